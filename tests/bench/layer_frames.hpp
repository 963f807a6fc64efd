#pragma once

#include "bench/cases.hpp"
#include "bench/json.hpp"

#include <filesystem>

namespace gatepost::bench {

/// Frames of the same named points in 30 files and in 300: what a layer costs by itself. The files are made
/// in a folder, once.
[[nodiscard]] Json measure_layers(std::filesystem::path const& folder, Size size);

}  // namespace gatepost::bench

#pragma once

#include "bench/cases.hpp"
#include "bench/json.hpp"

#include <filesystem>

namespace gatepost::bench {

/// What it costs to search the names of a file, and to move through its dates: how long the index of names
/// takes and how large it is, a typed letter, reading the dates, counting them for the timeline, and from
/// another range of time to a picture that lacks nothing.
[[nodiscard]] Json measure_asking(std::filesystem::path const& file, Size size);

}  // namespace gatepost::bench

#pragma once

#include "io/export_layer.hpp"

#include <filesystem>

namespace gatepost {

/// Whose data a GeoJSON file says that it is: its members `attribution` and `licence` (or `license`) before
/// its features. Empty where it says nothing, or is no such file. Reads the first 64 kB.
[[nodiscard]] DataCredit credit_in_geojson(std::filesystem::path const& path);

}  // namespace gatepost

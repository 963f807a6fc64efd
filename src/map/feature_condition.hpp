#pragma once

#include "table/feature_table.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace gatepost {

/// A condition (Expression) that holds for some features of a table, and for others only where they share
/// what these are known by: ids, where all of them have one, else the field in which most of their names
/// stand. Attributes that stayed in their file are read. O(features).
[[nodiscard]] std::string condition_of_features(FeatureTable const& table,
                                                std::span<std::uint32_t const> features);

}  // namespace gatepost

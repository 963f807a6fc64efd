#pragma once

#include "table/feature_table.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace gatepost {

/// A condition (Expression) that holds for some features of a table, and for others only where they share
/// what these are known by: each its id, else the field that is likeliest to have its name (name, NAME,
/// title, name_en …). Empty where none of them has either. Attributes that stayed in their file are read.
/// O(features).
[[nodiscard]] std::string condition_of_features(FeatureTable const& table,
                                                std::span<std::uint32_t const> features);

}  // namespace gatepost

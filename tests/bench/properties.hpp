#pragma once

#include "bench/shapes.hpp"

#include <string>

namespace gatepost::bench {

/// Appends the `properties` object of a feature as JSON. It depends on nothing but the shape and the number.
/// Points carry what a survey does (id, names in two scripts, kind, height, date, now and then a note), so
/// that a feature is 217 bytes in the mean; other shapes an id, a name and a kind.
void append_properties(std::string& json, Shape shape, std::size_t number);

}  // namespace gatepost::bench

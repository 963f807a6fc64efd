#pragma once

#include "base/json_object.hpp"
#include "geo/point.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gatepost {

// Values that several parts of a map file have.

/// A list of texts. Throws Error, with the place, where it is none, or endless.
[[nodiscard]] std::vector<std::string> text_list(Json const& json, std::string const& place);

/// Two numbers, x and y, within a box; none where there is no such member. Throws Error where they are not.
[[nodiscard]] std::optional<Point> point_in(JsonObject const& object, char const* key, Box const& within);

/// Writes a member that is left out of the file where it is not set.
template <class Value>
void set_or_erase(Json& object, char const* key, bool is_set, Value const& value) {
    if (is_set) {
        object[key] = value;
    } else {
        object.erase(key);
    }
}

/// A number as a file keeps it: to the nearest of `steps_per_unit` steps in each unit.
[[nodiscard]] double rounded(double value, double steps_per_unit);

}  // namespace gatepost

#pragma once

#include "base/json_object.hpp"
#include "style/point_look.hpp"

#include <array>

namespace gatepost {

/// The keys of a style that say how its points are drawn: `points`, `radius_px` and `weight`.
void read_point_look(JsonObject const& reader, PointLook& look);
void add_point_look(Json& json, PointLook const& look);

}  // namespace gatepost

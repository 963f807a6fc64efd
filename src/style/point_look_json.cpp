#include "style/point_look_json.hpp"

namespace gatepost {

namespace {

constexpr std::array<char const*, 5> drawing_names{"automatic", "dots", "density", "heat", "hexagons"};
static_assert(drawing_names.size() == static_cast<std::size_t>(PointDrawing::last) + 1);

}  // namespace

void read_point_look(JsonObject const& reader, PointLook& look) {
    reader.take("points", drawing_names, look.drawing);
    reader.take("radius_px", static_cast<double>(least_radius_px), static_cast<double>(largest_radius_px),
                look.radius_px);
    reader.take("weight", look.weight_field);
}

void add_point_look(Json& json, PointLook const& look) {
    PointLook const usual;
    if (look.drawing != usual.drawing) {
        json["points"] = drawing_names[static_cast<std::size_t>(look.drawing)];
    }
    if (look.radius_px != usual.radius_px) {
        json["radius_px"] = short_number(look.radius_px);
    }
    if (look.weight_field != usual.weight_field) {
        json["weight"] = look.weight_field;
    }
}

}  // namespace gatepost

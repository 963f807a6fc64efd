#include "map/feature_place.hpp"

#include "geo/geodesy.hpp"

#include <algorithm>

namespace gatepost {

std::optional<Point> anchor_of(Document const& document, FeatureRef ref) {
    Layer const& layer = document.layer(ref.layer);
    if (!layer.world || layer.world->geometry.kind(ref.feature) == GeometryKind::none) {
        return std::nullopt;
    }
    if (layer.world->geometry.is_mixed(ref.feature)) {
        return layer.world->anchor_of(ref.feature);
    }
    auto const vertices = layer.world->geometry.vertices_of(ref.feature);
    return layer.world->geometry.kind(ref.feature) == GeometryKind::polygon
               ? layer.world->bounds_of(ref.feature).centre()
               : vertices[vertices.size() / 2];
}

std::vector<Point> ground_circle(Point centre_world, double radius_m, Transformer const& world_from_lonlat) {
    Point const lonlat = world_from_lonlat.inverse(centre_world);
    constexpr int corners = 72;
    std::vector<Point> ring;
    for (int i = 0; i < corners; ++i) {
        ring.push_back(geodesic_destination(lonlat, 360.0 * i / corners, radius_m));
    }
    world_from_lonlat.forward(ring);
    bool const is_whole = std::all_of(ring.begin(), ring.end(), is_finite);
    return is_whole ? ring : std::vector<Point>{};
}

}  // namespace gatepost

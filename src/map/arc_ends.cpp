#include "map/arc_ends.hpp"

#include <algorithm>
#include <span>

namespace gatepost {

namespace {

/// The only line of a feature; an arc has no other parts.
std::span<Point const> line_of(Layer const& layer, std::uint32_t feature) {
    GeometryColumn const& geometry = layer.world->geometry;
    bool const is_one_line = geometry.kind(feature) == GeometryKind::line &&
                             geometry.parts_end(feature) - geometry.parts_begin(feature) == 1;
    return is_one_line ? geometry.part(geometry.parts_begin(feature)) : std::span<Point const>();
}

/// The feature whose point is here: one that names the arc among its partners, if there is one.
std::optional<std::uint32_t> point_at(Layer const& layer, std::uint32_t arc, Point world) {
    constexpr double rounding = 1e-6;
    std::string const id = layer.table->id_of(arc);
    std::optional<std::uint32_t> found;
    layer.world->index.query(Box::around(world, rounding), [&](std::uint32_t feature) {
        if (layer.world->geometry.kind(feature) != GeometryKind::point) {
            return true;
        }
        AttributeRow const row = layer.table->row(feature);
        auto const& fields = layer.profile->partner_fields;
        bool const is_partner = std::any_of(fields.begin(), fields.end(),
                                            [&](std::string const& field) { return row.text(field) == id; });
        if (is_partner || !found) {
            found = feature;
        }
        return !is_partner;
    });
    return found;
}

}  // namespace

std::vector<ArcEnds> arcs_of(Layer const& layer) {
    constexpr std::size_t most_features = 5000;
    std::vector<ArcEnds> arcs;
    if (layer.style.line_shape != LineShape::arc || !layer.world || layer.table->size() > most_features) {
        return arcs;
    }
    for (std::uint32_t feature = 0; feature < layer.table->size(); ++feature) {
        if (auto const line = line_of(layer, feature); line.size() >= 2) {
            arcs.push_back(
                {feature, {point_at(layer, feature, line.front()), point_at(layer, feature, line.back())}});
        }
    }
    return arcs;
}

std::vector<std::uint32_t> hidden_arcs(Layer const& layer, std::vector<ArcEnds> const& arcs,
                                       MapPlane const& plane, Viewport const& viewport, double zoom,
                                       std::function<bool(std::uint32_t)> const& shows) {
    std::vector<std::uint32_t> hidden;
    Box const view = viewport.bounds_world();
    int const ends_needed = zoom >= both_ends_zoom ? 2 : 1;
    for (ArcEnds const& one : arcs) {
        auto const line = line_of(layer, one.arc);
        int ends = 0;  // in view, in whatever copy of the map
        for (Point const end : {line.front(), line.back()}) {
            ends += view.contains(plane.near(end, view.centre())) ? 1 : 0;
        }
        bool const ends_show = std::all_of(one.features.begin(), one.features.end(),
                                           [&](auto const& feature) { return !feature || shows(*feature); });
        if (ends < ends_needed || !ends_show) {
            hidden.push_back(one.arc);
        }
    }
    return hidden;
}

std::optional<ArcExit> exit_of_arc(Layer const& layer, std::uint32_t feature, Viewport const& viewport,
                                   double inset_px) {
    auto const line = line_of(layer, feature);
    Box const frame{0, 0, viewport.width_px, viewport.height_px};
    if (line.size() < 2) {
        return std::nullopt;
    }
    bool const begins_inside = frame.contains(viewport.screen_from_world(line.front()));
    if (begins_inside == frame.contains(viewport.screen_from_world(line.back()))) {
        return std::nullopt;
    }
    Box const inner = frame.expanded(-inset_px);
    auto const at = [&](std::size_t i) {
        return viewport.screen_from_world(begins_inside ? line[i] : line[line.size() - 1 - i]);
    };
    Point last = at(0);
    for (std::size_t i = 1; i < line.size(); ++i) {
        constexpr int steps = 8;
        Point const next = at(i);
        for (int step = 1; step <= steps && inner.contains(last); ++step) {
            last = at(i - 1) + (next - at(i - 1)) * (static_cast<double>(step) / steps);
        }
    }
    Point const clamped{std::clamp(last.x, inner.min_x, inner.max_x),
                        std::clamp(last.y, inner.min_y, inner.max_y)};
    return ArcExit{clamped, point_at(layer, feature, begins_inside ? line.back() : line.front())};
}

}  // namespace gatepost

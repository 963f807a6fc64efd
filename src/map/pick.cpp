#include "map/pick.hpp"

#include "map/badges.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

namespace gatepost {

namespace {

/// Even–odd rule over all rings: holes and islands come out right whatever the orientation.
bool is_inside(WorldGeometry const& world, std::size_t feature, Point p) {
    GeometryColumn const& geometry = world.geometry;
    FeatureEdgeRuns const runs = world.edge_runs_of(feature);
    bool inside = false;
    for (std::size_t part = geometry.parts_begin(feature); part < geometry.parts_end(feature); ++part) {
        inside = inside != is_crossed_oddly(p, geometry.part(part), runs.of_part(part));
    }
    return inside;
}

/// Where it is not larger than `within`; otherwise some larger number.
double distance_to_lines(WorldGeometry const& world, std::size_t feature, Point p, double within) {
    GeometryColumn const& geometry = world.geometry;
    FeatureEdgeRuns const runs = world.edge_runs_of(feature);
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t part = geometry.parts_begin(feature); part < geometry.parts_end(feature); ++part) {
        nearest = std::min(
            nearest, distance_to_line(p, geometry.part(part), runs.of_part(part), std::min(nearest, within)));
    }
    return nearest;
}

double distance_to_points(GeometryColumn const& geometry, std::size_t feature, Point p) {
    double nearest = std::numeric_limits<double>::infinity();
    for (Point const vertex : geometry.vertices_of(feature)) {
        nearest = std::min(nearest, distance(p, vertex));
    }
    return nearest;
}

/// How far a feature reaches on screen beyond its geometry: half its symbol or half its line.
double reach_px(StyleClass const& style, GeometryKind kind) {
    return static_cast<double>(kind == GeometryKind::point ? style.symbol_px : style.line_px) / 2;
}

double largest_reach_px(LayerStyle const& style) {
    double reach = 0;
    for (StyleClass const& one : style.classes) {
        reach = std::max({reach, reach_px(one, GeometryKind::point), reach_px(one, GeometryKind::line)});
    }
    return reach;
}

class LayerPicker {
  public:
    LayerPicker(Layer const& layer, Viewport const& viewport, double zoom, Point world)
        : m_layer(layer), m_viewport(viewport), m_zoom(zoom), m_world(world) {}

    /// Distance in pixels where the feature is hit.
    [[nodiscard]] std::optional<double> hit(std::uint32_t feature, double tolerance_px) const {
        std::size_t const style_class = (*m_layer.class_of_feature)[feature];
        if (!m_layer.has_symbol(feature) || !m_layer.style.is_class_visible(style_class, m_zoom)) {
            return std::nullopt;
        }
        WorldGeometry const& world = *m_layer.world;
        GeometryKind const kind = world.geometry.kind(feature);
        if (kind == GeometryKind::polygon && is_inside(world, feature, m_world)) {
            return 0.0;
        }
        double const reach = tolerance_px + reach_px(m_layer.style.classes[style_class], kind);
        double const within_world = (reach + 1e-6) * m_viewport.world_per_px;  // more than rounding
        double const distance_world = kind == GeometryKind::point
                                          ? distance_to_points(world.geometry, feature, m_world)
                                          : distance_to_lines(world, feature, m_world, within_world);
        double const distance_px = distance_world / m_viewport.world_per_px;
        return distance_px <= reach ? std::optional{distance_px} : std::nullopt;
    }

  private:
    Layer const& m_layer;
    Viewport const& m_viewport;
    double m_zoom;
    Point m_world;
};

/// Within a layer symbols lie on lines and those on fills. Then nearness counts, in steps that a hand can
/// tell apart; then the larger symbol, which is drawn on top; then exact nearness, and what is drawn later.
bool lies_above(Layer const& layer, Hit const& a, Hit const& b) {
    constexpr double step_px = 4;
    auto const key = [&](Hit const& hit) {
        StyleClass const& style = layer.style.classes[(*layer.class_of_feature)[hit.ref.feature]];
        return std::tuple{layer.world->geometry.kind(hit.ref.feature), std::floor(hit.distance_px / step_px),
                          -style.symbol_px, hit.distance_px, -static_cast<std::int64_t>(hit.ref.feature)};
    };
    return key(a) < key(b);
}

void append_with_hosted(Document const& document, Hit const& hit, std::vector<Hit>& hits) {
    for (FeatureRef const ref : spoken_for(document, hit.ref)) {
        hits.push_back({ref, hit.distance_px,
                        ref.layer != hit.ref.layer || document.layer(ref.layer).is_hosted(ref.feature)});
    }
}

}  // namespace

Picked pick(Document const& document, Viewport const& viewport, double zoom, Point screen,
            double tolerance_px) {
    Point const world = viewport.world_from_screen(screen);
    Picked picked;
    for (std::size_t l = document.layers().size(); l-- > 0 && !picked.is_capped;) {
        Layer const& layer = document.layer(l);
        if (!layer.is_visible || !layer.style.is_pickable || !layer.world) {
            continue;
        }
        LayerPicker const picker(layer, viewport, zoom, world);
        double const reach_world = (tolerance_px + largest_reach_px(layer.style)) * viewport.world_per_px;
        std::vector<Hit> found;
        for (std::uint32_t const feature : layer.world->index.items_in(Box::around(world, reach_world))) {
            if (auto const distance_px = picker.hit(feature, tolerance_px)) {
                found.push_back({{static_cast<std::uint32_t>(l), feature}, *distance_px, false});
            }
        }
        std::sort(found.begin(), found.end(),
                  [&](Hit const& a, Hit const& b) { return lies_above(layer, a, b); });
        for (Hit const& hit : found) {
            append_with_hosted(document, hit, picked.hits);
        }
        picked.is_capped = picked.hits.size() > max_hits;
    }
    picked.hits.resize(std::min(picked.hits.size(), max_hits));
    return picked;
}

Picked pick_feature(Document const& document, FeatureRef ref) {
    Picked picked;
    append_with_hosted(document, {ref, 0, false}, picked.hits);
    return picked;
}

}  // namespace gatepost

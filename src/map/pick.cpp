#include "map/pick.hpp"

#include "map/badges.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

namespace gatepost {

namespace {

/// The distance of the feature's lines, or of its areas' outlines, where it is not larger than `within`;
/// otherwise some larger number.
double distance_to_edges(WorldGeometry const& world, std::size_t feature, GeometryKind kind, Point p,
                         double within) {
    GeometryColumn const& geometry = world.geometry;
    FeatureEdgeRuns const runs = world.edge_runs_of(feature);
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t part = geometry.parts_begin(feature); part < geometry.parts_end(feature); ++part) {
        if (kind_of(geometry.part_kind(part)) != kind) {
            continue;
        }
        nearest = std::min(
            nearest, distance_to_line(p, geometry.part(part), runs.of_part(part), std::min(nearest, within)));
    }
    return nearest;
}

double distance_to_points(GeometryColumn const& geometry, std::size_t feature, Point p) {
    double nearest = std::numeric_limits<double>::infinity();
    geometry.for_each_point(feature, [&](Point at) { nearest = std::min(nearest, distance(p, at)); });
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

/// Which parts of a feature were hit, and how far from them the pointer is.
struct PartsHit {
    GeometryKind kind = GeometryKind::none;
    double distance_px = 0;
};

class LayerPicker {
  public:
    LayerPicker(Layer const& layer, Viewport const& viewport, double zoom, Point world)
        : m_layer(layer), m_viewport(viewport), m_zoom(zoom), m_world(world) {}

    /// The topmost of the feature's parts that are hit: its symbols lie on its lines, and those on its areas.
    [[nodiscard]] std::optional<PartsHit> hit(std::uint32_t feature, double tolerance_px) const {
        std::size_t const style_class = (*m_layer.class_of_feature)[feature];
        if (!m_layer.has_symbol(feature) || !m_layer.style.is_class_visible(style_class, m_zoom)) {
            return std::nullopt;
        }
        for (GeometryKind const kind : {GeometryKind::point, GeometryKind::line, GeometryKind::polygon}) {
            if (!m_layer.world->geometry.has(feature, kind)) {
                continue;
            }
            double const reach = tolerance_px + reach_px(m_layer.style.classes[style_class], kind);
            if (double const away_px = distance_px(feature, kind, reach); away_px <= reach) {
                return PartsHit{kind, away_px};
            }
        }
        return std::nullopt;
    }

  private:
    /// From the feature's parts of one kind, where that is not more than `within_px`.
    [[nodiscard]] double distance_px(std::uint32_t feature, GeometryKind kind, double within_px) const {
        WorldGeometry const& world = *m_layer.world;
        if (kind == GeometryKind::polygon && covers(world, feature, m_world)) {
            return 0;
        }
        double const within_world = (within_px + 1e-6) * m_viewport.world_per_px;  // more than rounding
        double const distance_world = kind == GeometryKind::point
                                          ? distance_to_points(world.geometry, feature, m_world)
                                          : distance_to_edges(world, feature, kind, m_world, within_world);
        return distance_world / m_viewport.world_per_px;
    }

    Layer const& m_layer;
    Viewport const& m_viewport;
    double m_zoom;
    Point m_world;
};

/// A feature of the layer at hand that is under the pointer.
struct Found {
    std::uint32_t feature;
    PartsHit parts;
};

/// Within a layer symbols lie on lines and those on fills. Then nearness counts, in steps that a hand can
/// tell apart; then the larger symbol, which is drawn on top; then exact nearness, and what is drawn later.
bool lies_above(Layer const& layer, Found const& a, Found const& b) {
    constexpr double step_px = 4;
    auto const key = [&](Found const& found) {
        StyleClass const& style = layer.style.classes[(*layer.class_of_feature)[found.feature]];
        return std::tuple{found.parts.kind, std::floor(found.parts.distance_px / step_px), -style.symbol_px,
                          found.parts.distance_px, -static_cast<std::int64_t>(found.feature)};
    };
    return key(a) < key(b);
}

void add_hits(Layer const& layer, Viewport const& viewport, double zoom, Point world, double tolerance_px,
              std::vector<Found>& found) {
    LayerPicker const picker(layer, viewport, zoom, world);
    double const reach_world = (tolerance_px + largest_reach_px(layer.style)) * viewport.world_per_px;
    std::size_t const before = found.size();  // at the edge of a map that repeats: hits in another copy
    for (std::uint32_t const feature : layer.world->index.items_in(Box::around(world, reach_world))) {
        bool const is_known = std::any_of(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(before),
                                          [&](Found const& other) { return other.feature == feature; });
        if (auto const parts = is_known ? std::nullopt : picker.hit(feature, tolerance_px)) {
            found.push_back({feature, *parts});
        }
    }
}

void append_with_hosted(Document const& document, Hit const& hit, std::vector<Hit>& hits) {
    for (FeatureRef const ref : cluster_members(document, hit.ref)) {
        hits.push_back({ref, hit.distance_px,
                        ref.layer != hit.ref.layer || document.layer(ref.layer).is_hosted(ref.feature)});
    }
}

}  // namespace

Picked pick(Document const& document, Viewport const& viewport, double zoom, Point screen,
            double tolerance_px) {
    Point const world = viewport.world_from_screen(screen);
    Picked picked;
    auto const& layers = document.layers();
    for (std::size_t place = layers.size(); place-- > 0 && !picked.is_capped;) {
        Layer const& layer = layers[place];
        if (!layer.is_visible || !layer.style.is_pickable || !layer.world) {
            continue;
        }
        double const reach_world = (tolerance_px + largest_reach_px(layer.style)) * viewport.world_per_px;
        std::vector<Found> found;
        for (double const east_world : document.map_plane().turns_in(Box::around(world, reach_world))) {
            add_hits(layer, viewport, zoom, {world.x - east_world, world.y}, tolerance_px, found);
        }
        std::sort(found.begin(), found.end(),
                  [&](Found const& a, Found const& b) { return lies_above(layer, a, b); });
        for (Found const& one : found) {
            FeatureRef const ref{layer.id, one.feature};
            append_with_hosted(document, {ref, one.parts.distance_px, false}, picked.hits);
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

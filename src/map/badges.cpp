#include "map/badges.hpp"

#include "map/cluster_points.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>
#include <utility>

namespace gatepost {

namespace {

constexpr double height_px = 15;
constexpr double digit_px = 6.5;
constexpr double least_radius_px = 5;  // of small dots, so that they are not covered
constexpr double hosted_zoom =
    9;  // from here on those at one place are numbered too: further out it is a crowd

constexpr double pair_zoom = 12;  // and from here on a single one there: a crowd of twos tells nothing

/// A symbol that stands for several features.
struct Leader {
    FeatureRef ref;
    Point at_screen;
    double radius_px = 0;
    std::size_t count = 0;
};

/// In a corner of the symbol: `right` and `lower` are 1 or -1.
Box plate(Leader const& leader, double right, double lower) {
    auto const digits = static_cast<double>(std::to_string(leader.count).size());
    double const half_width = (height_px + (digits - 1) * digit_px) / 2;
    double const off = std::max(leader.radius_px, least_radius_px);
    Point const middle =
        leader.at_screen + Point{right * (off * 0.75 + half_width), lower * (off * 0.75 + height_px / 4)};
    return {middle.x - half_width, middle.y - height_px / 2, middle.x + half_width, middle.y + height_px / 2};
}

/// The symbols in view, to be asked how much of them a number would cover.
class Symbols {
  public:
    void add(Point at_screen, double radius_px) {
        m_boxes.push_back(Box::around(at_screen, radius_px));
        m_widest_px = std::max(m_widest_px, 2 * radius_px);
    }
    void sort() {
        std::sort(m_boxes.begin(), m_boxes.end(),
                  [](Box const& a, Box const& b) { return a.min_x < b.min_x; });
    }
    /// Whether a place lies nearer to another symbol's edge than to that of a symbol.
    [[nodiscard]] bool is_nearer_to_another(Point place, Point own, double own_radius_px) const {
        auto const gap = [&](Point middle, double radius_px) { return distance(place, middle) - radius_px; };
        double const own_gap_px = gap(own, own_radius_px);
        double const reach_px = own_gap_px + m_widest_px;
        auto const begin = std::partition_point(m_boxes.begin(), m_boxes.end(), [&](Box const& symbol) {
            return symbol.min_x < place.x - reach_px;
        });
        for (auto symbol = begin; symbol != m_boxes.end() && symbol->min_x < place.x + reach_px; ++symbol) {
            Point const middle{(symbol->min_x + symbol->max_x) / 2, (symbol->min_y + symbol->max_y) / 2};
            bool const is_own = distance(middle, own) < 0.01;
            if (!is_own && gap(middle, (symbol->max_x - symbol->min_x) / 2) < own_gap_px) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] double covered_px2(Box const& box) const {
        auto const begin = std::partition_point(m_boxes.begin(), m_boxes.end(), [&](Box const& symbol) {
            return symbol.min_x < box.min_x - m_widest_px;
        });
        double covered = 0;
        for (auto symbol = begin; symbol != m_boxes.end() && symbol->min_x < box.max_x; ++symbol) {
            double const width = std::min(symbol->max_x, box.max_x) - std::max(symbol->min_x, box.min_x);
            double const height = std::min(symbol->max_y, box.max_y) - std::max(symbol->min_y, box.min_y);
            covered += std::max(width, 0.0) * std::max(height, 0.0);
        }
        return covered;
    }

  private:
    std::vector<Box> m_boxes;  // from left to right
    double m_widest_px = 0;
};

/// The corner where the number covers the least of symbols, and is nearer to its own than to any other: the
/// upper right one if it can be. The number covers as much of its own symbol in each.
std::optional<Box> best_plate(Leader const& leader, Symbols const& symbols, std::vector<Badge> const& badges,
                              Box const& screen) {
    constexpr double clearly_less_px2 = 60;  // of some 250
    std::optional<Box> best;
    double least_px2 = 0;
    for (auto const& [right, lower] : {std::pair{1, -1}, {1, 1}, {-1, 1}, {-1, -1}}) {
        Box const box = plate(leader, right, lower);
        bool const is_free = screen.contains(box) &&
                             std::none_of(badges.begin(), badges.end(),
                                          [&](Badge const& other) { return other.screen.intersects(box); });
        Point const middle{(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2};
        bool const is_misread = symbols.is_nearer_to_another(middle, leader.at_screen,
                                                             std::max(leader.radius_px, least_radius_px));
        constexpr double misread_px2 = 150;  // as bad as to cover more than half of a symbol
        double const covered_px2 = symbols.covered_px2(box) + (is_misread ? misread_px2 : 0);
        if (is_free && (!best || covered_px2 < least_px2 - clearly_less_px2)) {
            best = box;
            least_px2 = covered_px2;
        }
    }
    return best;
}

bool may_have_badges(Document const& document, Layer const& layer) {
    return layer.is_visible && layer.world && layer.style.is_pickable && layer.opacity > 0 &&
           (layer.clustering || document.links().has_hosts());
}

}  // namespace

namespace {

/// Whether one symbol stands for this feature too, far out: a place of its own, of a class that is not
/// switched off.
bool is_gathered(Layer const& layer, std::uint32_t feature) {
    GeometryKind const kind = layer.world->geometry.kind(feature);
    return (kind == GeometryKind::point || kind == GeometryKind::polygon) && !layer.is_left_out(feature) &&
           layer.style.classes[(*layer.class_of_feature)[feature]].is_on;
}

/// The features of all layers that are gathered into one, from the top.
std::vector<FeatureRef> gathered_features(Document const& document) {
    using Gathering = Clustering::Gathering;
    std::vector<FeatureRef> all;
    auto const& layers = document.layers();
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        bool const takes_part = layer->is_visible && layer->opacity > 0 && layer->clustering &&
                                layer->clustering->view().gathering >= Gathering::all;
        for (std::uint32_t feature = 0; takes_part && feature < layer->table->size(); ++feature) {
            if (is_gathered(*layer, feature)) {
                all.push_back({layer->id, feature});
            }
        }
    }
    return all;
}

bool leads_all(Layer const& layer, std::uint32_t feature) {
    return layer.clustering && layer.clustering->view().gathering == Clustering::Gathering::all &&
           !layer.clustering->is_in_cluster(feature);
}

}  // namespace

std::vector<FeatureRef> cluster_members(Document const& document, FeatureRef leader) {
    std::vector<FeatureRef> all;
    auto const add = [&](FeatureRef ref) {
        all.push_back(ref);
        for (FeatureRef const hosted : document.links().hosted_by(ref)) {
            Layer const& layer = document.layer(hosted.layer);
            if (layer.is_visible && !layer.is_hidden(hosted.feature)) {
                all.push_back(hosted);
            }
        }
    };
    add(leader);
    Layer const& layer = document.layer(leader.layer);
    if (leads_all(layer, leader.feature)) {
        for (FeatureRef const ref : gathered_features(document)) {
            if (ref != leader) {
                add(ref);
            }
        }
    } else if (layer.clustering) {
        for (std::uint32_t const member : layer.clustering->members(leader.feature)) {
            add({leader.layer, member});
        }
    }
    return all;
}

namespace {

/// What stands for several features, from the top of the map down, and all symbols of layers that may have
/// such.
struct SymbolsInView {
    std::vector<Leader> leaders;
    Symbols symbols;
};

void add_symbols(Document const& document, Viewport const& viewport, double zoom, SymbolsInView& found) {
    Box const screen{0, 0, viewport.width_px, viewport.height_px};
    constexpr double margin_px = 30;
    Box const view_world = viewport.bounds_world().expanded(margin_px * viewport.world_per_px);
    auto const& layers = document.layers();
    for (auto place = layers.size(); place-- > 0;) {
        Layer const& layer = layers[place];
        if (!may_have_badges(document, layer) || layer.table->size() > most_clustered) {
            continue;
        }
        for (std::uint32_t const feature : layer.world->index.items_in(view_world)) {
            std::size_t const style_class = (*layer.class_of_feature)[feature];
            StyleClass const& style = layer.style.classes[style_class];
            if (!layer.world->geometry.has(feature, GeometryKind::point) || !layer.has_symbol(feature) ||
                style.symbol_px <= 0 || !layer.style.is_class_visible(style_class, zoom)) {
                continue;
            }
            double const radius_px = static_cast<double>(style.symbol_px) / 2;
            if (layer.world->geometry.is_mixed(feature)) {
                // Not being a mere symbol, it speaks for itself alone; but numbers keep off its symbols too.
                layer.world->geometry.for_each_point(feature, [&](Point world) {
                    found.symbols.add(viewport.screen_from_world(world), radius_px);
                });
                continue;
            }
            bool const is_clustered = layer.clustering && (!layer.clustering->members(feature).empty() ||
                                                           leads_all(layer, feature));
            std::size_t const count = is_clustered || zoom >= hosted_zoom
                                          ? cluster_members(document, {layer.id, feature}).size()
                                          : 1;
            Point const at = viewport.screen_from_world(layer.world->anchor_of(feature));
            found.symbols.add(at, radius_px);
            bool const tells_something = count > 2 || (count == 2 && (is_clustered || zoom >= pair_zoom));
            if (tells_something && screen.contains(at)) {
                found.leaders.push_back({{layer.id, feature}, at, radius_px, count});
            }
        }
    }
}

}  // namespace

std::vector<Badge> badges_in(Document const& document, Viewport const& viewport, double zoom) {
    SymbolsInView found;
    for (double const east_world : document.map_plane().turns_in(viewport.bounds_world())) {
        add_symbols(document, viewport.moved(-east_world), zoom, found);
    }
    found.symbols.sort();
    Box const screen{0, 0, viewport.width_px, viewport.height_px};
    std::vector<Badge> badges;
    for (Leader const& leader : found.leaders) {
        if (auto const box = best_plate(leader, found.symbols, badges, screen)) {
            badges.push_back({leader.ref, *box, leader.count});
        }
    }
    return badges;
}

std::vector<Point> fan_offsets_px(std::size_t count) {
    constexpr double first_radius_px = 44;
    constexpr double between_px = 32;  // from symbol to symbol, and from ring to ring
    std::vector<Point> offsets;
    for (double radius = first_radius_px; offsets.size() < count; radius += between_px) {
        auto const room = static_cast<std::size_t>(2 * std::numbers::pi * radius / between_px);
        std::size_t const here = std::min(room, count - offsets.size());
        for (std::size_t i = 0; i < here; ++i) {
            double const angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(here);
            offsets.push_back({radius * std::sin(angle), -radius * std::cos(angle)});
        }
    }
    return offsets;
}

}  // namespace gatepost

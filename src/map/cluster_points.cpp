#include "map/cluster_points.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <numeric>

namespace gatepost {

namespace {

constexpr double overlap = 0.5;  // of two symbols' radii: closer than this one hides the other

constexpr double most_covered = 0.5;  // of a symbol's area, where it is still drawn beside one other

/// Leaders by the cells of a grid that is as wide as the largest distance asked for.
class LeaderGrid {
  public:
    explicit LeaderGrid(double cell_world) : m_cell_world(cell_world) {}
    void add(std::uint32_t leader, Point at) { m_cells[key(cell(at.x), cell(at.y))].push_back(leader); }
    template <class Visit>
    void near(Point at, Visit visit) const {
        for (std::int64_t y = cell(at.y) - 1; y <= cell(at.y) + 1; ++y) {
            for (std::int64_t x = cell(at.x) - 1; x <= cell(at.x) + 1; ++x) {
                auto const found = m_cells.find(key(x, y));
                if (found != m_cells.end()) {
                    std::for_each(found->second.begin(), found->second.end(), visit);
                }
            }
        }
    }

  private:
    [[nodiscard]] std::int64_t cell(double v) const {
        return static_cast<std::int64_t>(std::floor(v / m_cell_world));
    }
    static std::uint64_t key(std::int64_t x, std::int64_t y) {
        return static_cast<std::uint64_t>(x) << 32U ^ (static_cast<std::uint64_t>(y) & 0xFFFFFFFFU);
    }
    double m_cell_world;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_cells;
};

/// How much of the smaller of two circles the other covers, from 0 to 1: the area of their lens.
double covered_share(double radius, double other_radius, double apart) {
    double const large = std::max(radius, other_radius);
    double const small = std::min(radius, other_radius);
    if (apart >= large + small) {
        return 0;
    }
    if (apart <= large - small) {
        return 1;
    }
    auto const segment = [](double of_radius, double to_chord) {
        return of_radius * of_radius * std::acos(std::clamp(to_chord / of_radius, -1.0, 1.0)) -
               to_chord * std::sqrt(std::max(0.0, of_radius * of_radius - to_chord * to_chord));
    };
    double const to_chord = (apart * apart + large * large - small * small) / (2 * apart);
    double const lens = segment(large, to_chord) + segment(small, apart - to_chord);
    return lens / (std::numbers::pi * small * small);
}

/// The symbols of a layer at a scale.
struct Symbols {
    Layer const& layer;
    double world_per_px;

    [[nodiscard]] double covered(std::uint32_t a, std::uint32_t b) const {
        double const apart_px = distance(layer.world->anchor_of(a), layer.world->anchor_of(b)) / world_per_px;
        return covered_share(radius_px(a), radius_px(b), apart_px);
    }
    [[nodiscard]] double radius_px(std::uint32_t feature) const {
        return static_cast<double>(layer.style.classes[(*layer.class_of_feature)[feature]].symbol_px) / 2;
    }
};

/// A number says nothing at two symbols that both can be seen: only where one hides more than half of the
/// other, or a third symbol does, does it stand for two.
void part_pairs(Symbols const& symbols, std::vector<std::uint32_t> const& leaders, LeaderGrid& drawn,
                std::vector<std::uint8_t>& clustered, Clustering::Members& members) {
    for (std::uint32_t const leader : leaders) {
        auto const pair = members.find(leader);
        if (pair == members.end() || pair->second.size() != 1) {
            continue;
        }
        std::uint32_t const other = pair->second.front();
        Point const at = symbols.layer.world->anchor_of(other);
        bool is_hidden = false;
        drawn.near(at, [&](std::uint32_t one) {
            is_hidden = is_hidden || symbols.covered(other, one) > most_covered;
        });
        if (!is_hidden) {
            clustered[other] = 0;
            members.erase(pair);
            drawn.add(other, at);
        }
    }
}

bool is_symbol(Layer const& layer, std::uint32_t feature, std::vector<bool> const& class_shows) {
    std::size_t const style_class = (*layer.class_of_feature)[feature];
    return layer.world->geometry.kind(feature) == GeometryKind::point && !layer.is_left_out(feature) &&
           layer.style.classes[style_class].symbol_px > 0 && class_shows[style_class];
}

}  // namespace

int clustering_level(double world_per_px) { return static_cast<int>(std::lround(std::log2(world_per_px))); }

std::vector<bool> classes_that_show(Layer const& layer, double zoom) {
    std::vector<bool> shows;
    for (std::size_t i = 0; i < layer.style.classes.size(); ++i) {
        shows.push_back(layer.style.is_class_visible(i, zoom));
    }
    return shows;
}

bool may_lead(Layer const& layer, double zoom) {
    if (!layer.is_visible || layer.opacity <= 0 || zoom >= layer.style.one_symbol_below_zoom ||
        !is_clusterable(layer)) {
        return false;
    }
    std::vector<bool> const class_shows = classes_that_show(layer, zoom);
    for (std::uint32_t feature = 0; feature < layer.table->size(); ++feature) {
        if (is_symbol(layer, feature, class_shows)) {
            return true;
        }
    }
    return false;
}

bool is_clusterable(Layer const& layer) {
    PointDrawing const drawing = layer.style.points.drawing;
    return layer.is_clustered && drawing <= PointDrawing::dots && layer.world && layer.style.is_pickable &&
           layer.table->size() <= most_clustered && layer.typical_kind == GeometryKind::point &&
           std::none_of(layer.style.classes.begin(), layer.style.classes.end(), is_plain_dot);
}

namespace {

using Gathering = Clustering::Gathering;

/// Each symbol, largest first, either stands for itself or is covered by the nearest that does.
void gather_near(Layer const& layer, std::vector<std::uint32_t> const& order,
                 std::function<double(std::uint32_t)> const& symbol_px, double world_per_px,
                 std::vector<std::uint8_t>& clustered, Clustering::Members& members) {
    double const largest_px = order.empty() ? 1 : symbol_px(order.front());
    LeaderGrid leaders(std::max(largest_px, 1.0) * world_per_px);
    for (std::uint32_t const feature : order) {
        Point const at = layer.world->anchor_of(feature);
        std::uint32_t nearest = feature;
        double nearest_world = std::numeric_limits<double>::infinity();
        leaders.near(at, [&](std::uint32_t leader) {
            double const apart = distance(at, layer.world->anchor_of(leader));
            double const reach = (symbol_px(feature) + symbol_px(leader)) / 2 * overlap * world_per_px;
            if (apart < reach && apart < nearest_world) {
                nearest = leader;
                nearest_world = apart;
            }
        });
        if (nearest == feature) {
            leaders.add(feature, at);
        } else {
            clustered[feature] = 1;
            members[nearest].push_back(feature);
        }
    }
    part_pairs({layer, world_per_px}, order, leaders, clustered, members);
}

/// Among the largest symbols the one nearest to the middle of all.
std::uint32_t leader_of_all(Layer const& layer, std::vector<std::uint32_t> const& largest_first,
                            std::function<double(std::uint32_t)> const& symbol_px) {
    Point sum;
    for (std::uint32_t const feature : largest_first) {
        sum = sum + layer.world->anchor_of(feature);
    }
    Point const middle = sum * (1 / static_cast<double>(largest_first.size()));
    auto const end = std::find_if(largest_first.begin(), largest_first.end(), [&](std::uint32_t feature) {
        return symbol_px(feature) < symbol_px(largest_first.front());
    });
    return *std::min_element(largest_first.begin(), end, [&](std::uint32_t a, std::uint32_t b) {
        return distance(layer.world->anchor_of(a), middle) < distance(layer.world->anchor_of(b), middle);
    });
}

}  // namespace

Clustering cluster_points(Layer const& layer, Clustering::View view) {
    std::vector<std::uint8_t> clustered(layer.table->size(), 0);
    Clustering::Members members;
    for (std::uint32_t const arc : view.hidden_arcs) {
        clustered[arc] = 1;
    }
    auto const symbol_px = [&](std::uint32_t feature) {
        return static_cast<double>(layer.style.classes[(*layer.class_of_feature)[feature]].symbol_px);
    };
    AttributeColumn const* const ranks = layer.table->find("rank");
    auto const rank = [&](std::uint32_t feature) {
        return ranks != nullptr ? ranks->number(feature).value_or(1) : 1;
    };
    std::vector<std::uint32_t> order;
    for (std::uint32_t f = 0; f < clustered.size() && view.gathering != Gathering::none; ++f) {
        if (is_symbol(layer, f, view.class_shows)) {
            order.push_back(f);
        }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (layer.is_pale(a) != layer.is_pale(b)) {
            return layer.is_pale(b);
        }
        return symbol_px(a) != symbol_px(b) ? symbol_px(a) > symbol_px(b) : rank(a) < rank(b);
    });
    if (view.gathering <= Gathering::near) {
        gather_near(layer, order, symbol_px, std::exp2(view.level), clustered, members);
        return {std::move(view), std::move(clustered), std::move(members)};
    }
    std::fill(clustered.begin(), clustered.end(), std::uint8_t{1});  // areas and lines too
    if (view.gathering == Gathering::all && !order.empty()) {
        clustered[leader_of_all(layer, order, symbol_px)] = 0;
    }
    return {std::move(view), std::move(clustered), std::move(members)};
}

}  // namespace gatepost

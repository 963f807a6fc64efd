#include "map/areas_at.hpp"

#include "geo/plane_about.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace gatepost {

namespace {

struct Area {
    FeatureRef ref;
    std::size_t vertices = 0;
    bool holds_place = false;
};

bool is_of_background(Layer const& layer) {
    constexpr std::size_t most_features = 10'000;
    return layer.group == LayerGroup::background && layer.is_visible && layer.world &&
           layer.table->size() <= most_features;
}

/// Whether a place lies in an area for sure: by the even-odd rule, as areas are filled, and not nearer to the
/// outline than half the distance from one of its vertices to the next.
bool contains(WorldGeometry const& world, std::uint32_t feature, Point place) {
    if (!world.bounds_of(feature).contains(place)) {
        return false;
    }
    bool is_inside = false;
    double length = 0;
    double edges = 0;
    double least_squared = std::numeric_limits<double>::infinity();
    for (std::size_t i = world.geometry.parts_begin(feature); i < world.geometry.parts_end(feature); ++i) {
        auto const ring = world.geometry.part(i);
        if (kind_of(world.geometry.part_kind(i)) != GeometryKind::polygon) {
            continue;
        }
        for (std::size_t j = 0; j < ring.size(); ++j) {
            Point const a = ring[j] - place;
            Point const b = ring[(j + 1) % ring.size()] - place;
            bool const is_crossed = (a.y > 0) != (b.y > 0) && a.x - (b.x - a.x) * (a.y / (b.y - a.y)) > 0;
            is_inside = is_inside != is_crossed;
            length += distance(a, b);
            edges += 1;
            least_squared = std::min(least_squared, squared_length(a + (b - a) * nearest_part_of_edge(a, b)));
        }
    }
    return is_inside && std::sqrt(least_squared) > length / edges / 2;
}

using AreasById = std::map<std::string, Area, std::less<>>;

/// Its id; where it has none, something that is no id.
std::string key_of(Layer const& layer, std::uint32_t feature) {
    std::string id = layer.table->text(feature, "id");
    return !id.empty() ? id : "\n" + layer.name + "\n" + std::to_string(feature);
}

/// All areas by their ids; of those with the same id the finest.
AreasById areas_of(Document const& document, Point world) {
    AreasById areas;
    for (Layer const& layer : document.layers()) {
        if (!is_of_background(layer)) {
            continue;
        }
        for (std::uint32_t f = 0; f < layer.table->size(); ++f) {
            if (layer.world->geometry.kind(f) != GeometryKind::polygon) {
                continue;
            }
            Area const area{
                {layer.id, f}, layer.world->geometry.vertices_of(f).size(), contains(*layer.world, f, world)};
            auto const [known, is_new] = areas.emplace(key_of(layer, f), area);
            if (!is_new && area.vertices > known->second.vertices) {
                known->second = area;
            }
        }
    }
    return areas;
}

/// Whether the areas that one names by a link hold the place too.
bool is_agreed(Layer const& layer, AttributeRow const& row, AreasById const& areas) {
    for (std::string const& field : layer.profile->link_fields) {
        for (std::string const& id : split_ids(row.text(field))) {
            auto const other = areas.find(id);
            if (other != areas.end() && !other->second.holds_place) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

std::vector<std::string> area_names_at(Document const& document, Point world,
                                       LanguageChain const& languages) {
    AreasById const areas = areas_of(document, world);
    std::vector<std::pair<double, std::string>> found;
    for (auto const& [id, area] : areas) {
        Layer const& layer = document.layer(area.ref.layer);
        AttributeRow const row = layer.table->row(area.ref.feature);
        LanguageText const names = names_of(row, languages);
        if (area.holds_place && !names.empty() && is_agreed(layer, row, areas)) {
            Box const bounds = layer.world->bounds_of(area.ref.feature);
            found.emplace_back(bounds.width() * bounds.height(), names.front().second);
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](auto const& a, auto const& b) { return a.first < b.first; });
    std::vector<std::string> result;
    for (auto& [size, name] : found) {
        if (std::find(result.begin(), result.end(), name) == result.end()) {
            result.push_back(std::move(name));
        }
    }
    return result;
}

}  // namespace gatepost

#include "label/area_labels.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gatepost {

bool AreaLabels::keeps_place(Name const& name, LabelArea const& area, Viewport const& viewport,
                             LabelRoom const& room, LabelSize const& size) {
    constexpr double most_zoomed = 1.4;  // half a level either way
    double const zoomed = viewport.world_per_px / name.viewport.world_per_px;
    if (!name.stood_world || zoomed > most_zoomed || zoomed < 1 / most_zoomed) {
        return false;
    }
    Box const box = box_around(viewport.screen_from_world(*name.stood_world), size);
    bool const is_reserved = std::any_of(room.reserved_screen.begin(), room.reserved_screen.end(),
                                         [&](Box const& other) { return other.intersects(box); });
    // Over its area, not necessarily with its middle: that of a narrow one may stand beside it.
    Point const quarter_world = Point{size.width_px, size.height_px} * (viewport.world_per_px / 4);
    auto const is_over = [&](double x, double y) {
        return covers(*area.world, area.feature,
                      *name.stood_world + Point{x * quarter_world.x, y * quarter_world.y});
    };
    return !is_reserved && room.frame_screen.contains(box) &&
           (is_over(0, 0) || is_over(-1, -1) || is_over(1, -1) || is_over(-1, 1) || is_over(1, 1));
}

std::vector<Point> const& AreaLabels::places(LabelArea const& area, Viewport const& viewport,
                                             LabelRoom const& room, LabelSize const& size) {
    constexpr std::size_t most_kept = 10'000;
    if (m_names.size() > most_kept) {
        m_names.clear();
    }
    Name& name = m_names[{area.key, area.turn}];
    bool const is_same = name.viewport == viewport && name.room == room && name.size == size;
    if (!is_same && !keeps_place(name, area, viewport, room, size)) {
        name.places_world.clear();
        for (Point const screen : places_in_area(*area.world, area.feature, viewport, room, size)) {
            name.places_world.push_back(viewport.world_from_screen(screen));
        }
        name.viewport = viewport;
        name.room = room;
        name.size = size;
    }
    return name.places_world;
}

void AreaLabels::stands_at(LabelArea const& area, std::optional<Point> place_world) {
    Name& name = m_names[{area.key, area.turn}];
    if (place_world && name.stood_world != place_world) {
        // A short way it slides, along the edge of the frame mostly.
        double const shortest_world = name.size.height_px * name.viewport.world_per_px;
        bool const slides = name.stood_world && distance(*name.stood_world, *place_world) < shortest_world;
        name.place_number += slides ? 0 : 1;
        auto const at = std::find(name.places_world.begin(), name.places_world.end(), *place_world);
        std::rotate(name.places_world.begin(), at, at == name.places_world.end() ? at : std::next(at));
    }
    name.stood_world = place_world;
}

void AreaLabels::renumber_copies(int turns) {
    std::unordered_map<Key, Name, KeyHash> renumbered;
    for (auto& [key, name] : m_names) {
        renumbered.emplace(Key{key.area, key.turn + turns}, std::move(name));
    }
    m_names = std::move(renumbered);
}

std::uint32_t AreaLabels::place_number(LabelArea const& area) const {
    auto const name = m_names.find({area.key, area.turn});
    return name == m_names.end() ? 0 : name->second.place_number;
}

}  // namespace gatepost

#include "app/place_mark.hpp"

#include "base/log.hpp"
#include "geo/grid_reference.hpp"
#include "map/areas_at.hpp"

#include <fmt/format.h>

namespace gatepost {

void PlaceMark::set(Point lonlat) {
    m_lonlat = lonlat;
    m_languages.reset();
    log_info("place marked {:.6f},{:.6f}", lonlat.x, lonlat.y);
}

std::optional<PlaceMarkModel> PlaceMark::model(OpenMap& map) const {
    if (!m_lonlat) {
        return std::nullopt;
    }
    PlaceMarkModel mark;
    mark.lonlat = *m_lonlat;
    Point const world = map.model().world_from_lonlat().forward(*m_lonlat);
    if (m_languages != map.selector().languages()) {
        m_languages = map.selector().languages();
        m_areas = area_names_at(map.document(), world, *m_languages);
    }
    mark.areas = m_areas;
    Viewport const& view = map.camera().viewport();
    if (is_finite(world)) {
        mark.screen = view.screen_from_world(map.document().map_plane().near(world, view.centre_world));
    }
    mark.positions = {{"WGS 84", fmt::format("{:.6f}, {:.6f}", m_lonlat->y, m_lonlat->x)},
                      {"UTM", utm_text(*m_lonlat)},
                      {"MGRS", mgrs_text(*m_lonlat)}};
    if (is_finite(world)) {
        mark.positions.push_back(
            {map.document().map_crs().name(), fmt::format("{:.2f} {:.2f}", world.x, world.y)});
    }
    std::erase_if(mark.positions, [](auto const& position) { return position.text.empty(); });
    return mark;
}

}  // namespace gatepost

#include "app/place_mark.hpp"

#include "base/log.hpp"
#include "geo/grid_reference.hpp"
#include "map/areas_at.hpp"

#include <fmt/format.h>

#include <utility>

namespace gatepost {

void PlaceMark::set(Point lonlat) {
    m_lonlat = lonlat;
    m_asked.reset();
    log_info("place marked {:.6f},{:.6f}", lonlat.x, lonlat.y);
}

std::optional<PlaceMarkModel> PlaceMark::model(OpenMap& map) const {
    if (!m_lonlat) {
        return std::nullopt;
    }
    PlaceMarkModel mark;
    mark.lonlat = *m_lonlat;
    Point const world = map.model().world_from_lonlat().forward(*m_lonlat);
    Asked asked{map.selector().languages(), {}};
    for (Layer const& layer : map.document().layers()) {
        asked.shown.emplace_back(layer.is_visible ? layer.world : nullptr);
    }
    if (m_asked != asked) {
        m_areas = area_names_at(map.document(), world, asked.languages);
        m_asked = std::move(asked);
    }
    mark.areas = m_areas;
    Viewport const& view = map.camera().viewport();
    if (is_finite(world)) {
        mark.screen = view.screen_from_world(map.document().map_plane().near(world, view.centre_world));
    }
    mark.positions = {{"WGS 84", fmt::format("{:.6f}, {:.6f}", m_lonlat->y, m_lonlat->x)},
                      {"UTM", utm_text(*m_lonlat)},
                      {"MGRS", mgrs_text(*m_lonlat)}};
    Crs const& crs = map.document().map_crs();
    if (is_finite(world) && crs != Crs::wgs84()) {
        mark.positions.push_back({crs.name(), crs.is_geographic()
                                                  ? fmt::format("{:.6f} {:.6f}", world.x, world.y)
                                                  : fmt::format("{:.2f} {:.2f}", world.x, world.y)});
    }
    std::erase_if(mark.positions, [](auto const& position) { return position.text.empty(); });
    return mark;
}

}  // namespace gatepost

#include "page/page_detail.hpp"

#include <algorithm>
#include <cmath>

namespace gatepost {

namespace {

constexpr double coarsest_m = 20'000;  // half a pixel of a picture of a continent
constexpr double own_step_m = 0.05;

/// Half a pixel, three zoom levels closer; of a map of a continent or more two levels closer, which is as
/// much as basemaps of the whole world tell.
double finest_world(Viewport const& home, Crs const& map_crs) {
    constexpr double continent_m = 8'000'000;
    bool const is_wide = home.bounds_world().width() * map_crs.metres_per_unit() > continent_m;
    return home.world_per_px / (is_wide ? 8 : 16);
}

}  // namespace

PageDetail::PageDetail(Viewport const& home, Crs const& map_crs)
    : m_home(home.bounds_world()),
      m_finest_world(finest_world(home, map_crs)),
      m_coarsest_cell(std::exp2(
          std::max(0.0, std::floor(std::log2(coarsest_m / map_crs.metres_per_unit() / m_finest_world))))),
      m_least_step_world(std::min(own_step_m / map_crs.metres_per_unit(), m_finest_world / 64)) {}

double PageDetail::background_cell(Point world) const {
    double const size = std::max(m_home.width(), m_home.height());
    double const away = std::max({m_home.min_x - world.x, world.x - m_home.max_x, m_home.min_y - world.y,
                                  world.y - m_home.max_y}) -
                        size / 4;
    if (!(away > 0)) {
        return 1;
    }
    // To see such a place beside the view one zooms out: what is between them decides how coarse it may be.
    double const level = 1 + std::floor(2.5 * std::log2(1 + away / (size / 2)));
    return std::min(std::exp2(level), m_coarsest_cell);
}

CoordinateGrid PageDetail::grid() const { return {m_home.centre(), m_least_step_world}; }

}  // namespace gatepost

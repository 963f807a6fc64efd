#include "page/page_detail.hpp"

#include <algorithm>
#include <cmath>

namespace gatepost {

PageDetail::PageDetail(Viewport const& home)
    : m_home(home.bounds_world()), m_finest_world(home.world_per_px / 16) {}

double PageDetail::background_cell(Point world) const {
    constexpr double coarsest = 512;  // half a pixel, six zoom levels further out
    double const size = std::max(m_home.width(), m_home.height());
    double const away = std::max({m_home.min_x - world.x, world.x - m_home.max_x, m_home.min_y - world.y,
                                  world.y - m_home.max_y}) -
                        size / 4;
    if (!(away > 0)) {
        return 1;
    }
    // To see such a place beside the view one zooms out: what is between them decides how coarse it may be.
    double const level = 1 + std::floor(2.5 * std::log2(1 + away / (size / 2)));
    return std::min(std::exp2(level), coarsest);
}

CoordinateGrid PageDetail::grid(Crs const& map_crs) const {
    constexpr double most_step_m = 0.05;
    double const step_world = std::min(most_step_m / map_crs.metres_per_unit(), m_finest_world / 32);
    return {m_home.centre(), step_world};
}

}  // namespace gatepost

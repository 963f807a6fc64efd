#pragma once

#include "map/viewport.hpp"
#include "page/packed_geometry.hpp"

namespace gatepost {

/// How finely a page draws lines and areas: in and around the view with which it opens as finely as three
/// zoom levels closer can show, and ever coarser with the distance from it, down to what is seen of a place
/// when all between it and the view is seen too.
class PageDetail {
  public:
    PageDetail(Viewport const& home, Crs const& map_crs);

    /// For a basemap: coarser with the distance.
    [[nodiscard]] CoordinateGrid background_grid() const { return {m_home.centre(), m_finest_world}; }
    /// For a line of it that the map is about, on which things stand: as fine as three more levels show.
    [[nodiscard]] CoordinateGrid fine_background_grid() const {
        return {m_home.centre(), m_finest_world / 8};
    }
    [[nodiscard]] double background_cell(Point world) const;
    /// For areas that are not drawn, but hold a name.
    [[nodiscard]] double name_area_cell(Point world) const { return 32 * background_cell(world); }

    /// For what the map is about: the same everywhere, in steps of five centimetres or less.
    [[nodiscard]] CoordinateGrid grid() const;
    /// In world units, before the number of vertices makes it coarser.
    [[nodiscard]] double finest_cell_world() const { return m_finest_world / 32; }

  private:
    Box m_home;
    double m_finest_world;
    double m_coarsest_cell;  ///< in steps of the background's grid
    double m_least_step_world;
};

}  // namespace gatepost

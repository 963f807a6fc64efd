#pragma once

#include "render/class_table.hpp"
#include "render/map_frame.hpp"
#include "render/tile_cache.hpp"
#include "render/tile_view.hpp"

#include <cstdint>
#include <optional>

namespace gatepost {

/// What lies below all layers: water where the map CRS shows the earth, and paper beyond its edge.
class EarthArea {
  public:
    /// Requests the tiles of the earth where its edge is in view and no straight line.
    void request(MapFrame const& frame, TileCache& tiles);
    /// Chooses what to draw. True if nothing is missing.
    bool resolve(MapFrame const& frame, TileCache& tiles);
    /// Covers the whole framebuffer.
    void draw(MapFrame const& frame, TilePainter& painter);

  private:
    [[nodiscard]] static bool is_drawn(MapFrame const& frame);
    [[nodiscard]] TileContent content(MapFrame const& frame);

    std::optional<std::uint64_t> m_plane;  ///< that `m_world` stands in
    std::shared_ptr<WorldGeometry const> m_world;
    TileView m_view;
    LayerStyle m_style;
    ClassTable m_classes;
};

}  // namespace gatepost

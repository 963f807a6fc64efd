#pragma once

#include "render/gpu_mesh.hpp"
#include "render/map_frame.hpp"
#include "render/shader_program.hpp"
#include "render/tile_grid.hpp"

#include <optional>

namespace gatepost {

/// A tile to draw and where it lies.
struct DrawnTile {
    GpuMesh const* mesh = nullptr;
    SeenTile at;
    /// The tile, of another level, that is still being cut and that this one stands in for.
    std::optional<TileKey> instead_of = std::nullopt;
};

/// Where a tile's local pixels fall on the framebuffer: computed in double, handed to GL as float.
struct TilePlacement {
    float scale = 1;
    float x_px = 0;
    float y_px = 0;
};

[[nodiscard]] TilePlacement place(SeenTile const& tile, MapFrame const& frame);

/// Tells a program, as u_scale and u_offset_px.
void set_placement(ShaderProgram& program, SeenTile const& tile, MapFrame const& frame);

/// Restricts drawing to the tile's own square, or to the part of it that stands in for another tile.
/// Neighbours share the rounded edge, so nothing is drawn twice. Returns the visible part on the framebuffer,
/// y down.
Box scissor_to(DrawnTile const& tile, MapFrame const& frame);

/// Converts a box of framebuffer pixels, y down, to a tile's local pixels.
[[nodiscard]] Box local_from_px(Box const& px, SeenTile const& tile, MapFrame const& frame);

}  // namespace gatepost

#pragma once

#include "table/geometry_column.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace gatepost {

/// Whole numbers of steps from an origin: how the coordinates of a page are written.
struct CoordinateGrid {
    Point origin_world;
    double step_world = 1;
};

/// How large the grid's cells are, in steps, around a place of the world: vertices of lines and areas move to
/// the nearest corner. It must depend on the place alone, so that an edge that two areas share stays shared.
using CellAt = std::function<double(Point world)>;

/// What becomes of a line or an area that is too small for the grid's cells.
enum class TooSmall : std::uint8_t { keeps_a_vertex, is_left_out };

/// Geometries in few bytes: for each feature the number of its parts; for each part its vertex count and kind
/// (`count << 3 | PartKind`) and the number of low bits that all its differences lack; for each vertex the
/// difference to the one before in steps, x and y, in zigzag form, from the second of a part on without those
/// bits. All of them are varints (7 bits a byte, low ones first, as in Protocol Buffers).
struct PackedGeometry {
    std::string bytes;
    std::size_t vertices = 0;
};

/// Packs some features of a column. Points keep their place to half a step; of lines and areas each vertex
/// moves by at most half a cell, repeats and spikes of no width go, and rings that have become nothing go. Of
/// a feature of which nothing would be left one vertex can stay, so that it has a place. O(vertices).
[[nodiscard]] PackedGeometry packed(GeometryColumn const& geometry, std::span<std::uint32_t const> features,
                                    CoordinateGrid const& grid, CellAt const& cell_at,
                                    TooSmall too_small = TooSmall::keeps_a_vertex);

/// The same back, as a page's script does it; for tests. Throws Error for bytes that end too early.
[[nodiscard]] GeometryColumn unpacked(std::string_view bytes, std::size_t features,
                                      CoordinateGrid const& grid);

}  // namespace gatepost

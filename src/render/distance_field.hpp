#pragma once

#include "geo/point.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gatepost {

/// How a dense tile is stored: not as vertices, which would outnumber its pixels, but as one byte per texel.
/// The shader finds edges in it by interpolation. So dots and lines stay sharp at any scale near the tile's
/// own, and their size and colour can change without cutting the tile again. After Green, "Improved
/// Alpha-Tested Magnification for Vector Textures" (2007).
///
/// Texels are tile pixels. The field is one texel wider than the tile on each side, so that neighbours
/// interpolate alike; texel (i, j) lies at local (i + 0.5 - side / 2, j + 0.5 - side / 2).
constexpr int field_side_px = 1024 + 2;

/// Distance to the nearest of many points or segments: 255 on them, 0 at `range_px` and beyond. A point is a
/// stamp, made once for each of 16 x 16 positions within a texel; a segment is a row of points.
class DistanceField {
  public:
    explicit DistanceField(double range_px);

    /// Cost: a few rows of bytes, some 25 ns.
    void add_point(Point local);
    /// Cost: one point for each half texel of the segment that lies in the field.
    void add_segment(Point a_local, Point b_local);
    /// Adds a line of many vertices. Skips vertices within a quarter of a texel of the last one kept.
    void add_line(std::span<Point const> line_local);
    [[nodiscard]] std::vector<std::uint8_t> take() const;

  private:
    static constexpr int phases = 16;  // positions of a point within a texel, each way
    void make_stamps();
    void add_points_up_to(Point a_local, Point b_local);

    float m_range_px;
    int m_reach;  // how many texels a point can touch on each side of its own
    int m_stamp_width;
    int m_margin;  // of m_texels on each side, so that a stamp at the edge needs no clipping
    int m_stride;  // of m_texels
    std::vector<std::uint8_t> m_stamps;
    std::vector<std::uint8_t> m_texels;
};

}  // namespace gatepost

#pragma once

#include "map/viewport.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace gatepost {

/// A stretch of a line around a place where its label may stand.
struct LineStretch {
    std::uint32_t number = 0;  ///< of the place along its line: the same while panning
    std::vector<Point> path_screen;
    double at_px = 0;  ///< where the place lies, along the path
};

/// Lengths along lines, kept between frames.
class LineMeasures {
  public:
    /// The places in view where labels of one line may stand: at even distances along it that are powers of
    /// two in the world, so that they stay while panning, and every second one stays while zooming out; or in
    /// the middle of a shorter line. A scribble, many times as long as its extent, has none. `key` identifies
    /// the line, as long as its vertices are the same. Costs a 64th of the line's vertices, and those of the
    /// stretches.
    [[nodiscard]] std::vector<LineStretch> stretches(std::uint64_t key, std::span<Point const> line_world,
                                                     Viewport const& viewport);

  private:
    struct Measures {
        std::vector<double>
            lengths;  ///< the distance along the line at every 64th of its vertices, and at the last one
        double winding = 1;  ///< its length divided by the diagonal of its bounds
    };
    [[nodiscard]] Measures const& measures(std::uint64_t key, std::span<Point const> line_world);

    std::unordered_map<std::uint64_t, Measures> m_measures;
    std::size_t m_kept = 0;
};

/// A smooth curve for letters to stand on, in screen pixels, from left to right.
class CurvedBaseline {
  public:
    struct Pose {
        Point at;
        double cos = 1;
        double sin = 0;
    };
    explicit CurvedBaseline(std::vector<Point> even_points) : m_points(std::move(even_points)) {}
    [[nodiscard]] Pose at(double distance_px) const;
    [[nodiscard]] double length_px() const;
    static constexpr double step_px = 2;  ///< between points

  private:
    std::vector<Point> m_points;
};

/// The measures of a label that is to stand along a line.
struct LineText {
    double width_px = 0;
    double size_px = 0;   ///< of the em
    double above_px = 0;  ///< from the line to the baseline
};

/// A baseline for a label around the place `shift_px` further along the stretch: the line without its small
/// windings, moved above it. Nothing if the line ends too soon, winds too much for its smoothed form, or
/// bends more than letters can follow.
[[nodiscard]] std::optional<CurvedBaseline> baseline_along(LineStretch const& stretch, double shift_px,
                                                           LineText const& text);

/// Boxes that cover a label on its baseline.
[[nodiscard]] std::vector<Box> boxes_along(CurvedBaseline const& baseline, LineText const& text);

}  // namespace gatepost

#pragma once

#include "map/viewport.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace gatepost {

using Ring = std::vector<Point>;

/// The picture and the look of an own layer of many features, as BruteForce draws them.
constexpr int picture_width_px = 600;
constexpr int picture_height_px = 400;
constexpr double fill_alpha = 0.35;
constexpr double dot_px = 4;
constexpr double line_px = 2;

/// How much of each pixel is coloured, from 0 to 1.
using Shares = std::vector<double>;

[[nodiscard]] inline std::size_t pixel_index(int x, int y) {
    return static_cast<std::size_t>(y) * picture_width_px + static_cast<std::size_t>(x);
}

/// Draws by asking every feature about every sample near it.
class BruteForce {
  public:
    explicit BruteForce(Viewport const& view)
        : m_view(view), m_polygons(index(0, rows), 0), m_is_covered(index(0, rows), 0) {}

    void add_dot(Point world) {
        Point const at = m_view.screen_from_world(world);
        cover(Box::around(at, dot_px / 2), [&](Point p) { return distance(p, at) <= dot_px / 2; });
    }
    void add_line(Ring const& line_world) {
        for (std::size_t i = 0; i + 1 < line_world.size(); ++i) {
            Point const a = m_view.screen_from_world(line_world[i]);
            Point const b = m_view.screen_from_world(line_world[i + 1]);
            Box around = Box::around(a, 0);
            around.grow(b);
            cover(around.expanded(line_px / 2),
                  [&](Point p) { return distance_to_segment(p, a, b) <= line_px / 2; });
        }
    }
    /// An outer ring and its holes, open or closed.
    void add_fill(std::vector<Ring> const& rings_world) {
        std::vector<Ring> rings = rings_world;
        Box bounds;
        for (Ring& ring : rings) {
            for (Point& vertex : ring) {
                vertex = m_view.screen_from_world(vertex);
                bounds.grow(vertex);
            }
        }
        int const first_row = first_sample(bounds.min_y);
        std::vector<std::vector<double>> crossings =
            crossings_of(rings, first_row, first_sample(bounds.max_y));
        for (std::size_t row = 0; row < crossings.size(); ++row) {
            std::sort(crossings[row].begin(), crossings[row].end());
            for (std::size_t i = 0; i + 1 < crossings[row].size(); i += 2) {
                int const last = std::min(first_sample(crossings[row][i + 1]), columns);
                for (int column = first_sample(crossings[row][i]); column < last; ++column) {
                    ++m_polygons[index(column, first_row + static_cast<int>(row))];
                }
            }
        }
    }
    [[nodiscard]] Shares shares() const {
        Shares shares(static_cast<std::size_t>(picture_width_px) * picture_height_px, 0);
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < columns; ++column) {
                std::size_t const at = index(column, row);
                double const share = m_is_covered[at] != 0 ? 1 : 1 - std::pow(1 - fill_alpha, m_polygons[at]);
                shares[pixel_index(column / samples, row / samples)] += share / (samples * samples);
            }
        }
        return shares;
    }

  private:
    static constexpr int samples = 4;  // of a pixel, each way
    static constexpr int columns = picture_width_px * samples;
    static constexpr int rows = picture_height_px * samples;

    static std::size_t index(int column, int row) {
        return static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column);
    }
    static double sample_place(int sample) { return (sample + 0.5) / samples; }
    static int first_sample(double px) {
        return std::max(static_cast<int>(std::ceil(px * samples - 0.5)), 0);
    }

    template <class IsCovered>
    void cover(Box const& around, IsCovered is_covered) {
        for (int row = first_sample(around.min_y); row < std::min(first_sample(around.max_y), rows); ++row) {
            int const last = std::min(first_sample(around.max_x), columns);
            for (int column = first_sample(around.min_x); column < last; ++column) {
                std::uint8_t& sample = m_is_covered[index(column, row)];
                sample = sample != 0 || is_covered({sample_place(column), sample_place(row)}) ? 1 : 0;
            }
        }
    }
    /// Where rings cross each of some rows of samples, in px.
    static std::vector<std::vector<double>> crossings_of(std::vector<Ring> const& rings, int first_row,
                                                         int end_row) {
        end_row = std::min(end_row, rows);
        std::vector<std::vector<double>> crossings(
            static_cast<std::size_t>(std::max(end_row - first_row, 0)));
        for (Ring const& ring : rings) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                Point const a = ring[i];
                Point const b = ring[(i + 1) % ring.size()];
                int const last = std::min(first_sample(std::max(a.y, b.y)), end_row);
                for (int row = std::max(first_sample(std::min(a.y, b.y)), first_row); row < last; ++row) {
                    double const along = (sample_place(row) - a.y) / (b.y - a.y);
                    crossings[static_cast<std::size_t>(row - first_row)].push_back(a.x + along * (b.x - a.x));
                }
            }
        }
        return crossings;
    }

    Viewport m_view;
    std::vector<std::uint16_t> m_polygons;
    std::vector<std::uint8_t> m_is_covered;
};

}  // namespace gatepost

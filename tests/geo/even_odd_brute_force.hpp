#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "geo/rings.hpp"
#include "geo/tessellate.hpp"

namespace gatepost {

// What is inside by the even-odd rule, found out without any of the code under test.

inline std::vector<std::pair<Point, Point>> edges_of(Rings const& rings) {
    std::vector<std::pair<Point, Point>> edges;
    for (Ring const& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            edges.emplace_back(ring[i], ring[(i + 1) % ring.size()]);
        }
    }
    return edges;
}

/// Where edges cross a level line, from left to right: inside is between the first two, the next two …
inline std::vector<double> crossings_at(std::vector<std::pair<Point, Point>> const& edges, double y) {
    std::vector<double> xs;
    for (auto const& [a, b] : edges) {
        if ((a.y > y) != (b.y > y)) {
            xs.push_back(a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)));
        }
    }
    std::sort(xs.begin(), xs.end());
    return xs;
}

/// Strip by strip, between the heights at which edges end or cross.
inline double even_odd_area(Rings const& rings) {
    auto const edges = edges_of(rings);
    std::vector<double> heights;
    for (auto const& [a, b] : edges) {
        heights.push_back(a.y);
        for (auto const& [c, d] : edges) {
            double const across = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
            double const t = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / across;
            if (across != 0 && t > 0 && t < 1) {
                heights.push_back(a.y + (b.y - a.y) * t);
            }
        }
    }
    std::sort(heights.begin(), heights.end());
    double area = 0;
    for (std::size_t i = 0; i + 1 < heights.size(); ++i) {
        auto const xs = crossings_at(edges, (heights[i] + heights[i + 1]) / 2);
        for (std::size_t k = 0; k + 1 < xs.size(); k += 2) {
            area += (xs[k + 1] - xs[k]) * (heights[i + 1] - heights[i]);
        }
    }
    return area;
}

/// How often each of many sample points is covered.
class SampleCounts {
  public:
    static constexpr int side = 500;
    explicit SampleCounts(Box const& bounds) : m_bounds(bounds), m_counts(std::size_t{side} * side, 0) {}

    void add(Rings const& rings) {
        auto const edges = edges_of(rings);
        for (int row = 0; row < side; ++row) {
            auto const xs = crossings_at(edges, m_bounds.min_y + m_bounds.height() * at(row));
            for (std::size_t k = 0; k + 1 < xs.size(); k += 2) {
                for (int column = first_right_of(xs[k]); column < first_right_of(xs[k + 1]); ++column) {
                    ++m_counts[static_cast<std::size_t>(row * side + column)];
                }
            }
        }
    }
    [[nodiscard]] std::vector<int> const& counts() const { return m_counts; }

  private:
    // The two differ, so that no sample lies on a diagonal of the bounds.
    static constexpr double column_offset = 0.4871;
    static constexpr double row_offset = 0.5323;
    static double at(int row) { return (row + row_offset) / side; }
    [[nodiscard]] int first_right_of(double x) const {
        double const place = (x - m_bounds.min_x) / std::max(m_bounds.width(), 1e-300) * side - column_offset;
        return static_cast<int>(std::clamp(std::ceil(place), 0.0, static_cast<double>(side)));
    }
    Box m_bounds;
    std::vector<int> m_counts;
};

struct Coverage {
    double wrong = 0;  ///< of the samples that lie inside: covered not at all or more than once, or outside
    int inside = 0;
};

inline Coverage coverage_of(Rings const& rings, std::vector<Rings> const& triangles) {
    Box bounds;
    for (Ring const& ring : rings) {
        for (Point const p : ring) {
            bounds.grow(p);
        }
    }
    SampleCounts expected(bounds);
    SampleCounts actual(bounds);
    expected.add(rings);
    for (Rings const& triangle : triangles) {
        actual.add(triangle);
    }
    Coverage coverage;
    int wrong = 0;
    for (std::size_t i = 0; i < expected.counts().size(); ++i) {
        coverage.inside += expected.counts()[i];
        wrong += std::abs(actual.counts()[i] - expected.counts()[i]);
    }
    coverage.wrong = static_cast<double>(wrong) / std::max(coverage.inside, 1);
    return coverage;
}

inline std::vector<Rings> triangles_of(Rings const& rings) {
    auto const [vertices, indexes] = tessellate(rings);
    std::vector<Rings> triangles;
    for (std::size_t i = 0; i < indexes.size(); i += 3) {
        triangles.push_back(
            {{vertices.at(indexes[i]), vertices.at(indexes[i + 1]), vertices.at(indexes[i + 2])}});
    }
    return triangles;
}

inline double area_sum(std::vector<Rings> const& triangles) {
    double area = 0;
    for (Rings const& triangle : triangles) {
        area += std::abs(signed_area(triangle.front()));
    }
    return area;
}

}  // namespace gatepost

#include "map/nearest_pairs.hpp"

#include "geo/packed_rtree.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>
#include <tuple>

namespace gatepost {

namespace {

/// Points of which some are taken away, one after the other.
class PointsLeft {
  public:
    explicit PointsLeft(std::span<Point const> points)
        : m_points(points), m_index(points), m_is_taken(points.size()), m_left(points.size()) {}

    [[nodiscard]] bool is_empty() const { return m_left == 0; }
    [[nodiscard]] bool is_taken(std::size_t i) const { return m_is_taken[i]; }
    void take(std::size_t i) {
        m_is_taken[i] = true;
        --m_left;
    }
    /// The nearest that is left, of equal ones the first: by boxes that grow until one is in it.
    [[nodiscard]] std::size_t nearest_to(Point p) const {
        Box const all = m_index.bounds();
        double const farthest = std::max({std::abs(p.x - all.min_x), std::abs(p.x - all.max_x),
                                          std::abs(p.y - all.min_y), std::abs(p.y - all.max_y)});
        double const spacing = std::sqrt(all.width() * all.height() / static_cast<double>(m_points.size()));
        constexpr double least_share = 1e-9;
        double reach = std::max(spacing, farthest * least_share + std::numeric_limits<double>::min());
        while (true) {
            auto const [nearest, apart] = nearest_within(p, reach);
            if (nearest < m_points.size() && (apart <= reach || reach > farthest)) {
                return nearest;
            }
            reach *= 2;
        }
    }

  private:
    [[nodiscard]] std::pair<std::size_t, double> nearest_within(Point p, double reach) const {
        std::pair<std::size_t, double> nearest{m_points.size(), std::numeric_limits<double>::infinity()};
        m_index.query(Box::around(p, reach), [&](std::uint32_t i) {
            double const apart = distance(p, m_points[i]);
            bool const is_nearer = apart < nearest.second || (apart == nearest.second && i < nearest.first);
            if (!m_is_taken[i] && is_nearer) {
                nearest = {i, apart};
            }
            return true;
        });
        return nearest;
    }

    std::span<Point const> m_points;
    PackedRtree m_index;
    std::vector<bool> m_is_taken;
    std::size_t m_left;
};

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> nearest_pairs(std::span<Point const> a,
                                                               std::span<Point const> b) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    if (b.empty()) {
        return pairs;
    }
    PointsLeft left(b);
    using Candidate = std::tuple<double, std::size_t, std::size_t>;  // distance, number in a, number in b
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> candidates;
    auto const add = [&](std::size_t i) {
        std::size_t const j = left.nearest_to(a[i]);
        candidates.emplace(distance(a[i], b[j]), i, j);
    };
    for (std::size_t i = 0; i < a.size(); ++i) {
        add(i);
    }
    while (!candidates.empty() && !left.is_empty()) {
        auto const [apart, i, j] = candidates.top();
        candidates.pop();
        if (left.is_taken(j)) {  // another was nearer: the next nearest is asked for
            add(i);
        } else {
            left.take(j);
            pairs.emplace_back(i, j);
        }
    }
    return pairs;
}

}  // namespace gatepost

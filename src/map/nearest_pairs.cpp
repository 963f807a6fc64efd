#include "map/nearest_pairs.hpp"

#include "geo/packed_rtree.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

namespace gatepost {

namespace {

/// The nearest of many points, by boxes that grow until one is in it.
std::size_t nearest_to(Point p, std::span<Point const> points, PackedRtree const& index) {
    Box const all = index.bounds();
    double const farthest = std::max({std::abs(p.x - all.min_x), std::abs(p.x - all.max_x),
                                      std::abs(p.y - all.min_y), std::abs(p.y - all.max_y)});
    double const spacing =
        std::sqrt(std::max(all.width() * all.height(), 0.0) / static_cast<double>(points.size()));
    double reach = std::max(spacing, farthest * 1e-9 + std::numeric_limits<double>::min());
    while (true) {
        std::size_t nearest = points.size();
        double nearest_distance = std::numeric_limits<double>::infinity();
        index.query(Box::around(p, reach), [&](std::uint32_t i) {
            double const d = distance(p, points[i]);
            if (d < nearest_distance || (d == nearest_distance && i < nearest)) {
                nearest = i;
                nearest_distance = d;
            }
            return true;
        });
        if (nearest_distance <= reach || (reach > farthest && nearest < points.size())) {
            return nearest;
        }
        reach *= 2;
    }
}

struct Pair {
    double apart;
    std::size_t a;
    std::size_t b;
};

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> nearest_pairs(std::span<Point const> a,
                                                               std::span<Point const> b) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    std::vector<std::size_t> left_a(a.size());
    std::vector<std::size_t> left_b(b.size());
    std::iota(left_a.begin(), left_a.end(), std::size_t{0});
    std::iota(left_b.begin(), left_b.end(), std::size_t{0});
    std::vector<bool> is_paired_a(a.size());
    std::vector<bool> is_paired_b(b.size());
    while (!left_a.empty() && !left_b.empty()) {
        std::vector<Point> points;
        for (std::size_t const j : left_b) {
            points.push_back(b[j]);
        }
        PackedRtree const index(std::span<Point const>{points});
        std::vector<Pair> candidates;
        for (std::size_t const i : left_a) {
            std::size_t const j = nearest_to(a[i], points, index);
            candidates.push_back({distance(a[i], points[j]), i, left_b[j]});
        }
        std::sort(candidates.begin(), candidates.end(), [](Pair const& one, Pair const& other) {
            return std::tie(one.apart, one.a, one.b) < std::tie(other.apart, other.a, other.b);
        });
        for (Pair const& pair : candidates) {
            if (!is_paired_b[pair.b]) {
                is_paired_a[pair.a] = is_paired_b[pair.b] = true;
                pairs.emplace_back(pair.a, pair.b);
            }
        }
        std::erase_if(left_a, [&](std::size_t i) { return is_paired_a[i]; });
        std::erase_if(left_b, [&](std::size_t j) { return is_paired_b[j]; });
    }
    return pairs;
}

}  // namespace gatepost

#include "map/nearest_pairs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <tuple>

using namespace gatepost;

namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

std::vector<Point> scattered(std::size_t count, std::mt19937& random) {
    std::uniform_real_distribution<double> degrees(-50, 50);
    std::vector<Point> points;
    for (std::size_t i = 0; i < count; ++i) {
        points.push_back({degrees(random), degrees(random)});
    }
    return points;
}

/// All pairs by their distance, each point once.
Pairs by_brute_force(std::vector<Point> const& a, std::vector<Point> const& b) {
    std::vector<std::tuple<double, std::size_t, std::size_t>> all;
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = 0; j < b.size(); ++j) {
            all.emplace_back(distance(a[i], b[j]), i, j);
        }
    }
    std::sort(all.begin(), all.end());
    std::vector<bool> has_a(a.size());
    std::vector<bool> has_b(b.size());
    Pairs pairs;
    for (auto const& [apart, i, j] : all) {
        if (!has_a[i] && !has_b[j]) {
            has_a[i] = has_b[j] = true;
            pairs.emplace_back(i, j);
        }
    }
    return pairs;
}

}  // namespace

TEST_CASE("the nearest two are paired first, as brute force pairs them") {
    std::mt19937 random(3);
    for (std::size_t size = 1; size < 40; ++size) {
        auto const a = scattered(size, random);
        auto const b = scattered(41 - size, random);
        Pairs pairs = nearest_pairs(a, b);
        Pairs wanted = by_brute_force(a, b);
        std::sort(pairs.begin(), pairs.end());
        std::sort(wanted.begin(), wanted.end());
        CHECK(pairs == wanted);
    }
}

TEST_CASE("points at one place are paired too") {
    std::vector<Point> const same(5, Point{1, 2});
    CHECK(nearest_pairs(same, same).size() == 5);
    CHECK(nearest_pairs(same, {}).empty());
}

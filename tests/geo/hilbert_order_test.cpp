#include "geo/hilbert_order.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <random>

using namespace gatepost;

namespace {

struct Cell {
    std::uint32_t x = 0;
    std::uint32_t y = 0;
};

/// The inverse, from the index' last two bits to its first: the published loop, which the program does
/// without.
Cell cell_at(std::uint64_t index) {
    Cell cell;
    for (std::uint32_t side = 1; side < 1U << 16U; side *= 2, index /= 4) {
        std::uint32_t const right = 1 & (index / 2);
        std::uint32_t const upper = 1 & (index ^ right);
        if (upper == 0) {
            if (right == 1) {
                cell = {side - 1 - cell.x, side - 1 - cell.y};
            }
            std::swap(cell.x, cell.y);
        }
        cell.x += side * right;
        cell.y += side * upper;
    }
    return cell;
}

std::vector<Point> random_points(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> coordinate(-50, 50);
    std::vector<Point> points;
    for (std::size_t i = 0; i < count; ++i) {
        double const x = coordinate(random);
        points.push_back({x, coordinate(random)});
    }
    return points;
}

Box bounds_of(std::vector<Point> const& points) {
    Box bounds;
    for (Point const p : points) {
        if (is_finite(p)) {
            bounds.grow(p);
        }
    }
    return bounds;
}

std::vector<std::uint32_t> order_of(std::vector<Point> const& points, JobContext const& job = {}) {
    return hilbert_order(
        points.size(), bounds_of(points), [&](std::size_t i) { return points[i]; }, job);
}

/// By their places on the curve, and then by number.
std::vector<std::uint32_t> sorted_by_library(std::vector<Point> const& points) {
    Box const bounds = bounds_of(points);
    auto const position = [&](std::uint32_t i) {
        auto const cell = [](double value, double min, double extent) {
            return static_cast<std::uint32_t>((value - min) * (65535 / extent));
        };
        return hilbert_index(cell(points[i].x, bounds.min_x, bounds.width()),
                             cell(points[i].y, bounds.min_y, bounds.height()));
    };
    std::vector<std::uint32_t> numbers(points.size());
    std::iota(numbers.begin(), numbers.end(), 0U);
    std::stable_sort(numbers.begin(), numbers.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return position(a) < position(b); });
    return numbers;
}

}  // namespace

TEST_CASE("the curve passes every cell where its inverse says") {
    std::mt19937_64 random(1);
    for (int i = 0; i < 100'000; ++i) {
        auto const index = static_cast<std::uint32_t>(random());
        Cell const cell = cell_at(index);
        REQUIRE(hilbert_index(cell.x, cell.y) == index);
    }
    CHECK(hilbert_index(0, 0) == 0);
    CHECK(hilbert_index(65535, 0) == 0xFFFFFFFF);
}

TEST_CASE("the curve's neighbours are the plane's") {
    std::mt19937 random(2);
    for (int i = 0; i < 10'000; ++i) {
        std::uint64_t const index = random() % 0xFFFFFFFFU;
        Cell const a = cell_at(index);
        Cell const b = cell_at(index + 1);
        auto const apart = [](std::uint32_t p, std::uint32_t q) { return p > q ? p - q : q - p; };
        REQUIRE(apart(a.x, b.x) + apart(a.y, b.y) == 1);
    }
}

TEST_CASE("points are put in the order in which a library sorts them, on one worker and on several") {
    JobPool pool(3);
    JobContext const on_pool = context_outside(pool);
    for (std::size_t const count : {0U, 1U, 2U, 300U, 70'000U, 200'000U}) {
        std::vector<Point> const points = random_points(count, 3);
        auto const expected = sorted_by_library(points);
        CHECK(order_of(points) == expected);
        CHECK(order_of(points, on_pool) == expected);
    }
}

TEST_CASE("points of one place keep the order of their numbers") {
    std::vector<Point> const points(100'000, Point{3, 4});
    auto const order = order_of(points);
    CHECK(order.size() == points.size());
    CHECK(std::is_sorted(order.begin(), order.end()));
}

TEST_CASE("what is nowhere has no place in the order") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
    std::vector<Point> points = random_points(1000, 4);
    points[0] = {not_a_number, 1};
    points[500] = {1, not_a_number};
    points[999] = {infinity, 1};
    auto const order = order_of(points);
    CHECK(order.size() == 997);
    for (std::uint32_t const number : {0U, 500U, 999U}) {
        CHECK(std::find(order.begin(), order.end(), number) == order.end());
    }
    CHECK(order_of(std::vector<Point>(5, {not_a_number, 0})).empty());
}

TEST_CASE("points that are next to no distance apart are in one cell") {
    std::vector<Point> const points{{1e-308, 0}, {0, 0}, {0, 1e-308}};
    Box bounds;
    for (Point const p : points) {
        bounds.grow(p);
    }
    CHECK(hilbert_order(points.size(), bounds, [&](std::size_t i) { return points[i]; }, {}) ==
          std::vector<std::uint32_t>{0, 1, 2});
}

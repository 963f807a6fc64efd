// PackedRtree over points: the same index as over boxes without extent, in half the memory.
#include <catch2/catch.hpp>

#include <array>
#include <limits>
#include <random>

#include "geo/packed_rtree.hpp"

using namespace gatepost;

namespace {

constexpr Box everywhere{-1e9, -1e9, 1e9, 1e9};

class RandomPlaces {
  public:
    explicit RandomPlaces(std::uint32_t seed) : m_random(seed) {}

    Point place() {
        double const x = coordinate();
        return {x, coordinate()};
    }
    /// A heap around few places, so that many share a cell of the curve, or the very same place.
    std::vector<Point> places(std::size_t count) {
        std::vector<Point> places(count);
        for (Point& p : places) {
            bool const is_again = m_random() % 4 == 0;
            p = is_again ? places[m_random() % count] : place();
        }
        return places;
    }
    Box box() {
        Box box;
        box.grow(place());
        box.grow(box.centre() + place() * 0.3);
        return box;
    }

  private:
    double coordinate() { return (static_cast<double>(m_random()) / 0x1p31 - 1) * 100; }
    std::mt19937 m_random;
};

std::vector<std::uint32_t> by_looking_at_all(std::vector<Point> const& points, Box const& query) {
    std::vector<std::uint32_t> items;
    for (std::uint32_t i = 0; i < points.size(); ++i) {
        if (query.contains(points[i])) {
            items.push_back(i);
        }
    }
    return items;
}

std::vector<Box> boxes_of(std::vector<Point> const& points) {
    std::vector<Box> boxes;
    for (Point const p : points) {
        boxes.push_back(Box::around(p, 0));
    }
    return boxes;
}

/// Items in the order in which the tree gives them.
std::vector<std::uint32_t> in_tree_order(PackedRtree const& index, Box const& box) {
    std::vector<std::uint32_t> items;
    index.query(box, [&](std::uint32_t item) {
        items.push_back(item);
        return true;
    });
    return items;
}

PackedRtree built_with_helpers(std::vector<Point> const& points) {
    JobPool pool(3);
    return Job<PackedRtree>(pool, [&](JobContext const& job) { return PackedRtree(points, job); }).get();
}

}  // namespace

TEST_CASE("the index of points finds what looking at every point finds") {
    RandomPlaces random(1);
    for (std::size_t const count : {0U, 1U, 2U, 15U, 16U, 17U, 255U, 256U, 257U, 4097U, 10'000U, 70'000U}) {
        std::vector<Point> const points = random.places(count);
        PackedRtree const index(points);
        for (int i = 0; i < 50; ++i) {
            Box const query = random.box();
            REQUIRE(index.items_in(query) == by_looking_at_all(points, query));
        }
        CHECK(index.items_in(everywhere).size() == count);
    }
}

TEST_CASE("the index of points is that of their boxes, in the same order") {
    RandomPlaces random(2);
    std::vector<Point> const points = random.places(20'000);
    PackedRtree const index(points);
    PackedRtree const of_boxes(boxes_of(points));
    CHECK(index.bounds() == of_boxes.bounds());
    for (int i = 0; i < 100; ++i) {
        Box const query = random.box();
        REQUIRE(in_tree_order(index, query) == in_tree_order(of_boxes, query));
    }
    CHECK(index.bytes() < of_boxes.bytes() * 2 / 3);
}

TEST_CASE("helpers build the same tree") {
    RandomPlaces random(3);
    std::vector<Point> const points = random.places(300'000);
    PackedRtree const alone(points);
    PackedRtree const with_helpers = built_with_helpers(points);
    CHECK(in_tree_order(alone, everywhere) == in_tree_order(with_helpers, everywhere));
    CHECK(alone.bounds() == with_helpers.bounds());
    for (int i = 0; i < 20; ++i) {
        Box const query = random.box();
        REQUIRE(in_tree_order(alone, query) == in_tree_order(with_helpers, query));
        REQUIRE(alone.items_in(query) == with_helpers.items_in(query));
    }
}

TEST_CASE("helpers build the same tree of boxes") {
    RandomPlaces random(4);
    std::vector<Box> boxes(200'000);
    for (Box& box : boxes) {
        box = random.box();
    }
    JobPool pool(3);
    auto const with_helpers =
        Job<PackedRtree>(pool, [&](JobContext const& job) { return PackedRtree(boxes, job); }).get();
    CHECK(in_tree_order(PackedRtree(boxes), everywhere) == in_tree_order(with_helpers, everywhere));
}

TEST_CASE("points at one place are all found, there and nowhere else") {
    PackedRtree const index(std::vector<Point>(1'000, Point{3, 4}));
    CHECK(index.items_in({3, 4, 3, 4}).size() == 1'000);
    CHECK(index.items_in({2, 3, 3, 4}).size() == 1'000);
    CHECK(index.items_in({3.001, 4, 5, 5}).empty());
    CHECK(index.bounds() == Box{3, 4, 3, 4});
}

TEST_CASE("points on one line are found") {
    std::vector<Point> points;
    for (int i = 0; i < 500; ++i) {
        points.push_back({7, i * 1.0});
    }
    CHECK(PackedRtree(points).items_in({0, 99.5, 10, 102}) == std::vector<std::uint32_t>{100, 101, 102});
}

TEST_CASE("a point that is none is never found, and keeps the others' numbers") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::vector<Point> points;
    for (int i = 0; i < 1'000; ++i) {
        std::array<Point, 4> const places{{{i * 1.0, 2}, {nan, 2}, {1, nan}, {infinity, -infinity}}};
        points.push_back(places[static_cast<std::size_t>(i) % 4]);
    }
    PackedRtree const index(points);
    auto const found = index.items_in({-infinity, -infinity, infinity, infinity});
    REQUIRE(found.size() == 250);
    CHECK(found[1] == 4);
    CHECK(found[249] == 996);
    CHECK(index.bounds() == Box{0, 2, 996, 2});
}

TEST_CASE("an index of points that are all none finds nothing") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    PackedRtree const index(std::vector<Point>(100, Point{nan, nan}));
    CHECK(index.items_in(everywhere).empty());
    CHECK(index.bounds().is_empty());
    CHECK(PackedRtree(std::vector<Point>{}).items_in(everywhere).empty());
}

TEST_CASE("a question's edges count, and an empty question finds no point") {
    PackedRtree const index(std::vector<Point>{{1, 1}});
    CHECK(index.items_in({1, 1, 2, 2}).size() == 1);
    CHECK(index.items_in({0, 0, 1, 1}).size() == 1);
    CHECK(index.items_in(Box{}).empty());
}

TEST_CASE("a search for points stops when it is told to") {
    PackedRtree const index(std::vector<Point>(1'000, Point{0, 0}));
    int visited = 0;
    index.query(everywhere, [&](std::uint32_t) { return ++visited < 10; });
    CHECK(visited == 10);
}

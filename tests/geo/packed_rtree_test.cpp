#include "geo/packed_rtree.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace gatepost;

namespace {

std::vector<Box> random_boxes(std::mt19937& random, std::size_t count, double largest) {
    std::uniform_real_distribution<double> corner(-100, 100);
    std::uniform_real_distribution<double> side(0, largest);
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < count; ++i) {
        double const x = corner(random);
        double const y = corner(random);
        boxes.push_back({x, y, x + side(random), y + side(random)});
    }
    return boxes;
}

std::vector<std::uint32_t> by_looking_at_all(std::vector<Box> const& boxes, Box const& query) {
    std::vector<std::uint32_t> items;
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i].is_empty() && boxes[i].intersects(query)) {
            items.push_back(i);
        }
    }
    return items;
}

}  // namespace

TEST_CASE("the index finds what looking at every box finds") {
    std::mt19937 random(1);
    for (std::size_t const count : {0U, 1U, 2U, 15U, 16U, 17U, 255U, 256U, 257U, 4097U, 10'000U}) {
        std::vector<Box> const boxes = random_boxes(random, count, 5);
        PackedRtree const index(boxes);
        for (Box const& query : random_boxes(random, 50, 40)) {
            REQUIRE(index.items_in(query) == by_looking_at_all(boxes, query));
        }
    }
}

TEST_CASE("points are boxes too") {
    std::mt19937 random(2);
    std::vector<Box> const points = random_boxes(random, 2000, 0);
    PackedRtree const index(points);
    for (Box const& query : random_boxes(random, 100, 20)) {
        REQUIRE(index.items_in(query) == by_looking_at_all(points, query));
    }
    CHECK_FALSE(index.items_in(points[1234]).empty());
}

TEST_CASE("an index of nothing finds nothing") {
    Box const everywhere{-1e9, -1e9, 1e9, 1e9};
    CHECK(PackedRtree{}.items_in(everywhere).empty());
    CHECK(PackedRtree{std::vector<Box>{}}.items_in(everywhere).empty());
    CHECK(PackedRtree{}.bounds().is_empty());
}

TEST_CASE("an empty box is never found") {
    PackedRtree const index(std::vector<Box>{{}, {0, 0, 1, 1}, {}});
    CHECK(index.items_in({-1e9, -1e9, 1e9, 1e9}) == std::vector<std::uint32_t>{1});
    CHECK(PackedRtree{std::vector<Box>(40)}.items_in({-1e9, -1e9, 1e9, 1e9}).empty());
}

TEST_CASE("an empty question finds nothing") {
    CHECK(PackedRtree(std::vector<Box>{{0, 0, 1, 1}}).items_in(Box{}).empty());
}

TEST_CASE("boxes that only touch are found") {
    PackedRtree const index(std::vector<Box>{{0, 0, 1, 1}});
    CHECK(index.items_in({1, 1, 2, 2}).size() == 1);
    CHECK(index.items_in({1.001, 1, 2, 2}).empty());
}

TEST_CASE("the bounds are those of all boxes") {
    CHECK(PackedRtree(std::vector<Box>{{0, 0, 1, 1}, {}, {-5, 2, -4, 9}}).bounds() == Box{-5, 0, 1, 9});
}

TEST_CASE("a thousand boxes at one place are all found") {
    std::vector<Box> const heap(1000, Box{3, 4, 3, 4});
    CHECK(PackedRtree(heap).items_in({3, 4, 3, 4}).size() == 1000);
}

TEST_CASE("boxes on one line are found") {
    std::vector<Box> boxes;
    for (int i = 0; i < 500; ++i) {
        boxes.push_back({i * 1.0, 7, i + 0.5, 7});
    }
    CHECK(PackedRtree(boxes).items_in({100.25, 0, 102.25, 10}) == std::vector<std::uint32_t>{100, 101, 102});
}

TEST_CASE("a search stops when it is told to") {
    PackedRtree const index(std::vector<Box>(1000, Box{0, 0, 1, 1}));
    int visited = 0;
    index.query({0, 0, 1, 1}, [&](std::uint32_t) { return ++visited < 10; });
    CHECK(visited == 10);
}

TEST_CASE("the order of a search is the same in every run") {
    std::mt19937 random(3);
    std::vector<Box> const boxes = random_boxes(random, 1000, 5);
    auto const order = [&] {
        std::vector<std::uint32_t> items;
        PackedRtree(boxes).query({-50, -50, 50, 50}, [&](std::uint32_t item) {
            items.push_back(item);
            return true;
        });
        return items;
    };
    auto const first = order();
    CHECK(first.size() > 100);
    CHECK(order() == first);
    CHECK_FALSE(std::is_sorted(first.begin(), first.end()));  // it is the tree's order, not the items'
}

TEST_CASE("an index whose job was told to stop finds nothing") {
    std::stop_source told;
    told.request_stop();
    std::vector<Point> const points(100'000, Point{1, 2});
    PackedRtree const tree(points, {told.get_token()});
    CHECK(tree.items_in({-10, -10, 10, 10}).empty());
}

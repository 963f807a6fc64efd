#include "figure/blocks.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace gatepost;

namespace {

Block block(double height_px, double gap_px = 0, bool keeps_next = false) {
    Block made;
    made.height_px = height_px;
    made.gap_px = gap_px;
    made.keeps_next = keeps_next;
    made.figure.add(FigureBox{{0, 0, 10, height_px}});
    return made;
}

Box box_of(FlowedBlocks const& flowed, std::size_t i) {
    return std::get<FigureBox>(flowed.figure.items.at(3 * i + 1)).box_px;  // between the ends of its part
}

}  // namespace

TEST_CASE("blocks that have room stand in one column, with their gaps between them") {
    FlowedBlocks const flowed = flow({block(10, 5), block(20, 5), block(30, 7)}, {100, 10, 4}, 1000);
    CHECK(box_of(flowed, 0).min_y == 0);
    CHECK(box_of(flowed, 1).min_y == 15);
    CHECK(box_of(flowed, 2).min_y == 42);
    CHECK(flowed.size_px == Point{100, 72});
    CHECK(flowed.left_out == 0);
}

TEST_CASE("a gap before the head of a column is left out") {
    FlowedBlocks const flowed = flow({block(60), block(60, 9)}, {100, 10, 2}, 100);
    CHECK(box_of(flowed, 1).min_y == 0);
    CHECK(box_of(flowed, 1).min_x == 110);
    CHECK(flowed.size_px == Point{210, 60});
}

TEST_CASE("columns are about as high as one another") {
    std::vector<Block> const ten(10, block(20));
    FlowedBlocks const flowed = flow(ten, {100, 10, 4}, 150);
    CHECK(flowed.size_px.x == 210);  // two columns of 150 hold them
    CHECK(flowed.size_px.y == 100);
}

TEST_CASE("where a legend is to be low all columns are used") {
    std::vector<Block> const eight(8, block(20));
    CHECK(flow(eight, {100, 10, 4, true}, 500).size_px == Point{430, 40});
    CHECK(flow(eight, {100, 10, 4, false}, 500).size_px == Point{100, 160});
}

TEST_CASE("a heading never stands alone at the foot of a column") {
    FlowedBlocks const flowed = flow({block(70), block(20, 0, true), block(30)}, {100, 10, 2}, 100);
    CHECK(box_of(flowed, 1).min_x == 110);
    CHECK(box_of(flowed, 2).min_x == 110);
}

TEST_CASE("what has no room is counted, and nothing else is left out") {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> height(5, 40);
    for (int round = 0; round < 200; ++round) {
        std::vector<Block> blocks;
        for (int i = 0; i < 20; ++i) {
            blocks.push_back(block(height(random), 3, i % 4 == 0));
        }
        FlowedBlocks const flowed = flow(blocks, {100, 10, 2}, 150);
        std::size_t const placed = flowed.figure.items.size() / 3;
        REQUIRE(placed + flowed.left_out == blocks.size());
        for (std::size_t i = 0; i < placed; ++i) {
            REQUIRE(box_of(flowed, i).max_y <= 150 + 1e-9);
        }
    }
}

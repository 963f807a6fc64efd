#include "text/shelf_packer.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <vector>

using gatepost::ShelfPacker;

TEST_CASE("boxes lie on the sheet and never overlap") {
    ShelfPacker packer(200, 300);
    std::vector<int> owner(std::size_t{200} * 300, 0);
    std::mt19937 random(3);
    int placed = 0;
    for (int box = 1; box <= 400; ++box) {
        int const width_px = 1 + static_cast<int>(random() % 40);
        int const height_px = 1 + static_cast<int>(random() % 40);
        auto const place = packer.place(width_px, height_px);
        if (!place) {
            continue;
        }
        ++placed;
        REQUIRE(place->x_px + width_px <= 200);
        REQUIRE(place->y_px + height_px <= 300);
        for (int i = 0; i < width_px * height_px; ++i) {
            int const cell_number = (place->y_px + i / width_px) * 200 + place->x_px + i % width_px;
            int& cell = owner[static_cast<std::size_t>(cell_number)];
            REQUIRE(cell == 0);
            cell = box;
        }
    }
    CHECK(placed > 60);  // of some 400 square pixels each on 60,000
}

TEST_CASE("boxes of one size fill the sheet") {
    ShelfPacker packer(256, 256);
    for (int i = 0; i < 16; ++i)
        CHECK(packer.place(64, 64));
    CHECK_FALSE(packer.place(64, 64));
    packer.grow_to(512);
    CHECK(packer.place(64, 64));
}

TEST_CASE("a box larger than the sheet has no place") {
    ShelfPacker packer(100, 100);
    CHECK_FALSE(packer.place(101, 10));
    CHECK_FALSE(packer.place(10, 101));
    CHECK(packer.place(100, 100));
}

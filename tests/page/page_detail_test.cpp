#include "page/page_detail.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace gatepost;

namespace {

Viewport const home{{100, 200}, 10, 800, 600};

}  // namespace

TEST_CASE("in the view a page is as fine as three zoom levels closer can show, half a pixel") {
    PageDetail const detail(home, Crs::parse("EPSG:3857"));
    CHECK(detail.background_grid().step_world == 10.0 / 16);
    CHECK(detail.background_cell({100, 200}) == 1);
    CHECK(detail.background_cell({100 + 4000, 200 + 3000}) == 1);  // its corner
}

TEST_CASE("further out a page is ever coarser, in powers of two, and no coarser than it may be") {
    PageDetail const detail(home, Crs::parse("EPSG:3857"));
    double before = 1;
    for (double away = 1000; away < 1e7; away *= 1.5) {
        double const cell = detail.background_cell({100 + away, 200});
        CHECK(cell >= before);
        CHECK(std::exp2(std::round(std::log2(cell))) == cell);
        before = cell;
    }
    CHECK(before == 16384);  // 20 km at most, of cells of 0.625 m
}

TEST_CASE("what a map is about is kept to five centimetres, in whatever unit") {
    CHECK(PageDetail(home, Crs::parse("EPSG:3857")).grid().step_world <= 0.05);
    CHECK(PageDetail(home, Crs::parse("EPSG:4326")).grid().step_world <= 0.05 / 110'000);
}

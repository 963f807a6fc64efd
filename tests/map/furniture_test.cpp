#include "map/furniture.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

TEST_CASE("what nobody chose is as the layout has it") {
    CHECK(decided({}, PageLayout::map).legend == false);
    CHECK(decided({}, PageLayout::map).credits == true);
    CHECK(decided({}, PageLayout::report).legend == true);
    CHECK(decided({}, PageLayout::report).date == false);
    CHECK(decided({}, PageLayout::a4).graticule == true);
    CHECK(decided({}, PageLayout::slide).locator == false);
}

TEST_CASE("what was chosen stays, and every part is decided") {
    Furniture chosen;
    chosen.legend = false;
    chosen.locator = true;
    for (PageLayout const layout : {PageLayout::map, PageLayout::report, PageLayout::a4, PageLayout::slide}) {
        Furniture const all = decided(chosen, layout);
        CHECK(all.legend == false);
        CHECK(all.locator == true);
        for (auto const& [key, part] : furniture_switches) {
            CHECK((all.*part).has_value());
        }
    }
}

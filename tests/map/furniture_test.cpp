#include "map/furniture.hpp"
#include "map/layer_profile.hpp"

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

TEST_CASE("a title that is edited in one language keeps the others") {
    LanguageText const two{{"en", "Gates"}, {"vi", "Cửa khẩu"}};
    CHECK(with_text_in(two, "Posts", Locale::english) == LanguageText{{"en", "Posts"}, {"vi", "Cửa khẩu"}});
    CHECK(with_text_in(two, "口岸", Locale::chinese) ==
          LanguageText{{"en", "Gates"}, {"vi", "Cửa khẩu"}, {"zh", "口岸"}});
    CHECK(with_text_in(two, "", Locale::english) == LanguageText{{"vi", "Cửa khẩu"}});
    CHECK(with_text_in({}, "Gates", Locale::english) == LanguageText{{"", "Gates"}});
    CHECK(with_text_in({{"", "Gates"}}, "Cửa khẩu", Locale::vietnamese) == LanguageText{{"", "Cửa khẩu"}});
    CHECK(with_text_in({{"", "Gates"}}, "", Locale::vietnamese).empty());
}

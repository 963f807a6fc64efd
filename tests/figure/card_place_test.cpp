#include "figure/card_figure.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

struct Fixture {
    FontSet fonts;
    Lettering lettering{fonts};
    Document document{Crs::web_mercator()};
    Transformer world_from_lonlat{Crs::wgs84(), Crs::web_mercator()};
    FigureContext context{lettering, document,         Viewport{{0, 0}, 1, 1600, 1000}, 5, Locale::english,
                          {},        world_from_lonlat};

    /// A card of as many facts.
    static Card card_of(int facts) {
        Card card;
        card.names = {{"vi", "Lào Cai"}};
        for (int i = 0; i < facts; ++i) {
            card.facts.push_back(
                {"Note", "Two companies of border guards meet at the middle of the bridge.", {}, {}});
        }
        return card;
    }
    /// Whether a card of that size fits beside or above a place.
    static bool is_beside(Point size_px, Point anchor_px, Box const& room_px, double gap_px) {
        double const wide = std::max(anchor_px.x - room_px.min_x, room_px.max_x - anchor_px.x) - gap_px;
        double const high = std::max(anchor_px.y - room_px.min_y, room_px.max_y - anchor_px.y) - gap_px;
        return size_px.x <= wide || size_px.y <= high;
    }
};

constexpr double gap_px = 26;

}  // namespace

TEST_CASE_METHOD(Fixture, "a feature whose card lies beside it stays where it is") {
    Box const room{24, 24, 1576, 976};
    CHECK_FALSE(anchor_beside_card(context, card_of(3), room.centre(), room, gap_px));
}

TEST_CASE_METHOD(Fixture, "a feature is brought to where its long card can lie beside it") {
    Box const room = GENERATE(Box{24, 24, 1576, 976}, Box{24, 24, 876, 1376}, Box{24, 24, 1176, 776});
    int const facts = GENERATE(40, 60, 300);  // the last are more than any of the rooms holds
    Card const card = card_of(facts);
    auto const found = anchor_beside_card(context, card, room.centre(), room, gap_px);
    if (!found) {
        CHECK(facts < 300);
        return;
    }
    CHECK(room.contains(*found));
    PaperCard const paper = paper_card_beside(context, card, *found, room, gap_px);
    CHECK(is_beside(paper.size_px, *found, room, gap_px));
    PaperCard const without = paper_card_beside(context, card, room.centre(), room, gap_px);
    CHECK((paper.left_out == 0 || paper.left_out <= without.left_out));
}

TEST_CASE_METHOD(Fixture, "a card that is too long even for the whole room does not cover its feature") {
    Box const room{24, 24, 1176, 776};
    PaperCard const paper = paper_card_beside(context, card_of(300), room.centre(), room, gap_px);
    CHECK(paper.left_out > 0);
    CHECK(is_beside(paper.size_px, room.centre(), room, gap_px));
}

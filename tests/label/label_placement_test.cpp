#include "label/label_placement.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

Box const frame{0, 0, 1600, 1000};

/// Like a map's: symbols or not, names of two to twenty letters.
std::vector<LabelBox> random_labels(std::mt19937& random, std::size_t count) {
    std::uniform_real_distribution<double> width(15, 140);
    std::uniform_real_distribution<double> x(-50, 1650);
    std::uniform_real_distribution<double> y(-50, 1050);
    std::uniform_int_distribution<int> radius(0, 3);
    std::vector<LabelBox> labels(count);
    for (LabelBox& label : labels) {
        label = {{x(random), y(random)}, radius(random) * 4.0, width(random), 15, false, {}, {}};
    }
    return labels;
}

std::vector<Box> random_obstacles(std::mt19937& random, std::size_t count) {
    std::vector<Box> obstacles;
    for (std::size_t i = 0; i < count; ++i) {
        obstacles.push_back(Box::around(random_point(random, 800) + Point{800, 500}, 10));
    }
    return obstacles;
}

bool overlap(Box const& a, Box const& b) {
    return a.min_x < b.max_x && a.max_x > b.min_x && a.min_y < b.max_y && a.max_y > b.min_y;
}

std::vector<Box> found_room(std::vector<std::optional<LabelSpot>> const& placed) {
    std::vector<Box> boxes;
    for (auto const& spot : placed) {
        if (spot) {
            boxes.push_back(spot->box);
        }
    }
    return boxes;
}

/// The places that one label with a symbol takes, one after the other, when the earlier ones are taken.
std::vector<Box> places_in_turn(LabelBox const& label) {
    std::vector<Box> taken{Box::around(label.anchor_screen, label.symbol_radius_px)};
    std::vector<Box> places;
    while (auto const spot = place_labels(std::vector{label}, taken, {}, frame).front()) {
        places.push_back(spot->box);
        taken.push_back(Box::around(spot->box.centre(), 1));
    }
    return places;
}

}  // namespace

TEST_CASE("no two labels overlap") {
    std::mt19937 random(1);
    auto const boxes = found_room(place_labels(random_labels(random, 2000), {}, {}, frame));
    CHECK(boxes.size() > 300);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            REQUIRE_FALSE(overlap(boxes[i], boxes[j]));
        }
    }
}

TEST_CASE("no label lies over an obstacle or leaves the frame") {
    std::mt19937 random(2);
    auto const obstacles = random_obstacles(random, 300);
    auto const boxes = found_room(place_labels(random_labels(random, 2000), obstacles, {}, frame));
    CHECK(boxes.size() > 50);
    for (Box const& box : boxes) {
        REQUIRE(frame.contains(box));
        for (Box const& obstacle : obstacles) {
            REQUIRE_FALSE(overlap(box, obstacle));
        }
    }
}

TEST_CASE("a label keeps its size and stands by its anchor") {
    std::mt19937 random(3);
    auto const labels = random_labels(random, 500);
    auto const placed = place_labels(labels, {}, {}, frame);
    CHECK(found_room(placed).size() > 100);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (placed[i]) {
            CHECK(placed[i]->box.width() == Approx(labels[i].width_px));
            CHECK(placed[i]->box.height() == Approx(labels[i].height_px));
            CHECK(placed[i]->box.expanded(labels[i].symbol_radius_px + 4).contains(labels[i].anchor_screen));
        }
    }
}

TEST_CASE("the first label has the first choice") {
    LabelBox const label{{500, 500}, 6, 60, 14, false, {}, {}};
    auto const both = place_labels(std::vector{label, label}, {}, {}, frame);
    auto const alone = place_labels(std::vector{label}, {}, {}, frame);
    CHECK(both[0] == alone[0]);
    REQUIRE(both[1]);
    CHECK(both[1] != both[0]);
}

TEST_CASE("labels that come later do not move those before") {
    std::mt19937 random(4);
    auto labels = random_labels(random, 1000);
    auto const all = place_labels(labels, {}, {}, frame);
    labels.resize(400);
    auto const first = place_labels(labels, {}, {}, frame);
    CHECK(std::equal(first.begin(), first.end(), all.begin()));
}

TEST_CASE("a label with a symbol tries right, left, above and below") {
    auto const places = places_in_turn({{500, 500}, 6, 60, 14, false, {}, {}});
    REQUIRE(places.size() >= 4);
    CHECK(places[0].min_x > 506);
    CHECK(places[1].max_x < 494);
    CHECK(places[2].max_y < 494);
    CHECK(places[3].min_y > 506);
}

TEST_CASE("when the sides are taken a corner is") {
    auto const places = places_in_turn({{500, 500}, 6, 60, 14, false, {}, {}});
    CHECK(places.size() == 8);
    for (Box const& place : places) {
        CHECK_FALSE(overlap(place, Box::around({500, 500}, 6)));
    }
}

TEST_CASE("a label without a symbol is centred or not there") {
    std::vector<LabelBox> const twice(2, LabelBox{{500, 500}, 0, 60, 14, false, {}, {}});
    auto const placed = place_labels(twice, {}, {}, frame);
    CHECK(placed[0] == LabelSpot{0, {470, 493, 530, 507}});
    CHECK_FALSE(placed[1]);
}

TEST_CASE("a label that may touch the frame may, one that would cross it may not") {
    CHECK(place_labels(std::vector{LabelBox{{30, 7}, 0, 60, 14, false, {}, {}}}, {}, {}, frame)[0]);
    CHECK_FALSE(place_labels(std::vector{LabelBox{{29.9, 7}, 0, 60, 14, false, {}, {}}}, {}, {}, frame)[0]);
    CHECK_FALSE(
        place_labels(std::vector{LabelBox{{800, 500}, 0, 1700, 14, false, {}, {}}}, {}, {}, frame)[0]);
}

TEST_CASE("an obstacle half outside the frame still counts") {
    std::vector<Box> const obstacle{{-100, -100, 50, 50}};
    CHECK_FALSE(
        place_labels(std::vector{LabelBox{{40, 40}, 0, 60, 14, false, {}, {}}}, obstacle, {}, frame)[0]);
}

TEST_CASE("anchors that are no numbers find no room") {
    double const not_a_number = std::numeric_limits<double>::quiet_NaN();
    CHECK_FALSE(
        place_labels(std::vector{LabelBox{{not_a_number, 5}, 4, 60, 14, false, {}, {}}}, {}, {}, frame)[0]);
}

TEST_CASE("nothing to place is nothing placed") {
    CHECK(place_labels({}, {}, {}, frame).empty());
    CHECK_FALSE(
        place_labels(std::vector{LabelBox{{0, 0}, 4, 60, 14, false, {}, {}}}, {}, {}, Box{0, 0, 0, 0})[0]);
}

TEST_CASE("what is to be avoided is only covered where there is no other place") {
    LabelBox const label{{500, 500}, 6, 60, 14, false, {}, {}};
    std::vector<Box> const border{Box{510, 0, 512, 1000}};  // to the right
    auto const aside = place_labels(std::vector{label}, {}, border, frame)[0];
    REQUIRE(aside);
    CHECK(aside->box.max_x < 494);
    std::vector<Box> const everywhere{Box{0, 0, 1600, 1000}};
    auto const first = place_labels(std::vector{label}, {}, everywhere, frame)[0];
    REQUIRE(first);
    CHECK(first->choice == 0);
}

TEST_CASE("a label stays where it stood, as long as that is free") {
    LabelBox label{{500, 500}, 6, 60, 14, false, 3, {}};
    auto const kept = place_labels(std::vector{label}, {}, {}, frame)[0];
    REQUIRE(kept);
    CHECK(kept->choice == 3);
    std::vector<Box> const there{kept->box};
    auto const moved = place_labels(std::vector{label}, there, {}, frame)[0];
    REQUIRE(moved);
    CHECK(moved->choice == 0);
    label.first_choice = 99;  // of another kind of label
    CHECK(place_labels(std::vector{label}, {}, {}, frame)[0]->choice == 0);
}

TEST_CASE("a name along a line needs all of its boxes free, or takes its next place") {
    LabelBox label;
    label.choices = {{{100, 100, 110, 110}, {110, 105, 120, 115}}, {{200, 100, 210, 110}}};
    auto const first = place_labels(std::vector{label}, {}, {}, frame)[0];
    CHECK(first == LabelSpot{0, {100, 100, 120, 115}});
    std::vector<Box> const on_second_box{Box{115, 108, 116, 109}};
    CHECK(place_labels(std::vector{label}, on_second_box, {}, frame)[0] ==
          LabelSpot{1, {200, 100, 210, 110}});
    auto const both = place_labels(std::vector{label, label, label}, {}, {}, frame);
    CHECK(both[1]->choice == 1);
    CHECK_FALSE(both[2]);
}

TEST_CASE("a name that may stand off does so where it finds no room beside its symbol") {
    LabelBox label{{500, 500}, 6, 60, 14, true, {}, {}};
    std::vector<Box> const border{Box{0, 0, 1600, 1000}};
    CHECK(place_labels(std::vector{label}, {}, border, frame)[0]->choice == 0);  // rather over the border
    std::vector<Box> const crowd{Box::around({500, 500}, 15)};
    auto const off = place_labels(std::vector{label}, crowd, {}, frame)[0];
    REQUIRE(off);
    CHECK(off->choice == 8);
    CHECK(off->box.min_x == Approx(519));
    label.may_stand_off = false;
    CHECK_FALSE(place_labels(std::vector{label}, crowd, {}, frame)[0]);
}

TEST_CASE("an obligatory label covers the fewest symbols rather than have no place") {
    LabelBox label;
    label.choices = {{{100, 100, 200, 120}}, {{300, 100, 400, 120}}};
    std::vector<Box> const symbols{{110, 105, 115, 110}, {120, 105, 125, 110}, {310, 105, 315, 110}};
    CHECK_FALSE(place_labels(std::vector{label}, symbols, {}, frame)[0]);
    label.is_obligatory = true;
    CHECK(place_labels(std::vector{label}, symbols, {}, frame)[0]->choice == 1);
}

TEST_CASE("an obligatory label covers neither another label nor what is reserved") {
    LabelBox label;
    label.is_obligatory = true;
    label.choices = {{{100, 100, 200, 120}}};
    auto const placed = place_labels(std::vector{label, label}, {}, {}, frame);
    CHECK(placed[0]);
    CHECK_FALSE(placed[1]);
    std::vector const reserved{Box{150, 0, 160, 900}};
    CHECK_FALSE(place_labels(std::vector{label}, {}, {}, frame, reserved)[0]);
}

TEST_CASE("where two lines have no room, one stands") {
    LabelBox label;
    label.anchor_screen = {100, 100};
    label.symbol_radius_px = 5;
    label.width_px = 60;
    label.height_px = 40;
    label.short_width_px = 50;
    label.short_height_px = 14;
    // A strip of 20 px is free.
    std::vector<Box> const walls{{0, 0, 1600, 90}, {0, 110, 1600, 1000}};
    auto const placed = place_labels({&label, 1}, walls, {}, frame);
    REQUIRE(placed[0]);
    CHECK(placed[0]->is_short);
    CHECK(placed[0]->box.height() == 14);
    CHECK_FALSE(place_labels({&label, 1}, {}, {}, frame)[0]->is_short);
    label.short_height_px = label.short_width_px = 0;
    CHECK_FALSE(place_labels({&label, 1}, walls, {}, frame)[0]);
}

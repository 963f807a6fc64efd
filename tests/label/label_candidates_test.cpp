#include "label/label_candidates.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

/// A layer of named points whose labels have this priority.
ReadyLayer named_layer(std::string const& id, std::vector<Point> const& points,
                       std::vector<std::string> const& names, int priority) {
    ReadyLayer layer = ready_layer(id, point_table(points, {text_column("name", names)}));
    change_style(layer, [&](LayerStyle& look) { look.labels[0].priority = priority; });
    change_style(layer, [&](LayerStyle& look) { look.labels[0].min_zoom = 5; });
    return layer;
}

std::vector<std::string> texts_of(LabelCandidates const& found) {
    std::vector<std::string> texts;
    for (LabelCandidate const& candidate : found.candidates) {
        texts.push_back(candidate.text);
    }
    return texts;
}

LabelCandidates candidates_of(Document const& document, double zoom = 10,
                              LanguageChain const& languages = {"vi", "zh", "en"}) {
    LabelMemory memory;
    return collect_label_candidates(document, plain_view(), zoom, languages, memory);
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("names come by priority, then from the top layer, then as in the file") {
    MadeMap const document = document_of(named_layer("a", {{0, 0}, {9, 9}}, {"a0", "a1"}, 10),
                                         named_layer("b", {{5, 5}}, {"b0"}, 30),
                                         named_layer("c", {{7, 7}, {1, 1}}, {"c0", "c1"}, 10));
    CHECK(texts_of(candidates_of(document)) == Texts{"b0", "c0", "c1", "a0", "a1"});
}

TEST_CASE("among equals the smaller rank comes first") {
    ReadyLayer layer = ready_layer(
        "own", point_table({{0, 0}, {9, 9}, {5, 5}}, {text_column("name", {"third", "first", "second"}),
                                                      real_column("rank", {3, 1, 2})}));
    CHECK(texts_of(candidates_of(document_of(layer))) == Texts{"first", "second", "third"});
}

TEST_CASE("a name stands where its point is on the screen, beside its symbol") {
    MadeMap const document = document_of(named_layer("a", {{100, 50}}, {"here"}, 1));
    LabelCandidates const found = candidates_of(document);
    REQUIRE(found.candidates.size() == 1);
    CHECK(found.candidates[0].anchor_screen == Point{500, 250});
    CHECK(found.candidates[0].symbol_radius_px > 0);
    REQUIRE(found.symbols_screen.size() == 1);
    CHECK(found.symbols_screen[0].centre() == Point{500, 250});
}

TEST_CASE("what is far out of view is not asked for") {
    CHECK(candidates_of(document_of(named_layer("a", {{5000, 0}}, {"far"}, 1))).candidates.empty());
}

TEST_CASE("a name appears at its zoom, its symbol before") {
    MadeMap const document = document_of(named_layer("a", {{0, 0}}, {"later"}, 1));
    CHECK(candidates_of(document, 4.9).candidates.empty());
    CHECK(candidates_of(document, 4.9).symbols_screen.size() == 1);
    CHECK(candidates_of(document, 5).candidates.size() == 1);
}

TEST_CASE("a higher rank is named later where the style says so") {
    ReadyLayer layer = ready_layer(
        "own",
        point_table({{0, 0}, {9, 9}}, {text_column("name", {"big", "small"}), real_column("rank", {1, 3})}));
    change_style(layer, [&](LayerStyle& look) { look.labels[0].min_zoom = 5; });
    change_style(layer, [&](LayerStyle& look) { look.labels[0].zoom_per_rank = 1; });
    MadeMap const document = document_of(layer);
    CHECK(texts_of(candidates_of(document, 6.9)) == Texts{"big"});
    CHECK(texts_of(candidates_of(document, 7)) == Texts{"big", "small"});
}

TEST_CASE("hidden layers and hidden classes are neither named nor in the way") {
    ReadyLayer hidden = named_layer("hidden", {{0, 0}}, {"hidden"}, 1);
    hidden.state.is_visible = false;
    ReadyLayer clear = named_layer("clear", {{0, 0}}, {"clear"}, 1);
    clear.state.opacity = 0;
    ReadyLayer later = named_layer("later", {{0, 0}}, {"later"}, 1);
    change_style(later, [](LayerStyle& look) { look.classes[0].min_zoom = 12; });
    LabelCandidates const found = candidates_of(document_of(hidden, clear, later));
    CHECK(found.candidates.empty());
    CHECK(found.symbols_screen.empty());
}

TEST_CASE("a guest is named by its host only") {
    MadeMap const document = document_of(
        ready_layer("gates",
                    point_table({{0, 0}}, {text_column("id", {"G1"}), text_column("name", {"gate"})})),
        ready_layer("events",
                    point_table({{0, 0}}, {text_column("name", {"event"}), text_column("host", {"G1"}),
                                           text_column("id", {"E1"})})));
    CHECK(texts_of(candidates_of(document)) == Texts{"gate"});
    CHECK(candidates_of(document).symbols_screen.size() == 1);
    CHECK(candidates_of(document, 12).symbols_screen.size() == 2);  // and the number at it, close up
}

TEST_CASE("the second line is the next language of the chain") {
    ReadyLayer layer = ready_layer("own", point_table({{0, 0}}, {text_column("name_vi", {"Hữu Nghị"}),
                                                                 text_column("name_zh", {"友谊关"})}));
    change_style(layer, [&](LayerStyle& look) { look.labels[0].two_lines_from_zoom = 9; });
    MadeMap const document = document_of(layer);
    CHECK(candidates_of(document, 10).candidates.at(0).second_text == "友谊关");
    CHECK(candidates_of(document, 8).candidates.at(0).second_text.empty());
    CHECK(candidates_of(document, 10, {"zh"}).candidates.at(0).text == "友谊关");
    CHECK(candidates_of(document, 10, {"zh"}).candidates.at(0).second_text.empty());
}

TEST_CASE("a name too long for a line takes both") {
    std::string const name = "Nhà văn hóa hữu nghị biên giới Việt - Trung thôn Na Lốc 3";
    ReadyLayer layer = ready_layer("own", point_table({{0, 0}}, {text_column("name_vi", {name}),
                                                                 text_column("name_zh", {"友谊文化馆"})}));
    change_style(layer, [&](LayerStyle& look) { look.labels[0].two_lines_from_zoom = 9; });
    auto const found = candidates_of(document_of(layer), 10);
    CHECK(found.candidates.at(0).text == "Nhà văn hóa hữu nghị biên giới");
    CHECK(found.candidates.at(0).second_text == "Việt - Trung thôn Na Lốc 3");
    CHECK(found.candidates.at(0).is_broken);
}

TEST_CASE("a feature without a name is not named by its id") {
    CHECK(candidates_of(document_of(ready_layer("own", point_table({{0, 0}})))).candidates.empty());
}

TEST_CASE("a polygon is named in its middle, without a symbol") {
    FeatureTable table;
    table.geometry.begin_feature(GeometryKind::polygon);
    table.geometry.add_part(std::array<Point, 5>{{{-10, 0}, {30, 0}, {30, 40}, {-10, 40}, {-10, 0}}});
    table.attributes.push_back(text_column("name", {"Lạng Sơn"}));
    LabelCandidates const found = candidates_of(document_of(ready_layer("own", table)));
    REQUIRE(found.candidates.size() == 1);
    CHECK(found.candidates[0].symbol_radius_px == 0);
    CHECK(found.candidates[0].anchor_screen == Point{410, 280});
    CHECK(found.symbols_screen.empty());
}

TEST_CASE("a line that is not named along it is named on the longest of its parts") {
    FeatureTable table;
    table.geometry.begin_feature(GeometryKind::line);
    table.geometry.add_part(std::array<Point, 2>{{{0, 0}, {1, 0}}});
    table.geometry.add_part(std::array<Point, 3>{{{0, 50}, {100, 50}, {200, 50}}});
    table.attributes.push_back(text_column("name", {"Ka Long"}));
    ReadyLayer layer = ready_layer("own", table);
    change_style(layer, [&](LayerStyle& look) { look.labels[0].along_line = false; });
    LabelCandidates const found = candidates_of(document_of(layer));
    REQUIRE(found.candidates.size() == 1);
    CHECK(found.candidates[0].anchor_screen == Point{500, 250});
    CHECK_FALSE(found.candidates[0].along);
}

TEST_CASE("a person's lines are named along them, each part that is long enough to see") {
    FeatureTable table;
    table.geometry.begin_feature(GeometryKind::line);
    table.geometry.add_part(std::array<Point, 2>{{{0, 0}, {1, 0}}});
    table.geometry.add_part(std::array<Point, 3>{{{0, 50}, {100, 50}, {200, 50}}});
    table.attributes.push_back(text_column("name", {"Ka Long"}));
    LabelCandidates const found = candidates_of(document_of(ready_layer("own", table)));
    REQUIRE(found.candidates.size() == 1);
    REQUIRE(found.candidates[0].along);
    CHECK(found.candidates[0].along->at_px == Approx(100));
    CHECK(found.candidates[0].symbol_radius_px == Approx(1));
}

TEST_CASE("an area is named where it is widest, whatever its bounds") {
    FeatureTable table;
    table.geometry.begin_feature(GeometryKind::polygon);
    table.geometry.add_part(std::array<Point, 4>{{{-300, 200}, {-290, 200}, {-290, 210}, {-300, 210}}});
    table.geometry.add_part(std::array<Point, 7>{
        {{0, 0}, {200, 0}, {200, 100}, {100, 100}, {100, 5}, {0, 5}, {0, 0}}});  // a square with a long
                                                                                 // handle
    table.attributes.push_back(text_column("name", {"Sa Pa"}));
    LabelCandidates const found = candidates_of(document_of(ready_layer("own", table)));
    REQUIRE(found.candidates.size() == 1);
    CHECK(distance(found.candidates[0].anchor_world, {150, 50}) < 3);
}

TEST_CASE("what is kept clear is told in small boxes, only where it is in view") {
    FeatureTable table;
    table.geometry.begin_feature(GeometryKind::line);
    table.geometry.add_part(std::array<Point, 3>{{{-5000, 100}, {0, 100}, {0, 5000}}});
    ReadyLayer layer = ready_layer("own", table);
    CHECK(candidates_of(document_of(layer)).avoided_screen.empty());
    change_style(layer, [&](LayerStyle& look) { look.is_kept_clear = true; });
    auto const boxes = candidates_of(document_of(layer)).avoided_screen;
    CHECK(boxes.size() > 600 / 6);
    CHECK(boxes.size() < 800 / 6);
    for (Box const& box : boxes) {
        Point const p = box.centre();
        REQUIRE(((p.x <= 400.5 && p.y == Approx(200)) || (p.x == Approx(400) && p.y <= 200.5)));
        REQUIRE(Box{-6, -6, 806, 606}.contains(p));
    }
}

TEST_CASE("asking twice gives the same") {
    std::mt19937 random(1);
    std::vector<Point> points;
    std::vector<std::string> names;
    for (int i = 0; i < 500; ++i) {
        points.push_back(random_point(random, 300));
        names.push_back("n" + std::to_string(i % 50));
    }
    MadeMap const document = document_of(named_layer("a", points, names, 1));
    MadeMap const again = document_of(named_layer("a", points, names, 1));
    Texts texts = texts_of(candidates_of(document));
    CHECK(texts_of(candidates_of(again)) == texts);
    CHECK(texts.size() == 500);
    std::sort(texts.begin(), texts.end());
    std::sort(names.begin(), names.end());
    CHECK(texts == names);
}

TEST_CASE("where areas are widest is found out for a few a call, until all have their names") {
    FeatureTable table;
    std::vector<std::string> names;
    for (int i = 0; i < 7; ++i) {
        double const x = i * 40 - 140;
        table.geometry.begin_feature(GeometryKind::polygon);
        table.geometry.add_part(std::array<Point, 5>{{{x, 0}, {x + 30, 0}, {x + 30, 20}, {x, 20}, {x, 0}}});
        names.push_back("area " + std::to_string(i));
    }
    table.attributes.push_back(text_column("name", names));
    MadeMap const document = document_of(ready_layer("a", std::move(table)));
    LabelMemory memory;
    for (std::size_t const named : {3U, 6U, 7U, 7U}) {
        auto const found = collect_label_candidates(document, plain_view(), 12, {"en"}, memory, 3);
        CHECK(found.candidates.size() == named);
        CHECK(found.has_all == (named == 7));
    }
}

TEST_CASE("a word for what it is stays off the map, and brackets wait for a larger scale") {
    ReadyLayer layer = named_layer("a", {{0, 0}, {50, 50}, {90, 90}, {120, 0}},
                                   {"Xã Bản Lầu", "Móng Cái (cầu Bắc Luân I)", "Na Sam Commune", "Xã"}, 1);
    change_style(layer, [&](LayerStyle& look) {
        look.labels[0].leave_out = {"Xã", "Commune"};
        look.labels[0].brackets_from_zoom = 10;
    });
    MadeMap const document = document_of(std::move(layer));
    CHECK(texts_of(candidates_of(document, 9)) == Texts{"Bản Lầu", "Móng Cái", "Na Sam", "Xã"});
    CHECK(texts_of(candidates_of(document, 10))[1] == "Móng Cái (cầu Bắc Luân I)");
}

TEST_CASE("a name in none of the wanted languages is shown in another") {
    MadeMap const document = document_of(
        ready_layer("own", point_table({{0, 0}, {50, 50}}, {text_column("name_vi", {"Cốc San", "Lào Cai"}),
                                                            text_column("name_zh", {"", "老街"})})));
    CHECK(texts_of(candidates_of(document, 10, {"zh"})) == Texts{"Cốc San", "老街"});
}

TEST_CASE("of many lines the longest are named along them") {
    FeatureTable table;
    std::vector<std::string> names;
    for (int i = 0; i < 150; ++i) {
        double const length = 60 + (i * 37) % 150;  // all different
        double const y = -290 + i * 3.9;
        table.geometry.begin_feature(GeometryKind::line);
        table.geometry.add_part(std::array<Point, 2>{{{0, y}, {length, y}}});
        names.push_back(std::to_string(static_cast<int>(length)));
    }
    table.attributes.push_back(text_column("title", names));
    std::set<int> found;
    for (LabelCandidate const& one : candidates_of(document_of(ready_layer("own", table))).candidates) {
        REQUIRE(one.along);
        found.insert(std::stoi(one.text));
    }
    CHECK(found.size() == 100);
    CHECK(*found.begin() == 110);
    CHECK(*found.rbegin() == 209);
}

TEST_CASE("of more points than can be named, the best of each cell of the map") {
    std::mt19937 random(4);
    std::vector<Point> points;
    std::vector<std::string> names;
    std::vector<double> ranks;
    for (int i = 0; i < 2600; ++i) {
        points.push_back(random_point(random, 299));
        names.push_back(std::to_string(i));
        ranks.push_back(static_cast<double>((i * 7919) % 2600));  // all different
    }
    MadeMap const document = document_of(
        ready_layer("own", point_table(points, {text_column("name", names), real_column("rank", ranks)})));
    auto const cell_of = [](Point p) {
        return std::pair{static_cast<int>(std::floor(p.x / 96)), static_cast<int>(std::floor(p.y / 96))};
    };
    std::map<std::pair<int, int>, std::size_t> best;
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto const [found, is_new] = best.try_emplace(cell_of(points[i]), i);
        found->second = ranks[i] < ranks[found->second] ? i : found->second;
    }
    Texts expected;
    for (auto const& [cell, i] : best) {
        expected.push_back(names[i]);
    }
    Texts found = texts_of(candidates_of(document));
    std::sort(expected.begin(), expected.end());
    std::sort(found.begin(), found.end());
    CHECK(found == expected);
}

TEST_CASE("an area knows how much room it gives its name") {
    FeatureTable table;
    table.geometry.begin_feature(GeometryKind::polygon);
    table.geometry.add_part(std::array<Point, 5>{{{0, 0}, {40, 0}, {40, 20}, {0, 20}, {0, 0}}});
    table.attributes.push_back(text_column("title", {"Field"}));
    auto const found = candidates_of(document_of(ready_layer("own", table))).candidates;
    REQUIRE(found.size() == 1);
    CHECK(found[0].room == Point{40, 20});
}

TEST_CASE("features that are not shown at a zoom do not count as too many to be named") {
    std::vector<Point> points(2001, Point{1, 1});
    std::vector<std::string> names(2001, "town");
    std::vector<std::string> kinds(2001, "town");
    kinds[0] = "capital";
    names[0] = "capital";
    ReadyLayer layer =
        ready_layer("own", point_table(points, {text_column("name", names), text_column("kind", kinds)}));
    change_style(layer, [](LayerStyle& look) {
        look.class_field = "kind";
        look.is_clustered = false;
        look.labels[0].min_zoom = 0;
        look.classes.resize(2, look.classes[0]);
        look.labels.resize(2, look.labels[0]);
        look.classes[0].min_zoom = 8;
        look.classes[1].value = "capital";
    });
    layer.content.own_style = classed(layer.content.own_style.style, *layer.content.table);
    MadeMap const document = document_of(layer);
    CHECK(texts_of(candidates_of(document, 5)) == Texts{"capital"});
    CHECK(candidates_of(document, 9).candidates.size() == 1);  // the best of their cell
}

TEST_CASE("a point on the edge of two cells is named once") {
    std::vector<Point> points(2100, Point{0, 0});
    std::vector<std::string> names(2100, "edge");
    MadeMap const document =
        document_of(ready_layer("own", point_table(points, {text_column("name", names)})));
    CHECK(candidates_of(document).candidates.size() == 1);
}

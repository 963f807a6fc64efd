#include "map/line_walk.hpp"

#include "map/make_card.hpp"

#include <catch2/catch.hpp>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

LayerProfile along(std::string const& layer, std::string const& where = {}) {
    LayerProfile profile;
    profile.along_layer = layer;
    profile.along_where = where;
    return profile;
}

/// A line in two pieces along the equator, a coarse copy of it, and stops beside it.
MadeMap coast() {
    FeatureTable line;
    line.name = "line";
    for (std::vector<Point> const& piece :
         {std::vector<Point>{{2, 0}, {1, 0}, {0, 0}}, {{2, 0}, {3, 0}, {4, 0}}, {{0, 0}, {2, 1}, {4, 0}}}) {
        line.geometry.begin_feature(GeometryKind::line);
        line.geometry.add_part(piece);
    }
    line.attributes = {text_column("detail", {"", "", "far"})};
    ReadyLayer stops = ready_layer("stops", point_table({{3, 0.01}, {1, -0.01}, {2, 9}, {0.5, 0}},
                                                        {text_column("id", {"C", "B", "far", "A"})}));
    stops.state.profile = std::make_shared<LayerProfile const>(along("line", "detail is null"));
    return document_of(ready_layer("line", line), std::move(stops));
}

}  // namespace

TEST_CASE("features stand along a line in the order in which one passes them from the west") {
    MadeMap const map = coast();
    LineWalk const& walk = map.line_walk();
    REQUIRE(walk.lines().size() == 1);
    LineWalk::Line const& line = walk.lines()[0];
    CHECK(line.layer == nth(0));
    CHECK(line.measured.length_m() == Approx(4 * 111'319.49).epsilon(1e-6));
    std::vector<FeatureRef> refs;
    for (LineWalk::Stop const& stop : line.stops) {
        refs.push_back(stop.ref);
    }
    CHECK(refs == std::vector<FeatureRef>{nth(1, 3), nth(1, 1), nth(1, 0)});
    CHECK(walk.find(nth(1, 1)).stop->place.along_m == Approx(111'319.49).epsilon(1e-4));
    CHECK(walk.find(nth(1, 1)).stop->place.off_m == Approx(1105.7).epsilon(1e-3));
    CHECK(walk.find(nth(1, 2)).stop == nullptr);
}

TEST_CASE("a card says how far along the line it is") {
    MadeMap const map = coast();
    Card const card = make_card(map, nth(1, 0), {"en"});
    REQUIRE(card.facts.size() == 1);
    CHECK(card.facts[0].label == "line");
    CHECK(card.facts[0].value ==
          "≈ 334 of 445 km from its western end, along this map's line (no official length)");
    CHECK(make_card(map, nth(1, 2), {"en"}).facts.empty());
}

TEST_CASE("a map without lines to walk along has no walk") {
    ReadyLayer stops = ready_layer("stops", point_table({{0, 0}}, {}));
    stops.state.profile = std::make_shared<LayerProfile const>(along("nowhere"));
    MadeMap const map = document_of(std::move(stops));
    CHECK(map.line_walk().lines().empty());
    CHECK(MadeMap().line_walk().lines().empty());
}

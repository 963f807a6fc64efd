#include "map/areas_at.hpp"

#include <catch2/catch.hpp>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

using Texts = std::vector<std::string>;

std::vector<Point> ring(Box const& box, int points_a_side) {
    std::vector<Point> points;
    std::vector<Point> const corners{
        {box.min_x, box.min_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}, {box.min_x, box.max_y}};
    for (std::size_t i = 0; i < 4; ++i) {
        for (int j = 0; j < points_a_side; ++j) {
            points.push_back(corners[i] +
                             (corners[(i + 1) % 4] - corners[i]) * (static_cast<double>(j) / points_a_side));
        }
    }
    points.push_back(points.front());
    return points;
}

FeatureTable areas(std::vector<std::vector<Point>> const& rings, std::vector<AttributeColumn> columns) {
    FeatureTable table;
    table.name = "areas";
    for (std::vector<Point> const& one : rings) {
        table.geometry.begin_feature(GeometryKind::polygon);
        table.geometry.add_part(one);
    }
    table.attributes = AttributeColumns{std::move(columns)};
    return table;
}

/// Two countries, finely drawn; the same coarsely and a little wrong, with a province of the western one.
MadeMap two_countries() {
    FeatureTable const fine = areas({ring({0, 0, 100, 100}, 100), ring({100, 0, 200, 100}, 100)},
                                    {text_column("id", {"W", "E"}), text_column("name", {"West", "East"})});
    FeatureTable const coarse =
        areas({ring({0, 0, 110, 100}, 2), ring({110, 0, 200, 100}, 2), ring({40, 0, 110, 100}, 2)},
              {text_column("id", {"W", "E", "P"}), text_column("name", {"West", "East", "Province"}),
               text_column("related", {"", "", "W"})});
    return document_of(ready_layer("fine", fine, LayerGroup::background),
                       ready_layer("coarse", coarse, LayerGroup::background));
}

Texts names_at(Point world) { return area_names_at(two_countries(), world, {"en"}); }

}  // namespace

TEST_CASE("a place is told by the areas that it lies in, the smallest first, each once") {
    CHECK(names_at({75, 50}) == Texts{"Province", "West"});
    CHECK(names_at({20, 50}) == Texts{"West"});
    CHECK(names_at({150, 50}) == Texts{"East"});
    CHECK(names_at({300, 50}).empty());
}

TEST_CASE("the finer outline decides, and what contradicts it is not told") {
    CHECK(names_at({105, 50}) == Texts{"East"});
}

TEST_CASE("near an outline nobody says on which side of it a place lies") {
    CHECK(names_at({99.8, 50}).empty());
    CHECK(names_at({98, 50}) == Texts{"West"});  // but not in the province, whose outline is coarser
}

TEST_CASE("areas that can be clicked are features of the map, and not what it lies on") {
    MadeMap const own =
        document_of(ready_layer("own", areas({ring({0, 0, 10, 10}, 20)}, {text_column("name", {"Mine"})})));
    CHECK(area_names_at(own, {5, 5}, {"en"}).empty());
}

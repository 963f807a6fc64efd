// A feature whose parts are of several kinds, as those of geometry collections are.
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

#include "label/label_candidates.hpp"
#include "map/fixtures.hpp"
#include "map/pick.hpp"
#include "style/simple_style.hpp"

using namespace gatepost;

namespace {

using Ring = std::vector<Point>;

Ring square(Point centre, double half) {
    Point const across{half, -half};
    Point const up{half, half};
    return {centre - up, centre + across, centre + up, centre - across, centre - up};
}

/// Points, lines and an area with a hole, at random places.
struct Shapes {
    std::array<Point, 2> points;
    std::array<Ring, 2> lines;
    Ring ring;
    Ring hole;
};

Shapes random_shapes(std::mt19937& random) {
    auto const at = [&] { return random_point(random, 300); };
    Point const centre = at();
    return {{at(), at()}, {Ring{at(), at(), at()}, Ring{at(), at()}}, square(centre, 40), square(centre, 15)};
}

void add_areas(Shapes const& shapes, GeometryColumn& column) {
    column.add_part(shapes.ring, PartKind::ring);
    column.add_part(shapes.hole, PartKind::hole);
}

void add_points(Shapes const& shapes, GeometryColumn& column) {
    for (Point const& p : shapes.points) {
        column.add_part({&p, 1}, PartKind::point);
    }
}

void add_lines(Shapes const& shapes, GeometryColumn& column) {
    for (Ring const& line : shapes.lines) {
        column.add_part(line, PartKind::line);
    }
}

/// One feature: a line, an area, points, another line.
void add_whole(Shapes const& shapes, GeometryColumn& column) {
    column.begin_feature();
    column.add_part(shapes.lines[0], PartKind::line);
    add_areas(shapes, column);
    add_points(shapes, column);
    column.add_part(shapes.lines[1], PartKind::line);
}

/// The same as three features.
void add_apart(Shapes const& shapes, GeometryColumn& column) {
    for (auto const add : {add_areas, add_points, add_lines}) {
        column.begin_feature();
        add(shapes, column);
    }
}

/// At (0, 0) a point, around (100, 0) an area of 40, and a line far below.
FeatureTable fire() {
    FeatureTable table;
    table.geometry.begin_feature();
    table.geometry.add_part(std::array{Point{0, 0}}, PartKind::point);
    table.geometry.add_part(square({100, 0}, 20), PartKind::ring);
    table.geometry.add_part(std::array{Point{-100, -200}, Point{100, -200}}, PartKind::line);
    table.attributes.push_back(text_column("name", {"fire"}));
    return table;
}

/// A point and a line, without an area.
FeatureTable milestone() {
    FeatureTable table;
    table.geometry.begin_feature();
    table.geometry.add_part(std::array{Point{0, 50}}, PartKind::point);
    table.geometry.add_part(std::array{Point{-300, 0}, Point{300, 0}}, PartKind::line);
    table.attributes.push_back(text_column("name", {"mile"}));
    return table;
}

std::vector<std::uint32_t> picked_at(Document const& document, Point world) {
    std::vector<std::uint32_t> features;
    for (Hit const& hit : pick(document, plain_view(), 10, plain_view().screen_from_world(world), 6).hits) {
        features.push_back(hit.ref.feature);
    }
    return features;
}

LabelCandidates candidates_of(Document const& document) {
    LabelMemory memory;
    return collect_label_candidates(document, plain_view(), 10, {"vi", "zh", "en"}, memory);
}

}  // namespace

TEST_CASE("the kind of a feature is the highest among its parts, and each part knows its own") {
    GeometryColumn const column = fire().geometry;
    CHECK(column.kind(0) == GeometryKind::polygon);
    CHECK(column.is_mixed(0));
    CHECK(column.has(0, GeometryKind::point));
    CHECK(column.has(0, GeometryKind::line));
    CHECK(column.part_kind(1) == PartKind::ring);
    CHECK(column.part_kind(2) == PartKind::line);
    CHECK(milestone().geometry.kind(0) == GeometryKind::line);
    CHECK_FALSE(milestone().geometry.has(0, GeometryKind::polygon));
}

TEST_CASE("appending a column keeps what each part is") {
    GeometryColumn column;
    column.add_point({7, 7});
    column.append(fire().geometry);
    CHECK_FALSE(column.is_mixed(0));
    CHECK(column.is_mixed(1));
    std::size_t points = 0;
    column.for_each_point(1, [&](Point p) { points += p == Point{0, 0} ? 1 : 2; });
    CHECK(points == 1);
}

TEST_CASE("a click hits a feature of several kinds where it would hit them as features of their own") {
    std::mt19937 random(3);
    FeatureTable whole;
    FeatureTable apart;
    for (int i = 0; i < 60; ++i) {
        Shapes const shapes = random_shapes(random);
        add_whole(shapes, whole.geometry);
        add_apart(shapes, apart.geometry);
    }
    MadeMap const whole_document = document_of(ready_layer("own", std::move(whole)));
    MadeMap const apart_document = document_of(ready_layer("own", std::move(apart)));
    std::size_t hits = 0;
    for (int n = 0; n < 500; ++n) {
        Point const world = random_point(random, 300);
        std::vector<std::uint32_t> expected;
        for (std::uint32_t const part : picked_at(apart_document, world)) {
            if (std::find(expected.begin(), expected.end(), part / 3) == expected.end()) {
                expected.push_back(part / 3);
            }
        }
        REQUIRE(picked_at(whole_document, world) == expected);
        hits += expected.size();
    }
    CHECK(hits > 500);
}

TEST_CASE("every kind of part comes into the map's CRS, and what cannot is left out by itself") {
    FeatureTable table;
    table.geometry.begin_feature();
    table.geometry.add_part(std::array{Point{106, 22}}, PartKind::point);
    table.geometry.add_part(std::array{Point{106, 89.9}}, PartKind::point);
    table.geometry.add_part(square({105, 21}, 1), PartKind::ring);
    table.geometry.add_part(std::array{Point{100, 20}, Point{101, 20}}, PartKind::line);
    WorkerLocal<TransformerCache> transformers(1);
    Crs const mercator = Crs::parse("EPSG:3857");
    auto const world = build_world_geometry(table, mercator, LineShape::straight, transformers, JobContext{});
    GeometryColumn const& geometry = world.geometry;
    REQUIRE(geometry.parts_end(0) == 3);
    CHECK(geometry.part_kind(0) == PartKind::point);
    CHECK(geometry.part_kind(1) == PartKind::ring);
    CHECK(geometry.part_kind(2) == PartKind::line);
    CHECK(distance(geometry.part(0).front(), Transformer(Crs::wgs84(), mercator).forward(Point{106, 22})) <
          1e-6);
}

TEST_CASE("a feature is named in its area where it has one, else on its line") {
    MadeMap const fires = document_of(ready_layer("own", fire()));
    REQUIRE(candidates_of(fires).candidates.size() == 1);
    CHECK(distance(candidates_of(fires).candidates[0].anchor_world, {100, 0}) < 2);
    CHECK(fires.layers()[0].world->anchor_of(0) == Point{100, 0});
    MadeMap const miles = document_of(ready_layer("own", milestone()));
    CHECK(miles.layers()[0].world->anchor_of(0) == Point{0, 0});
    REQUIRE_FALSE(candidates_of(miles).candidates.empty());
    CHECK(candidates_of(miles).candidates[0].along);
}

TEST_CASE("names keep off the symbols of a feature that is an area too") {
    LabelCandidates const found = candidates_of(document_of(ready_layer("own", fire())));
    REQUIRE(found.symbols_screen.size() == 1);
    CHECK(found.symbols_screen[0].centre() == Point{400, 300});
}

TEST_CASE("the symbol of a feature with a translucent area is not translucent") {
    FeatureTable table = fire();
    table.attributes = {text_column("fill", {"#ff0000"}), text_column("fill-opacity", {"0.2"})};
    auto const simple = simple_style_of(table, plain_style(0));
    REQUIRE(simple);
    CHECK(simple->style.classes[0].fill == rgb(0xFF0000));
    CHECK(simple->style.classes[0].area_alpha == Approx(0.2F).margin(0.005));
}

TEST_CASE("what one area of a feature covers, another does not uncover") {
    auto const with = [](PartKind second) {
        FeatureTable table;
        table.geometry.begin_feature();
        table.geometry.add_part(square({0, 0}, 100), PartKind::area);
        table.geometry.add_part(square({0, 0}, 20), PartKind::hole);
        table.geometry.add_part(square({50, 0}, 100), second);
        return document_of(ready_layer("own", std::move(table)));
    };
    MadeMap const apart = with(PartKind::area);
    CHECK(picked_at(apart, {75, 80}).size() == 1);   // in both
    CHECK(picked_at(apart, {-75, 80}).size() == 1);  // in the first
    CHECK(picked_at(apart, {0, 0}).size() == 1);     // in the first's hole, and in the second
    MadeMap const together = with(PartKind::ring);
    CHECK(picked_at(together, {75, 80}).empty());
}

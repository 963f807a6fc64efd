#include "map/pick.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

using Ring = std::vector<Point>;

Ring ring_around(Point centre, double radius, int corners, double first_deg) {
    Ring ring;
    for (int i = 0; i <= corners; ++i) {
        double const angle =
            first_deg * std::numbers::pi / 180 + 2 * std::numbers::pi * (i % corners) / corners;
        ring.push_back(centre + Point{std::cos(angle), std::sin(angle)} * radius);
    }
    return ring;
}

/// 100 points, 100 two-part lines and 100 polygons with a hole.
FeatureTable random_features(std::mt19937& random) {
    FeatureTable table;
    for (int i = 0; i < 100; ++i) {
        table.geometry.add_point(random_point(random, 300));
        table.geometry.begin_feature(GeometryKind::line);
        for (int part = 0; part < 2; ++part) {
            table.geometry.add_part(
                std::array{random_point(random, 300), random_point(random, 300), random_point(random, 300)});
        }
        Point const centre = random_point(random, 300);
        table.geometry.begin_feature(GeometryKind::polygon);
        table.geometry.add_part(ring_around(centre, 60, 7, i));
        table.geometry.add_part(ring_around(centre, 25, 5, -i), PartKind::hole);
    }
    return table;
}

/// The angle that a ring turns round a point: 2π inside, 0 outside.
double winding(std::span<Point const> ring, Point p) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        Point const a = ring[i] - p;
        Point const b = ring[i + 1] - p;
        sum += std::atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y);
    }
    return std::abs(sum);
}

/// The distance from a feature by looking at all of it.
double slow_distance(GeometryColumn const& geometry, std::size_t feature, Point p) {
    double nearest = 1e300;
    int windings = 0;
    for (std::size_t part = geometry.parts_begin(feature); part < geometry.parts_end(feature); ++part) {
        auto const vertices = geometry.part(part);
        windings += winding(vertices, p) > 3 ? 1 : 0;
        for (std::size_t i = 0; i < vertices.size(); ++i) {
            Point const next = vertices[std::min(i + 1, vertices.size() - 1)];
            nearest = std::min(nearest, distance_to_segment(p, vertices[i], next));
        }
    }
    return geometry.kind(feature) == GeometryKind::polygon && windings % 2 == 1 ? 0 : nearest;
}

std::vector<std::uint32_t> slow_pick(Layer const& layer, Point world, double tolerance) {
    std::vector<std::uint32_t> features;
    StyleClass const& style = layer.style.classes[0];
    for (std::uint32_t i = 0; i < layer.table->size(); ++i) {
        bool const is_point = layer.table->geometry.kind(i) == GeometryKind::point;
        double const reach = tolerance + static_cast<double>(is_point ? style.symbol_px : style.line_px) / 2;
        if (slow_distance(layer.table->geometry, i, world) <= reach) {
            features.push_back(i);
        }
    }
    return features;
}

std::vector<std::uint32_t> features_of(Picked const& picked) {
    std::vector<std::uint32_t> features;
    for (Hit const& hit : picked.hits) {
        features.push_back(hit.ref.feature);
    }
    return features;
}

Picked pick_middle(Document const& document, double zoom = 10) {
    return pick(document, plain_view(), zoom, {400, 300});
}

/// One polygon feature of one ring.
void add_polygon(FeatureTable& table, Ring const& ring) {
    table.geometry.begin_feature(GeometryKind::polygon);
    table.geometry.add_part(ring);
}

FeatureTable hosted_table(std::string const& host, std::size_t count) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < count; ++i) {
        ids.push_back("E" + std::to_string(i));
    }
    return point_table(std::vector<Point>(count),
                       {text_column("id", ids), text_column("host", std::vector<std::string>(count, host))});
}

}  // namespace

TEST_CASE("a click hits what looking at every feature finds") {
    std::mt19937 random(1);
    MadeMap const document = document_of(ready_layer("own", random_features(random)));
    for (int n = 0; n < 500; ++n) {
        Point const world = random_point(random, 290);
        Picked const picked = pick(document, plain_view(), 10, plain_view().screen_from_world(world), 6);
        auto found = features_of(picked);
        std::sort(found.begin(), found.end());
        REQUIRE(found == slow_pick(document.layers()[0], world, 6));
        for (Hit const& hit : picked.hits) {
            REQUIRE(hit.distance_px ==
                    Approx(slow_distance(document.layers()[0].table->geometry, hit.ref.feature, world))
                        .margin(1e-9));
        }
    }
}

TEST_CASE("features of very many vertices are hit like any other") {
    std::mt19937 random(2);
    FeatureTable table;
    table.geometry.begin_feature(GeometryKind::polygon);
    table.geometry.add_part(ring_around({0, 0}, 250, 3000, 0));
    table.geometry.add_part(ring_around({0, 0}, 90, 1000, 0), PartKind::hole);
    table.geometry.add_part(ring_around({0, 0}, 40, 5, 0));
    table.geometry.begin_feature(GeometryKind::line);
    Ring walk{{-200, 0}};
    while (walk.size() < 2500) {
        walk.push_back(walk.back() + random_point(random, 10));
    }
    table.geometry.add_part(walk);
    table.geometry.add_part(std::array{Point{-290, -290}, Point{290, 250}});
    MadeMap const document = document_of(ready_layer("own", std::move(table)));
    REQUIRE(document.layers()[0].world->edge_runs_of(0).of_part(1).size() == 16);
    REQUIRE(document.layers()[0].world->edge_runs_of(1).of_part(4).size() == 1);
    std::size_t hits = 0;
    for (int n = 0; n < 500; ++n) {
        Point const world = random_point(random, 290);
        auto found = features_of(pick(document, plain_view(), 10, plain_view().screen_from_world(world), 6));
        std::sort(found.begin(), found.end());
        REQUIRE(found == slow_pick(document.layers()[0], world, 6));
        hits += found.size();
    }
    CHECK((hits > 100 && hits < 900));
}

TEST_CASE("a click is the same at any scale") {
    FeatureTable const table = point_table({{0.002, 0}, {0.5, 0}});
    MadeMap const document = document_of(ready_layer("own", table));
    Viewport const close{{0, 0}, 0.001, 800, 600};
    CHECK(features_of(pick(document, close, 10, {400, 300})) == std::vector<std::uint32_t>{0});
    CHECK(pick(document, close, 10, {400, 300}).hits[0].distance_px == Approx(2));
}

TEST_CASE("a symbol is hit on its whole width, and a little beside") {
    MadeMap const document = document_of(ready_layer("own", point_table({{0, 0}})));
    double const reach =
        static_cast<double>(document.layers()[0].style.classes[0].symbol_px) / 2 + click_tolerance_px;
    CHECK(pick(document, plain_view(), 10, {400 + reach - 0.01, 300}).hits.size() == 1);
    CHECK(pick(document, plain_view(), 10, {400 + reach + 0.01, 300}).hits.empty());
}

TEST_CASE("the inside of a polygon is hit, its hole is not, an island in the hole is") {
    FeatureTable table;
    table.geometry.begin_feature(GeometryKind::polygon);
    table.geometry.add_part(ring_around({0, 0}, 200, 30, 0));
    table.geometry.add_part(ring_around({0, 0}, 100, 30, 0), PartKind::hole);
    table.geometry.add_part(ring_around({0, 0}, 40, 30, 0));
    MadeMap const document = document_of(ready_layer("own", table));
    CHECK(pick(document, plain_view(), 10, {550, 300}).hits.size() == 1);
    CHECK(pick(document, plain_view(), 10, {470, 300}).hits.empty());
    CHECK(pick_middle(document).hits.size() == 1);
}

TEST_CASE("the topmost layer comes first") {
    MadeMap const document =
        document_of(ready_layer("below", point_table({{0, 0}})), ready_layer("above", point_table({{3, 0}})));
    Picked const picked = pick_middle(document);
    REQUIRE(picked.hits.size() == 2);
    CHECK(picked.hits[0].ref == nth(1, 0));
    CHECK(picked.hits[1].ref == nth(0, 0));
}

TEST_CASE("in one layer the nearest comes first") {
    MadeMap const document = document_of(ready_layer("own", point_table({{4, 0}, {1, 0}, {-2, 0}})));
    CHECK(features_of(pick_middle(document)) == std::vector<std::uint32_t>{1, 2, 0});
}

TEST_CASE("of two polygons of one layer the one drawn last comes first") {
    FeatureTable table;
    add_polygon(table, ring_around({0, 0}, 100, 9, 0));
    add_polygon(table, ring_around({20, 0}, 100, 9, 0));
    CHECK(features_of(pick_middle(document_of(ready_layer("own", table)))) ==
          std::vector<std::uint32_t>{1, 0});
}

TEST_CASE("a symbol comes before the polygon of its layer that it stands on") {
    FeatureTable table;
    table.geometry.add_point({2, 0});
    add_polygon(table, ring_around({0, 0}, 100, 9, 0));
    CHECK(features_of(pick_middle(document_of(ready_layer("own", table)))) ==
          std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("guests follow their host and are not hit by themselves") {
    MadeMap const document =
        document_of(ready_layer("gates", point_table({{0, 0}}, {text_column("id", {"G1"})})),
                    ready_layer("events", hosted_table("G1", 2)));
    Picked const picked = pick_middle(document);
    REQUIRE(picked.hits.size() == 3);
    CHECK(picked.hits[0].ref == nth(0, 0));
    CHECK_FALSE(picked.hits[0].is_hosted);
    CHECK(picked.hits[1].ref == nth(1, 0));
    CHECK(picked.hits[1].is_hosted);
    CHECK(picked.hits[2].ref == nth(1, 1));
}

TEST_CASE("guests of a hidden layer stay away, and guests of a hidden host stand for themselves") {
    MadeMap document = document_of(ready_layer("gates", point_table({{0, 0}}, {text_column("id", {"G1"})})),
                                   ready_layer("events", hosted_table("G1", 2)));
    document.change(SetVisible{nth(1), false});
    CHECK(pick_middle(document).hits.size() == 1);
    document.change(SetVisible{nth(1), true});
    document.change(SetVisible{nth(0), false});
    REQUIRE(pick_middle(document).hits.size() == 2);
    CHECK_FALSE(pick_middle(document).hits[0].is_hosted);
}

TEST_CASE("what is hidden, not for picking or not projected yet is not hit") {
    ReadyLayer hidden = ready_layer("hidden", point_table({{0, 0}}));
    hidden.state.is_visible = false;
    ReadyLayer unready = ready_layer("unready", point_table({{0, 0}}));
    unready.content.world = nullptr;
    ReadyLayer const coast = ready_layer("coast", point_table({{0, 0}}), LayerGroup::background);
    CHECK_FALSE(as_drawn(coast).style.is_pickable);
    CHECK(pick_middle(document_of(hidden, unready, coast)).hits.empty());
}

TEST_CASE("a class that is not drawn at this zoom is not hit") {
    ReadyLayer layer = ready_layer("own", point_table({{0, 0}}));
    change_style(layer, [&](LayerStyle& look) { look.classes[0].min_zoom = 8; });
    change_style(layer, [&](LayerStyle& look) { look.classes[0].max_zoom = 12; });
    MadeMap const document = document_of(layer);
    CHECK(pick_middle(document, 7.99).hits.empty());
    CHECK(pick_middle(document, 8).hits.size() == 1);
    CHECK(pick_middle(document, 12).hits.empty());
}

TEST_CASE("a stack ends at its greatest height and says so") {
    MadeMap const full = document_of(ready_layer("own", point_table(std::vector<Point>(max_hits))));
    CHECK(pick_middle(full).hits.size() == max_hits);
    CHECK_FALSE(pick_middle(full).is_capped);
    MadeMap const over = document_of(ready_layer("own", point_table(std::vector<Point>(max_hits + 1))));
    CHECK(pick_middle(over).hits.size() == max_hits);
    CHECK(pick_middle(over).is_capped);
}

TEST_CASE("unlocated features are never hit") {
    CHECK(pick_middle(document_of(ready_layer("own", unlocated_table({"A", "B"})))).hits.empty());
}

TEST_CASE("a feature that is asked for comes with its guests") {
    MadeMap const document =
        document_of(ready_layer("gates", point_table({{0, 0}}, {text_column("id", {"G1"})})),
                    ready_layer("events", hosted_table("G1", 2)));
    CHECK(pick_feature(document, nth(0, 0)).hits.size() == 3);
    CHECK(pick_feature(document, nth(1, 1)).hits.size() == 1);
    CHECK(pick_feature(document, nth(0, 0)).hits[0].ref == nth(0, 0));
}

#include "table/expression.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "table/fixtures.hpp"

using namespace gatepost;

namespace {

FeatureTable one_town() {
    FeatureTable table =
        point_table({{0, 0}}, {text_column("kind", {"city"}), text_column("tên", {"Lạng Sơn"}),
                               text_column("start", {"2019-05-01"}), text_column("n", {"12"})});
    AttributeColumn population("population", AttributeType::integer);
    population.add_integer(25000);
    AttributeColumn area("area", AttributeType::real);
    area.add_null();
    table.attributes.push_back(population);
    table.attributes.push_back(area);
    return table;
}

}  // namespace

TEST_CASE("conditions hold or not, as in the WHERE of SQL") {
    auto const [text, holds] = GENERATE(table<std::string, bool>({
        {"population > 10000", true},
        {"population >= 25000 and population <= 25000", true},
        {"population != 25000", false},
        {"kind = 'city'", true},
        {"kind <> 'city'", false},
        {"KIND = 'city'", false},
        {"kind = 'city' AND population < 5", false},
        {"kind = 'town' or population > 5", true},
        {"not kind = 'town'", true},
        {"not (kind = 'city' or kind = 'town')", false},
        {"kind = 'town' or kind = 'city' and population < 5", false},
        {"(kind = 'town' or kind = 'city') and population > 5", true},
        {"kind in ('town', 'city')", true},
        {"population in (1, 25000)", true},
        {"population in (1, 2)", false},
        {"area is null", true},
        {"area is not null", false},
        {"area > 0", false},
        {"not area > 0", true},
        {"nowhere = 1", false},
        {"nowhere is null", true},
        {"start < '2020'", true},
        {"start >= '2019-05-02'", false},
        {"n = 12", true},
        {"n > 5", true},
        {"tên = 'Lạng Sơn'", true},
        {"\"tên\" = 'Lạng Sơn'", true},
        {"kind = 'it''s'", false},
        {"population = -1", false},
        {"not_a_field is null", true},
        {"order_by is null and android is null", true},
        {"population between 25000 and 30000", true},
        {"population between 1 and 24999", false},
        {"population not between 1 and 24999", true},
        {"area between 0 and 1 or area not between 0 and 1", false},
        {"kind between 'a' and 'd' and population > 5", true},
        {"kind not in ('town', 'village')", true},
        {"area not in (1, 2)", false},
        {"kind like 'ci%'", true},
        {"kind like 'CI%'", false},
        {"kind ilike 'CI%'", true},
        {"kind not like '%t%'", false},
        {"area not like 'x'", false},
        {"tên like 'L_ng S_n'", true},
        {"tên like '_ạng%'", true},
        {"tên ilike '%SƠN'", true},
        {"tên like '%ng%ng%'", false},
        {"lower(tên) = 'lạng sơn'", true},
        {"length(tên) = 8", true},
        {"length(area) >= 0", false},
        {"year(start) = 2019 and month(start) = 5", true},
        {"year(kind) = 2019", false},
        {"not year(kind) = 2019", true},
        {"date(start) = '2019'", true},
        {"date(start) <= '2019-05-01'", true},
        {"date(start) < '2019-05'", false},
        {"date(start) > '2018'", true},
        {"date(start) between '2019-01' and '2019-05'", true},
        {"date(start) in (2018, 2019)", true},
        {"start >= date '2019-05-01'", true},
        {"start = date '2018'", false},
        {"kind != date '2018'", false},
        {"date is null and length is null and year = 1", false},
    }));
    CAPTURE(text);
    CHECK(Expression(text).holds(one_town(), 0) == holds);
}

TEST_CASE("what is no condition is said to be none, and where") {
    std::string const text =
        GENERATE("", "kind", "kind =", "kind = city", "= 'a'", "kind = 'a", "kind in 'a'", "kind in ('a'",
                 "(kind = 'a'", "kind = 'a')", "kind = 'a' and", "kind is 5", "kind ~ 'a'",
                 "kind = 'a' kind = 'b'", "kind not", "kind not = 'a'", "kind like 5", "year(start) like 'a'",
                 "n between 1", "n between 1 or 2", "year(start) = 'a'", "year(start", "lower(kind) = 5",
                 "date(start) = 'soon'", "n = date 'soon'", "distance_m(181, 0) < 5", "distance_m(0, 91) < 5",
                 "distance_m(0) < 5", "distance_m(0, 0) is null", "lower() = 'a'");
    CAPTURE(text);
    CHECK_THROWS_AS(Expression(text), Error);
    CHECK_THROWS_WITH(Expression(text), Catch::Contains("expected at character"));
}

TEST_CASE("a pattern takes every text that it means, and no other") {
    auto const [text, pattern, is_like] = GENERATE(table<std::string, std::string, bool>({
        {"a", "", false},
        {"a", "%", true},
        {"a", "_", true},
        {"a", "__", false},
        {"abc", "abc", true},
        {"abc", "ab", false},
        {"abc", "%%c", true},
        {"abcabd", "%abd", true},
        {"aXbXc", "a%X%c", true},
        {"50%", "50\\%", true},
        {"50x", "50\\%", false},
        {"a_b", "a\\_b", true},
        {"友谊关", "__关", true},
        {"友谊关", "___关", false},
        {"mississippi", "m%iss%ip_i", true},
    }));
    CAPTURE(text, pattern);
    FeatureTable const table = point_table({{0, 0}}, {text_column("name", {text})});
    CHECK(Expression("name like '" + pattern + "'").holds(table, 0) == is_like);
}

TEST_CASE("a distance is measured on the ellipsoid, from the nearest point of a feature") {
    FeatureTable table;
    table.geometry.add_point({106.7, 21.9});
    std::vector<Point> const line{{106, 21}, {108, 21}};
    table.geometry.begin_feature(GeometryKind::line);
    table.geometry.add_part(line);
    std::vector<Point> const ring{{179, -1}, {181, -1}, {181, 1}, {179, 1}, {179, -1}};
    table.geometry.begin_feature(GeometryKind::polygon);
    table.geometry.add_part(ring);
    table.geometry.begin_feature();
    FeaturePlaces const places(table);
    // From PROJ's geod -I +ellps=WGS84.
    CHECK(*places.distance_m(0, {106.8, 21.9}) == Approx(10333.439).margin(0.001));
    CHECK(*places.distance_m(1, {107, 21.5}) == Approx(55360.149).margin(0.001));
    CHECK(*places.distance_m(2, {-179.5, 0.5}) == 0);
    CHECK(*places.distance_m(2, {-178, 0}) == Approx(111319.491).margin(0.001));
    CHECK_FALSE(places.distance_m(3, {0, 0}));
    // Areas of nearly all longitudes, on either side of the place or beyond the antimeridian, with it inside.
    for (double const west : {-180.0, -90.0, -253.5, 106.0}) {
        std::vector<Point> const wide{
            {west, -60}, {west + 355, -60}, {west + 355, 60}, {west, 60}, {west, -60}};
        FeatureTable area;
        area.geometry.begin_feature(GeometryKind::polygon);
        area.geometry.add_part(wide);
        CHECK(*FeaturePlaces(area).distance_m(0, {106.7, 21.9}) == 0);
        CHECK(*FeaturePlaces(area).distance_m(0, {106.7, 70}) > 1e6);
    }
    // The nearest of several points, also across the pole.
    FeatureTable points;
    std::vector<Point> const across{{180, 80}};
    std::vector<Point> const south{{0, 55}};
    points.geometry.begin_feature(GeometryKind::point);
    points.geometry.add_part(across);
    points.geometry.add_part(south);
    CHECK(*FeaturePlaces(points).distance_m(0, {0, 80}) == Approx(2233651.715).margin(0.001));
    CHECK(Expression("distance_m(106.8, 21.9) < 10334").holds(table, 0));
    CHECK_FALSE(Expression("distance_m(106.8, 21.9) < 10333").holds(table, 0));
    CHECK_FALSE(Expression("distance_m(0, 0) > 0").holds(table, 3));
}

TEST_CASE("a long text that is no condition is told on one short line, cut between letters") {
    std::string text = std::string(5000, 'a') + " =\n\x1b[31m";
    for (int i = 0; i < 1000; ++i) {
        text += "ạ";
    }
    CHECK_THROWS_WITH(Expression(text), Catch::Contains("character 5004 of: …aaa") && Catch::EndsWith("ạ…"));
    try {
        Expression const ignored(text);
    } catch (Error const& error) {
        std::string const message = error.what();
        CHECK(message.size() < 200);
        CHECK(message.find_first_of("\n\x1b") == std::string::npos);
    }
}

TEST_CASE("a condition that is nested without end is refused, not followed into the ground") {
    CHECK_THROWS_AS(Expression(std::string(100'000, '(') + "a = 1"), Error);
    std::string negations;
    for (int i = 0; i < 50'000; ++i) {
        negations += "not ";
    }
    CHECK_THROWS_AS(Expression(negations + "a = 1"), Error);
}

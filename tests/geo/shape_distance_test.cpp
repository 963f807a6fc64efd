#include "geo/shape_distance.hpp"

#include <catch2/catch.hpp>

#include "geo/geodesy.hpp"

#include <array>

using namespace gatepost;

namespace {

using Line = std::vector<Point>;

double apart_m(Line const& a, Line const& b) {
    std::array<Outline, 1> const first{a};
    std::array<Outline, 1> const second{b};
    return shape_distance_m(first, second);
}

}  // namespace

TEST_CASE("two points are as far apart as the geodesic is long") {
    CHECK(apart_m({{105, 21}}, {{105.01, 21.02}}) == Approx(geodesic_distance_m({105, 21}, {105.01, 21.02})));
    CHECK(apart_m({{105, 21}}, {{105, 21}}) == 0);
}

TEST_CASE("one vertex that moves is as far off as it went from the line") {
    Line const line{{105, 21}, {105.1, 21}, {105.2, 21}};
    Line const bent{{105, 21}, {105.1, 21.01}, {105.2, 21}};
    CHECK(apart_m(line, bent) == Approx(geodesic_distance_m({105.1, 21}, {105.1, 21.01})).epsilon(0.001));
}

TEST_CASE("other vertices, another first one or direction are no distance") {
    Line const ring{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
    CHECK(apart_m(ring, {{1, 1}, {0, 1}, {0, 0.5}, {0, 0}, {1, 0}, {1, 1}}) == 0);
    CHECK(apart_m({{0, 0}, {1, 1}}, {{1, 1}, {0, 0}}) == 0);
}

TEST_CASE("the same vertices joined in another order are another shape") {
    double const across_m = geodesic_distance_m({0, 0}, {0, 1});
    CHECK(apart_m({{0, 0}, {0, 2}, {0, 1}}, {{0, 0}, {0, 1}, {0, 2}}) == 0);  // still the same outline
    CHECK(apart_m({{0, 0}, {2, 0}, {1, 1}}, {{0, 0}, {1, 1}, {2, 0}}) > across_m * 0.4);
    CHECK(apart_m({{0, 0}, {4, 0}, {2, 1}, {4, 4}, {0, 4}, {0, 0}},
                  {{0, 0}, {4, 0}, {4, 4}, {2, 1}, {0, 4}, {0, 0}}) > across_m);
}

TEST_CASE("between vertices a line is measured where it is farthest") {
    Line const roof{{0, 1}, {2, 1}};
    Line const sides{{0, 1}, {0, 0}, {2, 0}, {2, 1}};
    CHECK(apart_m(roof, sides) == Approx(geodesic_distance_m({1, 1}, {1, 0})).epsilon(0.001));
}

TEST_CASE("a line cut into many edges lies at the same place") {
    Line many;
    for (int i = 0; i <= 10'000; ++i) {
        many.push_back({i / 5000.0, i / 10'000.0});
    }
    CHECK(apart_m({{0, 0}, {2, 1}}, many) == Approx(0).margin(1e-4));
}

TEST_CASE("what lies a turn away lies at the same place") {
    CHECK(apart_m({{179.5, 0}, {180.5, 1}}, {{-180.5, 0}, {-179.5, 1}}) == Approx(0).margin(1e-6));
}

TEST_CASE("the distance is the same from either side") {
    Line const a{{0, 0}, {1, 0}};
    Line const b{{0, 0}, {1, 0}, {1, 0.5}};
    CHECK(apart_m(a, b) == apart_m(b, a));
    CHECK(apart_m(a, b) == Approx(geodesic_distance_m({1, 0}, {1, 0.5})));
}

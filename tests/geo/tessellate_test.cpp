#include "geo/tessellate.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "geo/cell_land.hpp"
#include "geo/rings.hpp"

using namespace gatepost;

namespace {

double area_of(Rings const& rings) {
    double area = 0;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        area += (i == 0 ? 1 : -1) * std::abs(signed_area(rings[i]));
    }
    return area;
}

std::size_t vertices_in(Rings const& rings) {
    std::size_t count = 0;
    for (Ring const& ring : rings) {
        count += ring.size();
    }
    return count;
}

/// The areas of the triangles, each counted as positive: a triangle too many shows as well as one missing.
double triangles_area(Rings const& rings) {
    auto const [vertices, triangles] = tessellate(rings);
    REQUIRE(triangles.size() % 3 == 0);
    double area = 0;
    for (std::size_t i = 0; i < triangles.size(); i += 3) {
        area += std::abs(signed_area(
            Ring{vertices.at(triangles[i]), vertices.at(triangles[i + 1]), vertices.at(triangles[i + 2])}));
    }
    return area;
}

void check_filled(Rings const& rings) {
    REQUIRE(triangles_area(rings) == Approx(area_of(rings)).epsilon(1e-7));
}

}  // namespace

TEST_CASE("the signed area is positive counter-clockwise") {
    Ring ring = square(5, 5, 3);
    CHECK(signed_area(ring) == 9);
    std::reverse(ring.begin(), ring.end());
    CHECK(signed_area(ring) == -9);
    CHECK(signed_area(Ring{}) == 0);
    CHECK(signed_area(Ring{{1, 1}, {2, 2}}) == 0);
}

TEST_CASE("the signed area keeps its digits far from the origin") {
    CHECK(signed_area(square(11'783'000, 2'395'000, 0.5)) == Approx(0.25).epsilon(1e-12));
}

TEST_CASE("a triangle is one triangle") {
    CHECK(tessellate(Rings{{{0, 0}, {1, 0}, {0, 1}}}).indexes.size() == 3);
}

TEST_CASE("a square is two triangles, whichever way it runs") {
    Ring ring = square(0, 0, 1);
    CHECK(tessellate(Rings{ring}).indexes.size() == 6);
    check_filled({ring});
    std::reverse(ring.begin(), ring.end());
    CHECK(tessellate(Rings{ring}).indexes.size() == 6);
    check_filled({ring});
}

TEST_CASE("a polygon without faults has as many triangles as it must") {
    Rings const rings{star({0, 0}, 50, 5, 10), star({0, 0}, 5, 1, 2)};
    CHECK(tessellate(rings).indexes.size() == 3 * (vertices_in(rings) + 2 - 2));  // n + 2 holes − 2
    CHECK(tessellate(Rings{rings[0]}).indexes.size() == 3 * (rings[0].size() - 2));
}

TEST_CASE("concave rings are filled") {
    check_filled({{{0, 0}, {4, 0}, {4, 4}, {2, 1}, {0, 4}}});
    check_filled({{{0, 0}, {10, 0}, {10, 10}, {8, 10}, {8, 2}, {2, 2}, {2, 10}, {0, 10}}});
    check_filled({star({0, 0}, 5, 1, 3)});
    check_filled({star({7, -3}, 500, 1, 3)});
}

TEST_CASE("a comb with a thousand teeth is filled") { check_filled({comb(1000)}); }

TEST_CASE("a spiral is filled") {
    check_filled({spiral(100, 3)});
    check_filled({spiral(2000, 20)});
}

TEST_CASE("a hole is left open, whichever way it and the outer ring run") {
    for (bool const turn_outer : {false, true}) {
        for (bool const turn_hole : {false, true}) {
            Rings rings{square(0, 0, 4), square(1, 1, 2)};
            if (turn_outer) {
                std::reverse(rings[0].begin(), rings[0].end());
            }
            if (turn_hole) {
                std::reverse(rings[1].begin(), rings[1].end());
            }
            check_filled(rings);
        }
    }
}

TEST_CASE("a grid of holes on common heights is left open") {
    Rings rings{square(0, 0, 20)};
    for (int y = 0; y < 10; ++y) {
        for (int x = 0; x < 10; ++x) {
            rings.push_back(square(2 * x + 0.5, 2 * y + 0.5, 1));
        }
    }
    check_filled(rings);
}

TEST_CASE("holes that touch each other at a corner are left open") {
    check_filled({square(0, 0, 10), square(1, 1, 2), square(3, 3, 2), square(5, 5, 2)});
    check_filled({square(0, 0, 10), square(1, 5, 2), square(3, 3, 2), square(5, 1, 2)});
    check_filled({square(0, 0, 10), {{2, 5}, {4, 6}, {4, 7}}, {{2, 5}, {4, 3}, {4, 4}}});
}

TEST_CASE("a hole may touch the outer ring at a vertex") {
    check_filled({square(0, 0, 4), {{0, 0}, {2, 1}, {1, 2}}});
    check_filled({square(0, 0, 4), {{4, 4}, {2, 3}, {3, 2}}});
    check_filled({square(0, 0, 4), {{4, 0}, {3, 2}, {2, 1}}});
    check_filled({square(0, 0, 4), {{0, 4}, {1, 2}, {2, 3}}});
}

TEST_CASE("a hole may touch the outer ring in the middle of an edge") {
    check_filled({square(0, 0, 4), {{0, 2}, {2, 1}, {2, 3}}});
    check_filled({square(0, 0, 4), {{4, 2}, {2, 1}, {2, 3}}});
    check_filled({square(0, 0, 4), {{2, 0}, {1, 2}, {3, 2}}});
}

TEST_CASE("two holes may touch the outer ring at the same vertex") {
    check_filled({square(0, 0, 10), {{0, 0}, {5, 1}, {5, 2}}, {{0, 0}, {2, 5}, {1, 5}}});
    check_filled({square(0, 0, 10), {{10, 10}, {5, 9}, {5, 8}}, {{10, 10}, {8, 5}, {9, 5}}});
}

TEST_CASE("vertices that repeat or lie on a straight line change nothing") {
    check_filled({{{0, 0}, {1, 0}, {2, 0}, {2, 0}, {2, 0}, {4, 0}, {4, 4}, {4, 4}, {2, 4}, {0, 4}, {0, 2}}});
    check_filled({square(0, 0, 8), {{2, 2}, {2, 2}, {3, 2}, {4, 2}, {4, 4}, {3, 4}, {2, 4}, {2, 3}}});
}

TEST_CASE("a closed ring is filled like an open one") {
    check_filled({{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}, {{1, 1}, {2, 1}, {2, 2}, {1, 1}}});
}

TEST_CASE("a ring that runs over itself there and back is filled") {
    check_filled({{{0, 0}, {4, 0}, {4, 2}, {6, 2}, {4, 2}, {4, 4}, {0, 4}}});
    check_filled({{{0, 0}, {4, 0}, {4, 4}, {2, 4}, {2, 2}, {2, 4}, {0, 4}}});
}

TEST_CASE("two squares joined at a vertex are filled") {
    check_filled({{{0, 0}, {2, 0}, {2, 2}, {4, 2}, {4, 4}, {2, 4}, {2, 2}, {0, 2}}});
}

TEST_CASE("random stars are filled") {
    std::mt19937 random(7);
    for (int n = 0; n < 500; ++n) {
        check_filled({random_star(random, {100, -50}, 10)});
    }
}

TEST_CASE("random holes in a random star are left open") {
    std::mt19937 random(8);
    for (int n = 0; n < 500; ++n) {
        Rings rings{random_star(random, {0, 0}, 10)};
        for (Point const centre : {Point{-1.2, 0.3}, {0.1, -1.1}, {1.1, 0.9}, {0, 0.6}}) {
            rings.push_back(random_star(random, centre, 0.4));
        }
        // A star of few corners may come close to the middle: only those that hold the holes are polygons.
        if (rings[0].size() > 8) {
            check_filled(rings);
        }
    }
}

TEST_CASE("random sieves are left open") {
    std::mt19937 random(9);
    for (int n = 0; n < 500; ++n) {
        check_filled(random_sieve(random, 1 + n % 8));
    }
}

TEST_CASE("islands and lakes traced from random cells are filled") {
    std::mt19937 random(13);
    for (int n = 0; n < 5000; ++n) {
        CellLand const land(random, 3 + n % 6);
        Rings const rings = land.shores();
        REQUIRE(triangles_area(rings) == Approx(land.area()));
    }
}

TEST_CASE("coordinates of the size of the world lose nothing") {
    std::mt19937 random(10);
    for (int n = 0; n < 100; ++n) {
        Rings const rings{random_star(random, {11'783'000, 2'395'000}, 500)};
        REQUIRE(triangles_area(rings) == Approx(area_of(rings)).epsilon(1e-6));
    }
}

TEST_CASE("every triangle turns the same way") {
    std::mt19937 random(11);
    Rings const rings{random_star(random, {0, 0}, 10)};
    std::vector<std::uint32_t> const triangles = tessellate(rings).indexes;
    for (std::size_t i = 0; i < triangles.size(); i += 3) {
        Ring const& v = rings[0];
        REQUIRE(signed_area(Ring{v[triangles[i]], v[triangles[i + 1]], v[triangles[i + 2]]}) > 0);
    }
}

TEST_CASE("rings that enclose nothing give no area and no end of time") {
    CHECK(tessellate(Rings{}).indexes.empty());
    CHECK(tessellate(Rings{{}}).indexes.empty());
    CHECK(tessellate(Rings{{{1, 1}}}).indexes.empty());
    CHECK(tessellate(Rings{{{1, 1}, {2, 2}}}).indexes.empty());
    CHECK(tessellate(Rings{Ring(100, Point{3, 3})}).indexes.empty());
    CHECK(tessellate(Rings{{{0, 0}, {1, 0}, {2, 0}, {3, 0}}}).indexes.empty());
    CHECK(tessellate(Rings{{{0, 0}, {1, 1}, {0, 0}, {1, 1}}}).indexes.empty());
}

TEST_CASE("holes that enclose nothing are passed over") {
    CHECK(triangles_area({square(0, 0, 4), {}, {{1, 1}}, {{1, 1}, {2, 2}}}) == Approx(16));
    CHECK(triangles_area({square(0, 0, 4), {{1, 1}, {2, 1}, {3, 1}}}) == Approx(16));
    CHECK(triangles_area({square(0, 0, 4), Ring(5, Point{2, 2})}) == Approx(16));
}

TEST_CASE("rings of twenty thousand vertices are filled") {
    check_filled({star({0, 0}, 10'000, 9.9, 10)});
    check_filled({comb(10'000)});
    check_filled({spiral(10'000, 40)});
}

#include <catch2/catch.hpp>

#include <chrono>
#include <random>

#include "geo/edge_runs.hpp"
#include "geo/even_odd_brute_force.hpp"
#include "geo/inner_point.hpp"
#include "geo/nasty_shapes.hpp"
#include "geo/tessellate.hpp"

using namespace gatepost;

namespace {

/// Points of a coarse grid, so that many edges touch, overlap and cross at vertices.
Ring random_walk(std::mt19937& random, int corners, int cells) {
    std::uniform_int_distribution<int> cell(0, cells);
    Ring ring(static_cast<std::size_t>(corners));
    for (Point& p : ring) {
        p = {static_cast<double>(cell(random)), static_cast<double>(cell(random))};
    }
    return ring;
}

Ring random_tangle(std::mt19937& random, int corners) {
    std::uniform_real_distribution<double> coordinate(0, 10);
    Ring ring(static_cast<std::size_t>(corners));
    for (Point& p : ring) {
        p = {coordinate(random), coordinate(random)};
    }
    return ring;
}

void check_area(Rings const& rings) {
    REQUIRE(area_sum(triangles_of(rings)) == Approx(even_odd_area(rings)).epsilon(1e-5).margin(1e-6));
}

double area_of_all(std::vector<PolygonRings> const& polygons) {
    double area = 0;
    for (PolygonRings const& polygon : polygons) {
        area += area_sum(triangles_of(polygon));
    }
    return area;
}

Rings all_rings(std::vector<PolygonRings> const& polygons) {
    Rings all;
    for (PolygonRings const& polygon : polygons) {
        all.insert(all.end(), polygon.begin(), polygon.end());
    }
    return all;
}

double seconds_to_tessellate(Rings const& rings) {
    auto const begin = std::chrono::steady_clock::now();
    CHECK(tessellate(rings).indexes.size() % 3 == 0);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

TEST_CASE("nasty shapes are filled where a click hits them") {
    auto const shapes = nasty_shapes();
    REQUIRE(shapes.size() >= 60);
    for (auto const& [name, rings] : shapes) {
        INFO(name);
        CHECK(coverage_of(rings, triangles_of(rings)).wrong <= 0.002);
        CHECK(area_sum(triangles_of(rings)) == Approx(even_odd_area(rings)).epsilon(1e-5).margin(1e-9));
    }
}

TEST_CASE("nasty shapes are filled the same whichever way their rings run and wherever they begin") {
    for (auto const& [name, rings] : nasty_shapes()) {
        INFO(name);
        Rings turned = rings;
        for (std::size_t i = 0; i < turned.size(); ++i) {
            std::rotate(turned[i].begin(), turned[i].begin() + 1, turned[i].end());
            if (i % 2 == 0) {
                std::reverse(turned[i].begin(), turned[i].end());
            }
        }
        CHECK(area_sum(triangles_of(turned)) == Approx(even_odd_area(rings)).epsilon(1e-5).margin(1e-9));
    }
}

TEST_CASE("random tangles are filled by the even-odd rule") {
    std::mt19937 random(20);
    for (int n = 0; n < 400; ++n) {
        check_area({random_tangle(random, 3 + n % 30)});
    }
}

TEST_CASE("random tangles on a coarse grid are filled by the even-odd rule") {
    std::mt19937 random(21);
    for (int n = 0; n < 4000; ++n) {
        check_area({random_walk(random, 3 + n % 20, 2 + n % 7)});
    }
}

TEST_CASE("random rings in and over each other are filled by the even-odd rule") {
    std::mt19937 random(22);
    for (int n = 0; n < 2000; ++n) {
        Rings rings;
        for (int i = 0; i <= n % 4; ++i) {
            rings.push_back(random_walk(random, 3 + n % 7, 3 + n % 5));
        }
        check_area(rings);
    }
}

TEST_CASE("a point lies in exactly one triangle if it is inside, in none otherwise") {
    std::mt19937 random(23);
    for (int n = 0; n < 40; ++n) {
        Rings const rings{random_tangle(random, 12), random_walk(random, 8, 10)};
        CHECK(coverage_of(rings, triangles_of(rings)).wrong <= 1e-4);
    }
}

TEST_CASE("polygons of one feature that overlap are filled by the even-odd rule over all of them") {
    std::mt19937 random(24);
    for (int n = 0; n < 2000; ++n) {
        std::vector<PolygonRings> polygons;
        for (int i = 0; i < 2 + n % 4; ++i) {
            Ring const outer = random_walk(random, 3 + n % 3, 4 + n % 9);
            polygons.push_back({outer});
            if (n % 3 == 0) {
                polygons.back().push_back(random_walk(random, 3, 4 + n % 9));
            }
        }
        double const expected = even_odd_area(all_rings(polygons));
        REQUIRE(area_of_all(joined_where_they_overlap(polygons)) ==
                Approx(expected).epsilon(1e-5).margin(1e-6));
    }
}

TEST_CASE("polygons that lie apart, or in each other's holes, stay apart") {
    CHECK(joined_where_they_overlap({{square(0, 0, 1)}, {square(2, 0, 1)}, {square(0, 2, 1)}}).size() == 3);
    CHECK(joined_where_they_overlap({{square(0, 0, 9), square(2, 2, 5)}, {square(3, 3, 2)}}).size() == 2);
    CHECK(joined_where_they_overlap({{square(0, 0, 9)}, {square(3, 3, 2)}}).size() == 1);
    CHECK(joined_where_they_overlap({{square(0, 0, 3)}, {square(2, 2, 3)}, {square(8, 8, 1)}}).size() == 2);
}

TEST_CASE("a hole that strayed into another polygon is open there") {
    for (Ring const& touching : {square(20, 0, 4), Ring{{10, 0}, {14, 0}, {14, 4}, {10, 4}}}) {
        std::vector<PolygonRings> const polygons{{touching, square(2, 2, 3)}, {square(0, 0, 10)}};
        CHECK(area_of_all(joined_where_they_overlap(polygons)) == Approx(16 + 100 - 9));
    }
}

TEST_CASE("a hundred thousand vertices of nasty input end in time") {
    std::mt19937 random(25);
    Ring hatching;
    for (int i = 0; i < 50'000; ++i) {
        hatching.push_back({i * 0.001, i * 0.001});
        hatching.push_back({100 + i * 0.001, -100 + i * 0.001});
    }
    // Bounds far above what it takes (0.1 to 0.5 s), far below what a quadratic way would (minutes).
    CHECK(seconds_to_tessellate({random_tangle(random, 100'000)}) < 20);
    CHECK(seconds_to_tessellate({random_walk(random, 100'000, 1000)}) < 20);
    CHECK(seconds_to_tessellate({hatching}) < 20);
    CHECK(seconds_to_tessellate({spiral(50'000, 200)}) < 20);
}

TEST_CASE("rings that cross too often to be filled exactly are filled as a picture of them") {
    std::mt19937 random(26);
    Rings const rings{random_tangle(random, 900)};
    SampleCounts samples(Box{0, 0, 10, 10});
    samples.add(rings);
    auto const inside = std::count(samples.counts().begin(), samples.counts().end(), 1);
    double const expected =
        100.0 * static_cast<double>(inside) / static_cast<double>(samples.counts().size());
    CHECK(area_sum(triangles_of(rings)) == Approx(expected).epsilon(0.01));
}

TEST_CASE("of nasty shapes too the point lies inside, where there is an inside") {
    for (auto const& [name, rings] : nasty_shapes()) {
        if (even_odd_area(rings) < 1e-9) {
            continue;
        }
        INFO(name);
        Point const p = inner_point(rings);
        bool is_inside = false;
        for (Ring const& ring : rings) {
            is_inside = is_inside != is_crossed_oddly(p, ring, {});
        }
        CHECK(is_inside);
    }
}

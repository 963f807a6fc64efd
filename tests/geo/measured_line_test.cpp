#include "geo/measured_line.hpp"

#include "geo/geodesy.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace gatepost;

namespace {

/// From west to east and a little up and down.
std::vector<Point> wavy_line(std::size_t points) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> step(-0.02, 0.02);
    std::vector<Point> line;
    for (std::size_t i = 0; i < points; ++i) {
        line.push_back({102 + 0.01 * static_cast<double>(i), 22 + step(random)});
    }
    return line;
}

double length_m(std::vector<Point> const& line) {
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        sum += geodesic_distance_m(line[i - 1], line[i]);
    }
    return sum;
}

}  // namespace

TEST_CASE("pieces in any order and direction make the line that they were cut from") {
    std::vector<Point> const whole = wavy_line(200);
    std::vector<std::vector<Point>> pieces;
    for (std::size_t begin = 0; begin + 1 < whole.size(); begin += 17) {
        std::size_t const end = std::min(begin + 18, whole.size());
        pieces.emplace_back(whole.begin() + static_cast<std::ptrdiff_t>(begin),
                            whole.begin() + static_cast<std::ptrdiff_t>(end));
    }
    std::mt19937 random(3);
    for (int round = 0; round < 20; ++round) {
        std::shuffle(pieces.begin(), pieces.end(), random);
        auto turned = pieces;
        for (auto& piece : turned) {
            if (random() % 2 == 0) {
                std::reverse(piece.begin(), piece.end());
            }
        }
        auto const line = MeasuredLine::join(turned);
        REQUIRE(line);
        CHECK(line->lonlat() == whole);
        CHECK(line->length_m() == Approx(length_m(whole)));
    }
}

TEST_CASE("a line begins at its western end, and the longest of several counts") {
    auto const line = MeasuredLine::join({{{10, 0}, {9, 0}}, {{5, 5}, {3, 5}, {1, 5}}, {{0, 0}}, {}});
    REQUIRE(line);
    CHECK(line->lonlat() == std::vector<Point>{{1, 5}, {3, 5}, {5, 5}});
    CHECK_FALSE(MeasuredLine::join({}));
    CHECK_FALSE(MeasuredLine::join({{{1, 1}}}));
}

TEST_CASE("a ring is a line as well") {
    auto const ring = MeasuredLine::join({{{0, 0}, {1, 0}, {1, 1}}, {{0, 0}, {0, 1}, {1, 1}}});
    REQUIRE(ring);
    CHECK(ring->lonlat().size() == 5);
    CHECK(ring->length_m() == Approx(length_m({{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}})));
}

TEST_CASE("places along a line are those of a brute search on the ellipsoid") {
    std::vector<Point> const whole = wavy_line(100);
    auto const line = MeasuredLine::join({whole});
    std::mt19937 random(5);
    std::uniform_real_distribution<double> x(101.9, 103.1);
    std::uniform_real_distribution<double> y(21.8, 22.2);
    for (int i = 0; i < 50; ++i) {
        Point const p{x(random), y(random)};
        double least_m = 1e9;
        double along_m = 0;
        double before_m = 0;
        for (std::size_t edge = 0; edge + 1 < whole.size(); ++edge) {
            double const edge_m = geodesic_distance_m(whole[edge], whole[edge + 1]);
            for (int part = 0; part <= 100; ++part) {
                Point const there = whole[edge] + (whole[edge + 1] - whole[edge]) * (part / 100.0);
                double const off_m = geodesic_distance_m(p, there);
                if (off_m < least_m) {
                    least_m = off_m;
                    along_m = before_m + edge_m * part / 100;
                }
            }
            before_m += edge_m;
        }
        MeasuredLine::Place const place = line->nearest(p);
        CHECK(place.off_m == Approx(least_m).epsilon(0.01).margin(30));
        CHECK((std::abs(place.along_m - along_m) < 150 || place.off_m <= least_m + 1));
    }
}

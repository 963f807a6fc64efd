#include "render/distance_field.hpp"
#include "render/coverage_field.hpp"

#include "geo/clip.hpp"
#include "render/dice.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <numeric>

using namespace gatepost;

namespace {

using Texels = std::vector<std::uint8_t>;
using Ring = std::vector<Point>;

constexpr double range_px = 4.25;
constexpr double half_side = field_side_px / 2.0;
constexpr Box whole_field{-half_side, -half_side, half_side, half_side};
constexpr double thinnest_half_width_px = 0.5;  // no line's edge is nearer to its axis
constexpr double rounding = 0.51;               // of a byte, and of the floats before it

int texel_at(Texels const& texels, int column, int row) {
    return texels[static_cast<std::size_t>(row) * field_side_px + static_cast<std::size_t>(column)];
}

Point local_of(int column, int row) { return {column + 0.5 - half_side, row + 0.5 - half_side}; }

/// The largest difference, in texels, between the distances in a field and true ones, of those that are at
/// least `from_px`. Beyond the range both count as the range, so what is far from everything must be 0.
double worst_distance(Texels const& texels, std::function<double(Point)> const& true_distance,
                      double from_px = 0) {
    double worst_px = 0;
    for (int row = 0; row < field_side_px; ++row) {
        for (int column = 0; column < field_side_px; ++column) {
            double const expected = std::min(true_distance(local_of(column, row)), range_px);
            if (expected < from_px) {
                continue;
            }
            double const found = range_px * (1 - texel_at(texels, column, row) / 255.0);
            worst_px = std::max(worst_px, std::abs(found - expected));
        }
    }
    return worst_px - rounding * range_px / 255;
}

double distance_to_line(Point p, Ring const& line) {
    double nearest = distance(p, line.front());
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        nearest = std::min(nearest, distance_to_segment(p, line[i], line[i + 1]));
    }
    return nearest;
}

/// A line that wanders by short steps, as a dense tile's lines do.
Ring wandering_line(Dice& dice, Point start, double longest_step) {
    Ring line{start};
    double bearing = 0;
    for (int i = 0; i < 150; ++i) {
        bearing += dice.between(-1, 1);
        double const step = dice.between(0, longest_step);
        line.push_back(line.back() + Point{std::cos(bearing) * step, std::sin(bearing) * step});
    }
    return line;
}

Ring star(Dice& dice, Point centre, double radius, int corners) {
    Ring ring;
    for (int i = 0; i < corners; ++i) {
        double const angle = 2 * std::numbers::pi * i / corners;
        double const r = radius * dice.between(0.5, 1);
        ring.push_back(centre + Point{r * std::cos(angle), r * std::sin(angle)});
    }
    return ring;
}

Ring rectangle(Box const& box) {
    return {{box.min_x, box.min_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}, {box.min_x, box.max_y}};
}

/// By the shoelace formula.
double area_of(Ring const& ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        Point const b = ring[(i + 1) % ring.size()];
        twice += ring[i].x * b.y - b.x * ring[i].y;
    }
    return std::abs(twice) / 2;
}

Texels coverage_of(std::vector<Ring> const& polygons) {
    CoverageField field;
    for (Ring const& polygon : polygons) {
        field.add_feature(std::vector<PolygonRings>{{polygon}});
    }
    return field.take();
}

/// Of one polygon over all of the tile.
Texels whole_coverage() {
    return Texels(static_cast<std::size_t>(field_side_px) * field_side_px, CoverageField::one);
}

double covered_area(Texels const& texels) {
    return std::accumulate(texels.begin(), texels.end(), 0.0) / CoverageField::one;
}

int worst_difference(Texels const& a, Texels const& b) {
    int worst = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        worst = std::max(worst, std::abs(a[i] - b[i]));
    }
    return worst;
}

/// As far as a field reaches.
double distance_to_nearest(Point p, Ring const& points) {
    double nearest = range_px;
    for (Point const point : points) {
        nearest = std::min(nearest, distance(p, point));
    }
    return nearest;
}

}  // namespace

TEST_CASE("the field of many points is the distance to the nearest, to a twentieth of a texel") {
    Dice dice(1);
    DistanceField field(range_px);
    Ring points;
    for (int i = 0; i < 40; ++i) {
        points.push_back(dice.within(i % 2 == 0 ? whole_field : Box::around({200, -300}, 10)));
        field.add_point(points.back());
    }
    CHECK(worst_distance(field.take(), [&](Point p) { return distance_to_nearest(p, points); }) <= 0.05);
}

TEST_CASE("the field of many segments is the distance to the nearest, to a tenth of a texel at their edges") {
    Dice dice(2);
    DistanceField field(range_px);
    std::vector<Ring> segments;
    for (int i = 0; i < 20; ++i) {
        Point const a = dice.within(whole_field);
        segments.push_back({a, i % 4 == 0 ? dice.within(whole_field) : dice.within(Box::around(a, 9))});
        field.add_segment(segments.back()[0], segments.back()[1]);
    }
    segments.push_back({{7.25, 3}, {7.25, 3}});  // of no length: a dot
    field.add_segment(segments.back()[0], segments.back()[1]);
    auto const true_distance = [&](Point p) {
        double nearest = range_px;
        for (Ring const& segment : segments) {
            nearest = std::min(nearest, distance_to_segment(p, segment[0], segment[1]));
        }
        return nearest;
    };
    Texels const texels = field.take();
    CHECK(worst_distance(texels, true_distance) <= 0.3);
    CHECK(worst_distance(texels, true_distance, thinnest_half_width_px) <= 0.1);
}

TEST_CASE("the field of a line of many vertices is the distance to it, to a quarter of a texel") {
    double const longest_step = GENERATE(0.1, 0.5, 2.0, 12.0);
    Dice dice(3);
    Ring const line = wandering_line(dice, {-100, 80}, longest_step);
    Box bounds;
    for (Point const vertex : line) {
        bounds.grow(vertex);
    }
    bounds = bounds.expanded(range_px);
    DistanceField field(range_px);
    field.add_line(line);
    CHECK(worst_distance(field.take(), [&](Point p) {
              return bounds.contains(p) ? distance_to_line(p, line) : range_px;
          }) <= 0.25);
}

TEST_CASE("a line that turns back on itself is followed to its turning point") {
    Ring const line{{0, 0}, {10, 0.1}, {20, 0}, {5, 0.1}, {-10, 0}, {-10, 0.1}, {-10, 12}};
    DistanceField field(range_px);
    field.add_line(line);
    CHECK(worst_distance(field.take(), [&](Point p) { return distance_to_line(p, line); }) <= 0.25);
}

TEST_CASE("points and segments outside the tile reach in") {
    Point const outside{half_side + 2.0625, 100.0625};
    DistanceField of_point(range_px);
    of_point.add_point(outside);
    CHECK(worst_distance(of_point.take(), [&](Point p) { return distance(p, outside); }) <= 0.05);
    Ring const passing{{-half_side - 3, 900}, {-half_side - 2, -900}};
    DistanceField of_segment(range_px);
    of_segment.add_segment(passing[0], passing[1]);
    CHECK(worst_distance(
              of_segment.take(), [&](Point p) { return distance_to_line(p, passing); },
              thinnest_half_width_px) <= 0.1);
}

TEST_CASE("points on the edges and corners of the field, and just beyond, count as any other") {
    double const beyond = GENERATE(-0.5, 0.0, 1e-12, 0.5, range_px - 1e-9, range_px);
    DistanceField field(range_px);
    Ring points;
    for (double const x : {-half_side - beyond, 0.0, half_side + beyond}) {
        for (double const y : {-half_side - beyond, half_side + beyond}) {
            points.insert(points.end(), {{x, y}, {y, x}});
        }
    }
    std::for_each(points.begin(), points.end(), [&](Point p) { field.add_point(p); });
    CHECK(worst_distance(field.take(), [&](Point p) { return distance_to_nearest(p, points); }) <= 0.05);
}

TEST_CASE("a field of points and segments shows the nearer of both") {
    DistanceField field(range_px);
    field.add_point({0.0625, 3.0625});
    field.add_segment({-10, 0}, {10, 0});
    Texels const texels = field.take();
    CHECK(worst_distance(texels, [](Point p) {
              return std::min(distance(p, {0.0625, 3.0625}), distance_to_segment(p, {-10, 0}, {10, 0}));
          }) <= 0.05);
}

TEST_CASE("a polygon's coverage is its area, whichever way its rings run, open or closed") {
    bool const is_reversed = GENERATE(false, true);
    bool const is_closed = GENERATE(false, true);
    Dice dice(4);
    CoverageField field;
    double expected = 0;
    for (int i = 0; i < 6; ++i) {
        Ring outer = star(dice, dice.within(Box::around({0, 0}, 350)), dice.between(50, 150), 9 + i * 20);
        Ring hole = star(dice, midpoint(outer[0], outer[outer.size() / 2]), 20, 11);
        expected += area_of(outer) - area_of(hole);
        for (Ring* const ring : {&outer, &hole}) {
            if (is_reversed == (ring == &outer)) {
                std::reverse(ring->begin(), ring->end());
            }
            if (is_closed) {
                ring->push_back(ring->front());
            }
        }
        field.add_feature(std::vector<PolygonRings>{{outer, hole}});
    }
    CHECK(covered_area(field.take()) == Approx(expected).epsilon(0.001));
}

TEST_CASE("a polygon larger than the tile covers all of it, and its hole nothing") {
    Ring const outer = rectangle(Box::around({3, -2}, 700));
    CHECK(worst_difference(coverage_of({outer}), whole_coverage()) == 0);
    CoverageField field;
    field.add_feature(std::vector<PolygonRings>{{outer, rectangle(Box::around({-3, 2}, 600))}});
    CHECK(covered_area(field.take()) == 0);
}

TEST_CASE("two polygons that share a ragged edge cover it together as one would: no seam") {
    Dice dice(5);
    Ring edge{{0, -600}};
    while (edge.back().y < 600) {
        edge.push_back({dice.between(-40, 40), edge.back().y + dice.between(0, 0.9)});
    }
    Ring left = edge;
    left.insert(left.end(), {{-600, 600}, {-600, -600}});
    Ring right(edge.rbegin(), edge.rend());
    right.insert(right.end(), {{600, -600}, {600, 600}});
    CHECK(worst_difference(coverage_of({left, right}), whole_coverage()) <= 1);
}

TEST_CASE("what of a polygon lies beyond a side of the field is cut off") {
    Point const at =
        GENERATE(Point{-1, 0}, Point{1, 0}, Point{0, -1}, Point{0, 1}, Point{1, 1}, Point{-1, 1});
    int const corners = GENERATE(5, 60);
    Dice dice(6);
    Ring const ring = star(dice, at * (half_side + 7), 90, corners);
    double const inside = area_of(clip_ring(ring, whole_field));
    CHECK(inside > 1000);
    CHECK(covered_area(coverage_of({ring})) == Approx(inside).epsilon(0.001));
}

// May fail: the height of what lies beyond the side is spread over the texels within (distance_field.cpp,
// add_edge).
TEST_CASE("an edge that leaves the field at a flat angle covers what it would if it were cut there") {
    double const x = GENERATE(-half_side, half_side);
    double const rise = GENERATE(0.3, 0.9, 2.0, 7.0, 50.0);
    Ring const wedge{{x - 20, 10.05}, {x + 20, 10.05 + rise}, {x + 20, 80}, {x - 20, 80}};
    CHECK(worst_difference(coverage_of({wedge}), coverage_of({clip_ring(wedge, whole_field)})) <= 1);
}

TEST_CASE("overlapping polygons are counted, and more than a byte can count stay the most it can") {
    Ring const square = rectangle(Box::around({100, 100}, 50));
    CHECK(texel_at(coverage_of({3, square}), 613, 613) == 3 * CoverageField::one);
    CHECK(covered_area(coverage_of({3, square})) == Approx(3 * 100 * 100));
    for (std::size_t const many : {8U, 9U, 40U, 3000U}) {
        CHECK(texel_at(coverage_of({many, square}), 613, 613) == 255);
        CHECK(texel_at(coverage_of({many, square}), 700, 613) == 0);
    }
}

TEST_CASE("a ring that crosses itself covers both of its lobes") {
    Texels const texels = coverage_of({{{-50, -40}, {50, 40}, {50, -40}, {-50, 30}}});
    CHECK(texel_at(texels, 513 - 40, 513) == CoverageField::one);
    CHECK(texel_at(texels, 513 + 40, 513) == CoverageField::one);
}

TEST_CASE("what a feature covers twice it does not cover, whether it is small or large") {
    double const side = GENERATE(6, 60, 900);
    Ring const a = rectangle({-side / 2, -side / 2, side / 4, side / 4});
    Ring const b = rectangle({-side / 4, -side / 4, side / 2, side / 2});
    double const expected = (2 * 0.75 * 0.75 - 2 * 0.5 * 0.5) * side * side;
    for (auto const& polygons : {std::vector<PolygonRings>{{a}, {b}}, std::vector<PolygonRings>{{a, b}}}) {
        CoverageField field;
        field.add_feature(polygons);
        CHECK(covered_area(field.take()) == Approx(expected).epsilon(0.005).margin(1.1));
    }
    CoverageField two_features;
    two_features.add_feature(std::vector<PolygonRings>{{a}});
    two_features.add_feature(std::vector<PolygonRings>{{b}});
    CHECK(covered_area(two_features.take()) == Approx(2 * 0.75 * 0.75 * side * side).epsilon(0.005));
}

TEST_CASE("a hole in a hole, and a hole that sticks out, are covered in a dense tile too") {
    double const scale = GENERATE(1, 40);
    auto const box = [&](double x, double y, double side) {
        return rectangle({x * scale, y * scale, (x + side) * scale, (y + side) * scale});
    };
    CoverageField field;
    field.add_feature(
        std::vector<PolygonRings>{{box(-5, -5, 10), box(-4, -4, 6), box(-3, -3, 2), box(3, 3, 6)}});
    CHECK(covered_area(field.take()) / scale / scale == Approx(100 - 36 + 4 + 36 - 2 * 4).epsilon(0.01));
}

TEST_CASE("rings of no area, of two corners or none, cover nothing") {
    std::vector<Ring> const rings{Ring{}, Ring{{1, 2}}, Ring{{1, 2}, {30, 40}},
                                  Ring{{0, 0}, {50, 50}, {20, 20}}};
    CHECK(covered_area(coverage_of(rings)) == 0);
}

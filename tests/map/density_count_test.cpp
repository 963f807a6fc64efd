// Counts of a density are those of a plain loop over all points.
#include "map/density_blur.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <utility>

using namespace gatepost;

namespace {

using CellKey = std::pair<std::int64_t, std::int64_t>;

/// Half of them in heaps, some on the edges of cells.
std::vector<Point> heaps(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> anywhere(-3000, 9000);
    std::normal_distribution<double> near(0, 20);
    std::vector<Point> points;
    Point heap{};
    for (std::size_t i = 0; i < count; ++i) {
        heap = i % 500 == 0 ? Point{anywhere(random), anywhere(random)} : heap;
        Point const p =
            i % 2 == 0 ? heap + Point{near(random), near(random)} : Point{anywhere(random), anywhere(random)};
        points.push_back(i % 7 == 0 ? Point{std::floor(p.x / 8) * 8, std::floor(p.y / 8) * 8} : p);
    }
    return points;
}

DensityPoints counted(std::vector<Point> const& points, std::size_t classes = 1) {
    GeometryColumn column;
    std::vector<std::uint16_t> class_of_feature;
    for (Point const p : points) {
        class_of_feature.push_back(static_cast<std::uint16_t>(column.size() % classes));
        column.add_point(p);
    }
    std::size_t const size = column.size();
    return {std::make_shared<WorldGeometry const>(std::move(column)),
            std::make_shared<std::vector<std::uint16_t> const>(std::move(class_of_feature)),
            std::make_shared<std::vector<std::uint8_t> const>(size, std::uint8_t{0}),
            std::vector<std::uint8_t>(classes, 1)};
}

std::map<CellKey, double> counted_by_hand(std::vector<Point> const& points, double side_world) {
    std::map<CellKey, double> counts;
    for (Point const p : points) {
        counts[{static_cast<std::int64_t>(std::floor(p.x / side_world)),
                static_cast<std::int64_t>(std::floor(p.y / side_world))}] += 1;
    }
    return counts;
}

DensityHistogram histogram_of(std::map<CellKey, double> const& counts) {
    DensityHistogram histogram;
    for (auto const& [cell, count] : counts) {
        histogram.add(count);
    }
    return histogram;
}

}  // namespace

TEST_CASE("every point is in the hexagon whose middle is nearest, and in a range of what it lies in") {
    DensityCells const cells = DensityCells::hexagons(10);
    for (Point const p : heaps(2000, 3)) {
        DensityCell const cell = cells.cell_of(p);
        double const own = distance(p, cells.middle_of(cell));
        for (std::int64_t column = cell.column - 2; column <= cell.column + 2; ++column) {
            for (std::int64_t row = cell.row - 2; row <= cell.row + 2; ++row) {
                REQUIRE(own <= distance(p, cells.middle_of({column, row})) + 1e-9);
            }
        }
        REQUIRE(own <= 10 + 1e-9);
        CHECK(cells.range_of(Box::around(p, 3)).contains(cell));
        CHECK(cells.box_of({cell, {cell.column + 1, cell.row + 1}}).contains(p));
    }
}

TEST_CASE("the cells of a range hold the points that lie in them, edges once") {
    auto const points = heaps(20'000, 1);
    int const level = GENERATE(0, 3, 6);
    CellRange const range{{-20, 5}, {200, 130}};
    auto const counts = count_in_cells(counted(points), DensityCells::squares(level), range);
    auto const expected = counted_by_hand(points, std::ldexp(1.0, level));
    double outside = 0;
    for (auto const& [cell, count] : expected) {
        DensityCell const at{cell.first, cell.second};
        if (range.contains(at)) {
            REQUIRE(counts[range.index_of(at)] == count);
        } else {
            outside += count;
        }
    }
    CHECK(std::accumulate(counts.begin(), counts.end(), 0.0) + outside == 20'000);
}

TEST_CASE(
    "the histogram of the whole layer is that of a plain loop, from one cell to a world of empty ones") {
    auto const points = heaps(20'000, 2);
    int const level = GENERATE(-20, -3, 0, 3, 6, 14);
    JobPool pool(2);
    auto const found =
        count_whole_layer(counted(points), DensityCells::squares(level), context_outside(pool));
    auto const expected = histogram_of(counted_by_hand(points, std::ldexp(1.0, level)));
    CHECK(found.bins() == expected.bins());
    CHECK(found.cells() == expected.cells());
    CHECK(found.total() == 20'000);
    CHECK(found.crowded_total() == expected.crowded_total());
    CHECK(found.least() == expected.least());
    CHECK(found.most() == expected.most());
}

TEST_CASE("hexagons count every point once, in each range and in the whole layer") {
    auto const points = heaps(20'000, 4);
    DensityCells const cells = DensityCells::hexagons(37);
    auto const histogram = count_whole_layer(counted(points), cells, {});
    auto const counts = count_in_cells(counted(points), cells, cells.range_of({-3100, -3100, 9100, 9100}));
    DensityHistogram expected;
    for (double const count : counts) {
        expected.add(count);
    }
    CHECK(histogram.bins() == expected.bins());
    CHECK(histogram.total() == 20'000);
}

TEST_CASE("classes that are off, points that another stands for, and weights count as they should") {
    auto const points = heaps(3000, 5);
    DensityPoints some = counted(points, 3);
    some.counts_class = {1, 0, 1};
    std::vector<std::uint8_t> left_out(3000, 0);
    left_out[0] = 1;
    some.left_out = std::make_shared<std::vector<std::uint8_t> const>(std::move(left_out));
    some.has_left_out = true;
    CHECK(count_whole_layer(some, DensityCells::squares(5), {}).total() == 1999);
    std::vector<float> weights(3000, 2.5F);
    weights[2] = -7;  // nothing, not less than nothing
    some.weights = std::make_shared<std::vector<float> const>(std::move(weights));
    CHECK(count_whole_layer(some, DensityCells::squares(5), {}).total() == 1998 * 2.5);
}

TEST_CASE("several points of one feature count one by one") {
    GeometryColumn column;
    column.begin_feature(GeometryKind::point);
    column.add_part(std::vector<Point>{{1, 1}, {1, 2}, {50, 1}});
    DensityPoints points = counted({{0, 0}});
    points.world = std::make_shared<WorldGeometry const>(std::move(column));
    CHECK(count_in_cells(points, DensityCells::squares(3), {{0, 0}, {2, 1}}) == std::vector<double>{2, 0});
}

TEST_CASE("a job that is to stop counts no further") {
    std::stop_source stop;
    stop.request_stop();
    JobContext job;
    job.stop = stop.get_token();
    CHECK(count_whole_layer(counted(heaps(1000, 6)), DensityCells::squares(3), job).cells() == 0);
}

TEST_CASE("heat is what each point gives to each cell, falling off with the distance") {
    CellRange const range{{0, 0}, {40, 30}};
    double const sigma = GENERATE(1.5, 2.7);
    std::vector<double> amounts(range.size(), 0.0);
    std::vector<DensityCell> const warm{{0, 0}, {12, 7}, {13, 7}, {39, 29}, {20, 20}};
    for (DensityCell const cell : warm) {
        amounts[range.index_of(cell)] += 2;
    }
    blur(amounts, range, sigma);
    for (std::int64_t row = 0; row < 30; ++row) {
        for (std::int64_t column = 0; column < 40; ++column) {
            double expected = 0;
            for (DensityCell const cell : warm) {
                auto const x = static_cast<double>(column - cell.column);
                auto const y = static_cast<double>(row - cell.row);
                expected += 2 * std::exp(-(x * x + y * y) / (2 * sigma * sigma));
            }
            REQUIRE(amounts[range.index_of({column, row})] == Approx(expected).margin(0.06));
        }
    }
}

TEST_CASE("the heat of a single point is one, and its scale begins there") {
    auto const heat = heat_of_whole_layer(counted({{100, 100}}), 0, 2, {});
    CHECK(heat.cells() == 1);
    CHECK(heat.most() == 1);
    auto const crowd = heat_of_whole_layer(counted(heaps(20'000, 7)), 3, 2, {});
    CHECK(crowd.least() >= 1);
    CHECK(crowd.most() > 50);
}

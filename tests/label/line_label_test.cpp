#include "label/line_label.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <set>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

using Line = std::vector<Point>;

/// A river: 20,000 vertices, windings of several lengths.
Line river() {
    Line line;
    for (int i = 0; i < 20'000; ++i) {
        double const x = i * 3.0;
        line.push_back({x, 300 * std::sin(x / 700) + 40 * std::sin(x / 130) + 2 * std::sin(x / 9)});
    }
    return line;
}

Viewport view_at(Point centre, double world_per_px) { return {centre, world_per_px, 800, 600}; }

/// Each stretch's place in the world, by its number.
std::map<std::uint32_t, Point> places_in(LineMeasures& measures, Line const& line, Viewport const& view) {
    std::map<std::uint32_t, Point> places;
    for (LineStretch const& stretch : measures.stretches(1, line, view)) {
        double left_px = stretch.at_px;
        Line const& path = stretch.path_screen;
        for (std::size_t i = 0; i + 1 < path.size(); ++i) {
            double const length_px = distance(path[i], path[i + 1]);
            if (left_px <= length_px) {
                Point const screen = path[i] + (path[i + 1] - path[i]) * (left_px / length_px);
                REQUIRE(places.emplace(stretch.number, view.world_from_screen(screen)).second);
                break;
            }
            left_px -= length_px;
        }
    }
    return places;
}

LineStretch stretch_of(Line path, double at_px) { return {0, std::move(path), at_px}; }

constexpr LineText name{60, 12, 5};

}  // namespace

TEST_CASE("the places of a line's name stay in the world while one pans") {
    LineMeasures measures;
    Line const line = river();
    std::map<std::uint32_t, Point> seen;
    std::size_t met_again = 0;
    for (double x = 5000; x < 9000; x += 37) {
        auto const places = places_in(measures, line, view_at({x, 0}, 2));
        CHECK_FALSE(places.empty());
        CHECK(places.size() <= 6);
        for (auto const& [number, place] : places) {
            auto const [before, is_new] = seen.emplace(number, place);
            met_again += is_new ? 0 : 1;
            REQUIRE(distance(before->second, place) < 1e-6);
        }
    }
    CHECK(met_again > 100);
}

TEST_CASE("zooming out by two keeps every second place") {
    LineMeasures measures;
    Line const line = river();
    auto const close = places_in(measures, line, view_at({7000, 0}, 2));
    auto const far = places_in(measures, line, view_at({7000, 0}, 4));
    std::size_t kept = 0;
    for (auto const& [number, place] : far) {
        auto const found = close.find(number * 2);
        if (found != close.end()) {
            ++kept;
            CHECK(distance(found->second, place) < 1);  // a quarter of a pixel
        }
    }
    CHECK(kept >= 1);
    CHECK(far.size() > kept);
}

TEST_CASE("a short line has one place, in its middle; of a speck or of nothing there is none") {
    LineMeasures measures;
    auto const one = measures.stretches(1, Line{{0, 0}, {30, 0}, {100, 0}}, view_at({0, 0}, 1));
    REQUIRE(one.size() == 1);
    CHECK(one[0].at_px == Approx(50));
    CHECK(measures.stretches(2, Line{{0, 0}, {10, 0}}, view_at({0, 0}, 1)).empty());
    CHECK(measures.stretches(3, Line{{0, 0}}, view_at({0, 0}, 1)).empty());
    CHECK(measures.stretches(4, Line{}, view_at({0, 0}, 1)).empty());
    CHECK(measures.stretches(5, Line{{900, 900}, {990, 990}}, view_at({0, 0}, 1)).empty());  // out of view
}

TEST_CASE("a line of a million vertices costs a frame little more than its stretches") {
    LineMeasures measures;
    Line line;
    for (int i = 0; i < 1'000'000; ++i) {
        line.push_back({i * 0.01, std::sin(i * 0.001)});
    }
    for (LineStretch const& stretch : measures.stretches(1, line, view_at({5000, 0}, 10))) {
        CHECK(stretch.path_screen.size() < 1200);
        CHECK(stretch.at_px > 100);
    }
}

TEST_CASE("a name on a straight line stands above it, upright, whichever way the line runs") {
    for (bool const is_reversed : {false, true}) {
        Line path{{100, 300}, {400, 300}};
        if (is_reversed) {
            std::reverse(path.begin(), path.end());
        }
        auto const baseline = baseline_along(stretch_of(path, 150), 0, name);
        REQUIRE(baseline);
        auto const middle = baseline->at(baseline->length_px() / 2);
        CHECK(middle.at.x == Approx(250).margin(2));
        CHECK(middle.at.y == Approx(295));
        CHECK(middle.cos == Approx(1));
        CHECK(baseline->length_px() >= 60);
    }
}

TEST_CASE("a name follows a gentle bend") {
    Line arc;
    for (int i = 0; i <= 100; ++i) {
        double const angle = 3.14159 * (1.25 + i / 200.0);  // a quarter, over the top
        arc.push_back({400 + 150 * std::cos(angle), 400 + 150 * std::sin(angle)});
    }
    auto const baseline = baseline_along(stretch_of(arc, 117), 0, name);
    REQUIRE(baseline);
    for (double along = 0; along <= baseline->length_px(); along += 5) {
        auto const pose = baseline->at(along);
        CHECK(distance(pose.at, {400, 400}) == Approx(155).margin(2.5));
        Point const radius = (pose.at - Point{400, 400}) * (1 / distance(pose.at, {400, 400}));
        CHECK(std::abs(radius.x * pose.cos + radius.y * pose.sin) < 0.1);  // along the circle
    }
}

TEST_CASE("a line that ends too soon, or winds too much, bears no name there") {
    CHECK_FALSE(baseline_along(stretch_of({{0, 0}, {70, 0}}, 35), 0, name));
    CHECK_FALSE(baseline_along(stretch_of({{0, 0}, {300, 0}}, 20), 0, name));
    CHECK(baseline_along(stretch_of({{0, 0}, {300, 0}}, 20), 96, name));
    CHECK_FALSE(baseline_along(stretch_of({{0, 0}, {100, 0}, {100, 100}}, 100), 0, name));  // a corner
    Line zigzag;
    for (int i = 0; i < 30; ++i) {
        zigzag.push_back({i * 10.0, i % 2 == 0 ? 0.0 : 24.0});
    }
    CHECK_FALSE(baseline_along(stretch_of(zigzag, 300), 0, name));
    Line shiver;
    for (int i = 0; i < 200; ++i) {
        shiver.push_back({i * 2.0, i % 2 == 0 ? 0.0 : 2.0});
    }
    auto const smooth = baseline_along(stretch_of(shiver, 280), 0, name);
    REQUIRE(smooth);
    CHECK(std::abs(smooth->at(30).sin) < 0.05);
    CHECK_FALSE(baseline_along(stretch_of({{5, 5}, {5, 5}}, 0), 0, name));
}

TEST_CASE("the boxes of a name on its line cover every letter") {
    auto const baseline = baseline_along(stretch_of({{0, 0}, {200, 120}}, 116), 0, name);
    REQUIRE(baseline);
    auto const boxes = boxes_along(*baseline, name);
    CHECK(boxes.size() < 15);
    double const begin = baseline->length_px() / 2 - name.width_px / 2;
    for (double along = 0; along <= name.width_px; along += 1) {
        auto const pose = baseline->at(begin + along);
        Point const middle_of_letter = pose.at + Point{pose.sin, -pose.cos} * 4.0;
        CHECK(std::any_of(boxes.begin(), boxes.end(),
                          [&](Box const& box) { return box.contains(middle_of_letter); }));
    }
}

TEST_CASE("a scribble is not named along its line") {
    LineMeasures measures;
    Line scribble;
    for (int i = 0; i < 5000; ++i) {
        scribble.push_back({i % 2 == 0 ? 0.0 : 300.0, i * 0.05});
    }
    CHECK(measures.stretches(1, scribble, view_at({150, 100}, 1)).empty());
}

#include "app/motion.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace gatepost;

namespace {

constexpr double frame_s = 1.0 / 60;

Viewport some_view() { return {{11'880'000, 2'510'000}, 38.2, 1600, 1000}; }

/// Until everything has come to rest.
Viewport rested(Motion& motion, Viewport view) {
    for (int i = 0; i < 1000 && motion.is_moving(); ++i) {
        view = motion.advanced(view, frame_s);
    }
    return view;
}

}  // namespace

TEST_CASE("the point under the pointer drifts no half pixel while the wheel turns, anywhere, in any frame") {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> x(0, 1600);
    std::uniform_real_distribution<double> y(0, 1000);
    std::uniform_int_distribution<int> turn(-3, 3);
    Viewport view = some_view();
    double worst_px = 0;
    for (int event = 0; event < 300; ++event) {
        Point const pointer{x(random), y(random)};
        Point const world = view.world_from_screen(pointer);
        Motion motion;
        motion.zoom_by(turn(random) / 4.5, pointer);
        for (int frame = 0; frame < 100 && motion.is_moving(); ++frame) {
            view = motion.advanced(view, frame_s);
            worst_px = std::max(worst_px, distance(view.screen_from_world(world), pointer));
        }
        REQUIRE_FALSE(motion.is_moving());
    }
    CHECK(worst_px <= 0.5);
}

TEST_CASE("a wheel that turns on while the map still moves adds up, and goes on about the same point") {
    Viewport const before = some_view();
    Point const pointer{1200, 300};
    Point const world = before.world_from_screen(pointer);
    Motion motion;
    Viewport view = before;
    for (int event = 0; event < 9; ++event) {
        motion.zoom_by(1.0 / 4.5, pointer);
        view = motion.advanced(view, frame_s);
        CHECK(distance(view.screen_from_world(world), pointer) <= 0.5);
    }
    view = rested(motion, view);
    CHECK(before.world_per_px / view.world_per_px == Approx(4).epsilon(0.01));
    CHECK(distance(view.screen_from_world(world), pointer) <= 0.5);
}

TEST_CASE("with reduced motion a zoom is there in one frame and a pan ends where it is let go") {
    Motion motion;
    motion.set_reduced(true);
    motion.zoom_by(1, {800, 500});
    Viewport const view = motion.advanced(some_view(), frame_s);
    CHECK(view.world_per_px == Approx(some_view().world_per_px / 2));
    CHECK_FALSE(motion.is_moving());
    motion.fling({900, 0});
    CHECK_FALSE(motion.is_moving());
}

#include "app/view_history.hpp"

#include "app/map_pointer.hpp"
#include "app/scroll_kind.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

Viewport at(double x) { return {{x, 0}, 1, 800, 600}; }

}  // namespace

TEST_CASE("views are gone back to and forward to, and a new one ends what lay ahead") {
    ViewHistory history;
    CHECK_FALSE(history.step(-1, 1));
    for (double const x : {1.0, 2.0, 3.0}) {
        history.settle(at(x), 1, 10 * x);
    }
    CHECK_FALSE(history.step(1, 1));
    CHECK(history.step(-1, 1)->centre_world.x == 2);
    history.settle(at(2), 1, 40);  // it came to rest there: nothing new
    CHECK(history.step(1, 1)->centre_world.x == 3);
    CHECK(history.step(-1, 1)->centre_world.x == 2);
    CHECK(history.step(-1, 1)->centre_world.x == 1);
    CHECK_FALSE(history.step(-1, 1));
    history.settle(at(9), 1, 50);
    CHECK_FALSE(history.step(1, 1));
    CHECK(history.step(-1, 1)->centre_world.x == 1);
}

TEST_CASE("views of another map CRS are forgotten, and the oldest of very many") {
    ViewHistory history;
    for (int i = 0; i < 1000; ++i) {
        history.settle(at(i), 1, i);
    }
    int steps = 0;
    while (history.step(-1, 1)) {
        ++steps;
    }
    CHECK(steps >= 100);
    CHECK(steps < 1000);
    history.settle(at(5), 2, 2000);
    CHECK_FALSE(history.step(-1, 2));
    CHECK_FALSE(history.step(1, 2));
}

TEST_CASE("of steps in quick succession the last is kept, and where they began") {
    ViewHistory history;
    history.settle(at(0), 1, 0);
    for (int i = 1; i < 50; ++i) {
        history.settle(at(i), 1, 10 + i * 0.1);
    }
    CHECK(history.step(-1, 1)->centre_world.x == 0);
    CHECK(history.step(1, 1)->centre_world.x == 49);
}

TEST_CASE("a drag with Shift held draws a box and pans nothing; without it it pans") {
    MapPointer pointer;
    pointer.press({100, 200}, {.shift = true}, 0);
    CHECK_FALSE(pointer.move({102, 200}, 0.01).box);  // not yet a drag
    auto const moving = pointer.move({60, 260}, 0.02);
    REQUIRE(moving.box);
    CHECK_FALSE(moving.drag_px);
    CHECK(moving.box->min_x == 60);
    CHECK(moving.box->max_x == 100);
    CHECK(moving.box->max_y == 260);
    auto const end = pointer.release({50, 300}, 0.03, 0.03);
    REQUIRE(end.box_end);
    CHECK(end.box_end->min_x == 50);
    CHECK_FALSE(end.box);
    CHECK_FALSE(end.click_at);
    CHECK_FALSE(end.fling_px_per_s);
    pointer.press({100, 200}, {}, 1);
    CHECK(pointer.move({60, 260}, 1.02).drag_px);
    CHECK_FALSE(pointer.release({60, 260}, 1.03, 1.03).box_end);
}

TEST_CASE("a wheel and a trackpad are told apart") {
    ScrollKind kind;
    CHECK(kind.levels(1, false, 0) == Approx(1 / 4.5));
    CHECK(kind.levels(-3, false, 1) == Approx(-3 / 4.5));
    CHECK(kind.levels(1, true, 2) == Approx(1.0 / 18));
    CHECK(kind.levels(0.4, false, 3) == Approx(0.04));
    CHECK(kind.levels(1, false, 3.1) == Approx(0.1));  // a whole step by chance, within the same gesture
    CHECK(kind.levels(1, false, 4) == Approx(1 / 4.5));
}

// What a quick hand does within one frame reaches an interface that looks once a frame.
#include "app/frame_events.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

ButtonPressed press(Point at) { return {Button::left, {}, at}; }
ButtonReleased release(Point at) { return {Button::left, at}; }

}  // namespace

TEST_CASE("two clicks within a frame are two") {
    FrameEvents events;
    for (int i = 0; i < 2; ++i) {
        events.push(press({5, 5}));
        events.push(release({5, 5}));
    }
    std::vector<bool> down;
    while (events.has_more()) {
        events.begin_frame();
        down.push_back(events.is_down()[0]);
    }
    CHECK(down == std::vector<bool>{true, false, true, false});
    CHECK(events.take().size() == 4);
    CHECK(events.take().empty());
}

TEST_CASE("a quick drag begins where it was pressed and is seen to come before it is dropped") {
    FrameEvents events;
    events.push(PointerMoved{{10, 10}});
    events.push(press({10, 10}));
    events.push(PointerMoved{{10, 80}});
    events.push(release({10, 80}));
    events.begin_frame();
    CHECK(events.pointer() == Point{10, 10});
    CHECK(events.is_down()[0]);
    for (int frame = 0; frame < 2; ++frame) {  // in the first it comes, in the second it can be answered
        events.begin_frame();
        CHECK(events.pointer() == Point{10, 80});
        CHECK(events.is_down()[0]);
        CHECK(events.has_more());
    }
    events.begin_frame();
    CHECK_FALSE(events.is_down()[0]);
    CHECK_FALSE(events.has_more());
}

TEST_CASE("a click at rest is not held up") {
    FrameEvents events;
    events.push(press({1, 1}));
    events.begin_frame();
    events.push(release({1, 1}));
    events.begin_frame();
    CHECK_FALSE(events.is_down()[0]);
    CHECK(events.take().size() == 2);
}

TEST_CASE("the pointer stands still while logical pixels change their size") {
    FrameEvents events;
    events.push(PointerMoved{{100, 40}});
    events.begin_frame();
    events.scale(0.8);
    CHECK(events.pointer() == Point{80, 32});
}

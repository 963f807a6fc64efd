#include "map/flight.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace gatepost;

namespace {

Viewport seen(double x, double y, double world_per_px) { return {{x, y}, world_per_px, 1600, 1000}; }

}  // namespace

TEST_CASE("a flight begins where one is and ends exactly where it goes to") {
    Viewport const from = seen(11'880'000, 2'510'000, 38);
    for (Viewport const& to : {seen(11'900'000, 2'520'000, 38), seen(12'000'000, 2'000'000, 5),
                               seen(11'880'000, 2'510'000, 600), seen(-8'000'000, 5'000'000, 1)}) {
        Flight const flight(from, to);
        CHECK(distance(flight.at(0, from).centre_world, from.centre_world) < 1e-6 * from.world_per_px);
        CHECK(flight.at(0, from).world_per_px == Approx(from.world_per_px));
        CHECK(flight.at(1, from) == to);
        Viewport const last = flight.at(1 - 1e-9, from);
        CHECK(distance(last.centre_world, to.centre_world) < to.world_per_px);
        CHECK(last.world_per_px == Approx(to.world_per_px));
        CHECK(flight.time_s() >= 0.5);
        CHECK(flight.time_s() <= 2.5);
    }
    CHECK(Flight(from, from).time_s() == 0);
}

TEST_CASE("a far flight zooms out on its way, a near one hardly does, and none turns back") {
    Viewport const from = seen(0, 0, 10);
    auto const widest = [&](Viewport const& to) {
        Flight const flight(from, to);
        double most = 0;
        double gone = 0;
        for (int i = 0; i <= 100; ++i) {
            Viewport const view = flight.at(i / 100.0, from);
            most = std::max(most, view.world_per_px);
            double const now = std::hypot(view.centre_world.x, view.centre_world.y);
            CHECK(now >= gone - 1e-6);
            gone = now;
        }
        return most / from.world_per_px;
    };
    CHECK(widest(seen(1'600'000, 0, 10)) > 20);  // a hundred widths away
    CHECK(widest(seen(3'000, 0, 10)) < 1.2);
    CHECK(widest(seen(0, 0, 2)) == Approx(1));
}

TEST_CASE("a window that is resized on the way keeps its size") {
    Flight const flight(seen(0, 0, 10), seen(5000, 0, 10));
    Viewport now = seen(0, 0, 10);
    now.width_px = 900;
    CHECK(flight.at(0.5, now).width_px == 900);
    CHECK(flight.at(1, now).width_px == 900);
}

// The colours of a density: each step looks as large as the others, to every eye, and the first can be seen.
#include "style/density_ramp.hpp"

#include "style/colour_difference.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

TEST_CASE("every step of the ramp of densities is about as much darker, or lighter, for every vision") {
    Theme const theme = GENERATE(Theme::light, Theme::dark, Theme::print);
    Vision const vision =
        GENERATE(Vision::usual, Vision::protanopia, Vision::deuteranopia, Vision::tritanopia);
    auto const& ramp = density_ramp(theme);
    double const sign = theme == Theme::dark ? 1 : -1;
    for (std::size_t i = 1; i < ramp.size(); ++i) {
        double const step = sign * (seen_by(vision, ramp[i]).l - seen_by(vision, ramp[i - 1]).l);
        CAPTURE(i, static_cast<int>(theme), static_cast<int>(vision), step);
        CHECK(step > 2.5);
        CHECK(step < 14);
    }
}

TEST_CASE("the first colour of a density stands out from land and water") {
    struct Ground {
        Theme theme;
        Colour land;
    };
    for (Ground const ground : {Ground{Theme::light, rgb(0xF6F3EA)}, Ground{Theme::dark, rgb(0x24272A)},
                                Ground{Theme::print, rgb(0xFFFFFF)}}) {
        Colour const first = density_ramp(ground.theme).front();
        CHECK(colour_difference(seen_by(Vision::usual, first), seen_by(Vision::usual, ground.land)) > 24);
        CHECK(colour_difference(seen_by(Vision::usual, first),
                                seen_by(Vision::usual, map_colours(ground.theme).water)) > 24);
    }
}

TEST_CASE("between two colours of the ramp lies their mixture") {
    auto const& ramp = density_ramp(Theme::light);
    CHECK(density_colour(Theme::light, 0) == ramp.front());
    CHECK(density_colour(Theme::light, 1) == ramp.back());
    CHECK(density_colour(Theme::light, 0.25) == ramp[2]);
    CHECK(density_colour(Theme::light, 7) == ramp.back());
}

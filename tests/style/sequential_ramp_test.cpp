// Ramps for numbers: ordered by lightness for every eye, and seen on the ground of their theme.
#include "style/sequential_ramp.hpp"

#include "style/colour_difference.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

SequentialRamp any_ramp() {
    return GENERATE(SequentialRamp::viridis, SequentialRamp::magma, SequentialRamp::blues,
                    SequentialRamp::oranges);
}

}  // namespace

TEST_CASE("lightness goes one way along every ramp, for every vision, in steps that can be told apart") {
    SequentialRamp const ramp = any_ramp();
    Theme const theme = GENERATE(Theme::light, Theme::dark, Theme::print);
    Vision const vision =
        GENERATE(Vision::usual, Vision::protanopia, Vision::deuteranopia, Vision::tritanopia);
    auto const& colours = sequential_ramp(ramp, theme);
    double const sign = theme == Theme::dark ? 1 : -1;
    for (std::size_t i = 1; i < colours.size(); ++i) {
        Lab const before = seen_by(vision, colours[i - 1]);
        Lab const after = seen_by(vision, colours[i]);
        CAPTURE(static_cast<int>(ramp), static_cast<int>(theme), static_cast<int>(vision), i);
        CHECK(sign * (after.l - before.l) > 2.5);
        CHECK(colour_difference(before, after) > 3);
    }
}

TEST_CASE("with usual vision the steps of lightness are equal") {
    auto const& colours = sequential_ramp(any_ramp(), GENERATE(Theme::light, Theme::dark));
    double const whole = seen_by(Vision::usual, colours.back()).l - seen_by(Vision::usual, colours.front()).l;
    for (std::size_t i = 1; i < colours.size(); ++i) {
        double const step = seen_by(Vision::usual, colours[i]).l - seen_by(Vision::usual, colours[i - 1]).l;
        CHECK(step * 8 == Approx(whole).epsilon(0.1));
    }
}

TEST_CASE("the first colour of a ramp is told from the land that it lies on") {
    struct Ground {
        Theme theme;
        Colour land;
    };
    Ground const ground = GENERATE(Ground{Theme::light, rgb(0xF6F3EA)}, Ground{Theme::dark, rgb(0x24272A)},
                                   Ground{Theme::print, rgb(0xFFFFFF)});
    Colour const first = sequential_ramp(any_ramp(), ground.theme).front();
    CHECK(colour_difference(seen_by(Vision::usual, first), seen_by(Vision::usual, ground.land)) > 10);
}

TEST_CASE("classes run from one end of the ramp to the other, or back") {
    Grading grading{ClassBreaks::natural, 5, SequentialRamp::magma, false};
    auto const& ramp = sequential_ramp(SequentialRamp::magma, Theme::light);
    CHECK(graded_colour(grading, 0, 5, Theme::light) == ramp[0]);
    CHECK(graded_colour(grading, 1, 5, Theme::light) == ramp[2]);
    CHECK(graded_colour(grading, 4, 5, Theme::light) == ramp[8]);
    CHECK(graded_colour(grading, 0, 1, Theme::light) == ramp[4]);
    grading.is_reversed = true;
    CHECK(graded_colour(grading, 0, 5, Theme::light) == ramp[8]);
}

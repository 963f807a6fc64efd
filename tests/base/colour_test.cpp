#include "base/colour.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

TEST_CASE("rgb reads a colour as a designer writes it, and it is opaque") {
    CHECK(rgb(0xF6F3EA) == Colour{0xF6, 0xF3, 0xEA, 255});
    CHECK(rgb(0x000001) == Colour{0, 0, 1, 255});
    CHECK(Colour{} == Colour{0, 0, 0, 255});
}

TEST_CASE("alpha is set from 0 to 1 and rounded to the nearest step") {
    CHECK(rgb(0x102030).with_alpha(0).a == 0);
    CHECK(rgb(0x102030).with_alpha(1).a == 255);
    CHECK(rgb(0x102030).with_alpha(0.5).a == 128);
    CHECK(rgb(0x102030).with_alpha(0.5).g == 0x20);
}

TEST_CASE("floats run from 0 to 1") {
    auto const floats = Colour{0, 51, 255, 102}.to_floats();
    CHECK(floats[0] == 0.0F);
    CHECK(floats[1] == Approx(0.2F));
    CHECK(floats[2] == 1.0F);
    CHECK(floats[3] == Approx(0.4F));
}

TEST_CASE("every 8-bit channel survives the way through floats") {
    for (int value = 0; value < 256; ++value) {
        auto const channel = static_cast<std::uint8_t>(value);
        float const back = Colour{channel, 0, 0, 255}.to_floats()[0] * 255.0F;
        REQUIRE(static_cast<int>(back + 0.5F) == value);
    }
}

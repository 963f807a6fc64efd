// The colours of layers must stay apart for people who see fewer of them.
#include "style/style.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "style/colours_apart.hpp"

using namespace gatepost;

TEST_CASE("the measure of colour differences is the published one") {
    // From the test data of Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula" (2005).
    auto const rounded = [](Lab const& a, Lab const& b) {
        return std::round(colour_difference(a, b) * 1e4) / 1e4;
    };
    CHECK(rounded({50, 2.6772, -79.7751}, {50, 0, -82.7485}) == Approx(2.0425));
    CHECK(rounded({50, 2.5, 0}, {50, 0, -2.5}) == Approx(4.3065));
    CHECK(rounded({50, 2.5, 0}, {73, 25, -18}) == Approx(27.1492));
    CHECK(rounded({60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}) == Approx(1.2644));
    CHECK(rounded({2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}) == Approx(0.9082));
    CHECK(seen_by(Vision::usual, rgb(0xFFFFFF)).l == Approx(100).margin(0.01));
    // Red and green of one lightness are nearly one for a deuteranope.
    auto const apart = [](Vision vision) {
        return colour_difference(seen_by(vision, rgb(0xB05A32)), seen_by(vision, rgb(0x6E7A2E)));
    };
    CHECK(apart(Vision::deuteranopia) < apart(Vision::usual) / 3);
}

TEST_CASE("seven files of a person's own have colours that stay apart under every colour vision") {
    std::vector<NamedColour> colours;
    for (std::size_t i = 0; i < 7; ++i) {
        colours.emplace_back("file " + std::to_string(i), plain_style(i).classes[0].fill);
    }
    check_apart(colours);
}

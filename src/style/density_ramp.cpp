#include "style/density_ramp.hpp"

#include <algorithm>
#include <cmath>

namespace gatepost {

namespace {

constexpr std::array<Colour, 9> on_paper{rgb(0xF5935B), rgb(0xEE6F5C), rgb(0xDD4D68),
                                         rgb(0xC1367A), rgb(0x9E2F7F), rgb(0x7B2382),
                                         rgb(0x591A7C), rgb(0x38115E), rgb(0x1A0B38)};

constexpr std::array<Colour, 9> on_dark{rgb(0x7A3A94), rgb(0x9C3C8C), rgb(0xBE437E),
                                        rgb(0xDB5270), rgb(0xEE6C66), rgb(0xF88B68),
                                        rgb(0xFDAC79), rgb(0xFECD96), rgb(0xFCF0BE)};

std::uint8_t between(std::uint8_t a, std::uint8_t b, double share) {
    return static_cast<std::uint8_t>(std::lround(a + (b - a) * share));
}

}  // namespace

std::array<Colour, 9> const& density_ramp(Theme theme) { return theme == Theme::dark ? on_dark : on_paper; }

Colour density_colour(Theme theme, double shade) {
    auto const& ramp = density_ramp(theme);
    double const at = std::clamp(shade, 0.0, 1.0) * static_cast<double>(ramp.size() - 1);
    std::size_t const below = std::min(static_cast<std::size_t>(at), ramp.size() - 2);
    double const share = at - static_cast<double>(below);
    Colour const a = ramp[below];
    Colour const b = ramp[below + 1];
    return {between(a.r, b.r, share), between(a.g, b.g, share), between(a.b, b.b, share)};
}

}  // namespace gatepost

#include "style/density_ramp.hpp"

#include "style/along_ramp.hpp"

namespace gatepost {

namespace {

constexpr std::array<Colour, 9> on_paper{rgb(0xF5935B), rgb(0xEE6F5C), rgb(0xDD4D68),
                                         rgb(0xC1367A), rgb(0x9E2F7F), rgb(0x7B2382),
                                         rgb(0x591A7C), rgb(0x38115E), rgb(0x1A0B38)};

constexpr std::array<Colour, 9> on_dark{rgb(0x7A3A94), rgb(0x9C3C8C), rgb(0xBE437E),
                                        rgb(0xDB5270), rgb(0xEE6C66), rgb(0xF88B68),
                                        rgb(0xFDAC79), rgb(0xFECD96), rgb(0xFCF0BE)};

}  // namespace

std::array<Colour, 9> const& density_ramp(Theme theme) { return theme == Theme::dark ? on_dark : on_paper; }

Colour density_colour(Theme theme, double shade) { return along_ramp(density_ramp(theme), shade); }

}  // namespace gatepost

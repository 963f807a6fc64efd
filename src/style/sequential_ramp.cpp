#include "style/sequential_ramp.hpp"

#include "style/along_ramp.hpp"

namespace gatepost {

namespace {

using Ramp = std::array<Colour, most_graded_classes>;

constexpr std::array<Ramp, sequential_ramp_names.size()> on_paper{
    Ramp{rgb(0xD3E12B), rgb(0x87D348), rgb(0x47BD6F), rgb(0x25A385), rgb(0x24878D), rgb(0x2F6B8D),
         rgb(0x3D4D89), rgb(0x472D7B), rgb(0x450C5D)},
    Ramp{rgb(0xFEC88C), rgb(0xFDA472), rgb(0xF87F63), rgb(0xEA5A61), rgb(0xCC3F71), rgb(0xA3317E),
         rgb(0x7A2281), rgb(0x53147A), rgb(0x300F5C)},
    Ramp{rgb(0xC4DAEE), rgb(0x96C6DF), rgb(0x6EAFD7), rgb(0x4B98CA), rgb(0x3080BD), rgb(0x1A68AE),
         rgb(0x08509A), rgb(0x083B7B), rgb(0x07285A)},
    Ramp{rgb(0xFED16C), rgb(0xFEAF3D), rgb(0xF88C22), rgb(0xE96D12), rgb(0xD25205), rgb(0xB24003),
         rgb(0x903104), rgb(0x6C2706), rgb(0x4D1A05)}};

constexpr std::array<Ramp, sequential_ramp_names.size()> on_dark{
    Ramp{rgb(0x3D4C89), rgb(0x32658D), rgb(0x287C8D), rgb(0x21938B), rgb(0x27A982), rgb(0x48BE6E),
         rgb(0x7BD050), rgb(0xB7DD2F), rgb(0xF6E626)},
    Ramp{rgb(0x862680), rgb(0xA7327C), rgb(0xC93F72), rgb(0xE35465), rgb(0xF46F60), rgb(0xFC8F66),
         rgb(0xFDAD79), rgb(0xFECB8E), rgb(0xFDE7AA)},
    Ramp{rgb(0x084F9A), rgb(0x1663AA), rgb(0x2777B8), rgb(0x3C8CC3), rgb(0x56A0CE), rgb(0x75B3D8),
         rgb(0x97C6DF), rgb(0xBDD7EC), rgb(0xDCEAF6)},
    Ramp{rgb(0x8F3104), rgb(0xAB3D03), rgb(0xC84A02), rgb(0xDD5F0C), rgb(0xEF7718), rgb(0xFB9225),
         rgb(0xFEB03D), rgb(0xFECD62), rgb(0xFEE79D)}};

}  // namespace

Ramp const& sequential_ramp(SequentialRamp ramp, Theme theme) {
    return (theme == Theme::dark ? on_dark : on_paper)[static_cast<std::size_t>(ramp)];
}

Colour graded_colour(Grading const& grading, std::size_t style_class, std::size_t count, Theme theme) {
    // A single class takes the middle: neither end would say that there is nothing to compare it with.
    double const share = count < 2 ? 0.5 : static_cast<double>(style_class) / static_cast<double>(count - 1);
    return along_ramp(sequential_ramp(grading.ramp, theme), grading.is_reversed ? 1 - share : share);
}

}  // namespace gatepost

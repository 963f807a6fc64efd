#include "style/interface_colours.hpp"

namespace gatepost {

namespace {

constexpr InterfaceColours light{.accent = rgb(0x0B6E8F),
                                 .ink = rgb(0x2B2B2B),
                                 .quiet_ink = rgb(0x6C6A66),
                                 .faint_ink = rgb(0xB5B1A8),
                                 .warning = rgb(0x8F5200),
                                 .failure = rgb(0xB3261E),
                                 .paper = rgb(0xFFFFFF),
                                 .line = rgb(0xDAD6CC),
                                 .field = rgb(0xF0EEE8),
                                 .hover = rgb(0xE9F1F4),
                                 .pressed = rgb(0xD3E5EB),
                                 .scroll_bar = rgb(0xCFCBC1)};

constexpr InterfaceColours dark{.accent = rgb(0x63B9D6),
                                .ink = rgb(0xE8E4DC),
                                .quiet_ink = rgb(0xA8A49C),
                                .faint_ink = rgb(0x6A6B6C),
                                .warning = rgb(0xE3A95C),
                                .failure = rgb(0xF2867D),
                                .paper = rgb(0x26292D),
                                .line = rgb(0x46494E),
                                .field = rgb(0x34383D),
                                .hover = rgb(0x33434B),
                                .pressed = rgb(0x3C545F),
                                .scroll_bar = rgb(0x585C62)};

}  // namespace

InterfaceColours const& interface_colours(Theme theme) { return theme == Theme::dark ? dark : light; }

}  // namespace gatepost

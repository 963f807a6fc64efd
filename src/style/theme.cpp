#include "style/theme.hpp"

#include <algorithm>

namespace gatepost {

namespace {

constexpr MapColours light{.water = rgb(0xCFE2EC),
                           .paper = rgb(0xFBFAF6),
                           .ink = rgb(0x2E2A26),
                           .halo = rgb(0xFFFFFF),
                           .casing = rgb(0xFFFFFF),
                           .shadow = 0.22F,
                           .hairline = rgb(0x000000).with_alpha(0.13),
                           .margin = rgb(0x55524C)};

constexpr MapColours dark{.water = rgb(0x141E26),
                          .paper = rgb(0x0B0D0F),
                          .ink = rgb(0xE9E5DC),
                          .halo = rgb(0x191B1E),
                          .casing = rgb(0xF1EDE4),
                          .shadow = 0.5F,
                          .hairline = rgb(0xFFFFFF).with_alpha(0.14),
                          .margin = rgb(0xB4B0A7)};

constexpr MapColours print{.water = rgb(0xCFE3EE),
                           .paper = rgb(0xFFFFFF),
                           .ink = rgb(0x1B1815),
                           .halo = rgb(0xFFFFFF),
                           .casing = rgb(0xFFFFFF),
                           .shadow = 0,
                           .hairline = rgb(0x000000).with_alpha(0.2),
                           .margin = rgb(0x33302B)};

std::uint8_t towards_white(std::uint8_t channel, double share) {
    return static_cast<std::uint8_t>(channel + (255 - channel) * share + 0.5);
}

}  // namespace

std::optional<Theme> theme_named(std::string_view name) {
    auto const* const found = std::find(theme_names.begin(), theme_names.end(), name);
    if (found == theme_names.end()) {
        return std::nullopt;
    }
    return static_cast<Theme>(found - theme_names.begin());
}

MapColours const& map_colours(Theme theme) {
    switch (theme) {
        case Theme::dark: return dark;
        case Theme::print: return print;
        case Theme::light: break;
    }
    return light;
}

Colour name_colour(Colour on_paper, Theme theme) {
    if (theme != Theme::dark) {
        return on_paper;
    }
    constexpr double share = 0.66;
    return {towards_white(on_paper.r, share), towards_white(on_paper.g, share),
            towards_white(on_paper.b, share), on_paper.a};
}

}  // namespace gatepost

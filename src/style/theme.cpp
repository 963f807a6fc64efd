#include "style/theme.hpp"

#include <algorithm>

namespace gatepost {

namespace {

constexpr MapColours light{.water = rgb(0xCFE2EC),
                           .land = rgb(0xF6F3EA),
                           .neighbour = rgb(0xEFECE2),
                           .coast = rgb(0x9FBCCB),
                           .river = rgb(0x9DC3D9),
                           .province = rgb(0xB9B1A2),
                           .boundary = rgb(0xA79BA8),
                           .border = rgb(0x6B4E71),
                           .border_casing = rgb(0xC9B3CC),
                           .town = rgb(0x4A4A4A),
                           .country_name = rgb(0x7A7266),
                           .province_name = rgb(0x8A8172),
                           .sea_name = rgb(0x5B8FAE),
                           .seat_name = rgb(0x3F3B36),
                           .town_name = rgb(0x45413B),
                           .place_name = rgb(0x55504A),
                           .ink = rgb(0x2E2A26),
                           .halo = rgb(0xFFFFFF),
                           .casing = rgb(0xFFFFFF),
                           .shadow = 0.22F,
                           .hairline = rgb(0x000000).with_alpha(0.13),
                           .margin = rgb(0x55524C)};

constexpr MapColours dark{.water = rgb(0x141E26),
                          .land = rgb(0x2B2E32),
                          .neighbour = rgb(0x23262A),
                          .coast = rgb(0x3F5868),
                          .river = rgb(0x36586E),
                          .province = rgb(0x5C5E62),
                          .boundary = rgb(0x736C7A),
                          .border = rgb(0xCBA9D2),
                          .border_casing = rgb(0x51405A),
                          .town = rgb(0xC4C0B7),
                          .country_name = rgb(0x9A968E),
                          .province_name = rgb(0x8D8A83),
                          .sea_name = rgb(0x6C9FBD),
                          .seat_name = rgb(0xE3DFD6),
                          .town_name = rgb(0xD3CFC6),
                          .place_name = rgb(0xBDB9B0),
                          .ink = rgb(0xE9E5DC),
                          .halo = rgb(0x191B1E),
                          .casing = rgb(0xF1EDE4),
                          .shadow = 0.5F,
                          .hairline = rgb(0xFFFFFF).with_alpha(0.14),
                          .margin = rgb(0xB4B0A7)};

constexpr MapColours print{.water = rgb(0xE6F0F5),
                           .land = rgb(0xFFFFFF),
                           .neighbour = rgb(0xF7F7F5),
                           .coast = rgb(0x86A8BC),
                           .river = rgb(0x86B0CA),
                           .province = rgb(0x9C9588),
                           .boundary = rgb(0x857A88),
                           .border = rgb(0x4B3150),
                           .border_casing = rgb(0xE2D7E4),
                           .town = rgb(0x333333),
                           .country_name = rgb(0x5A544A),
                           .province_name = rgb(0x6B6355),
                           .sea_name = rgb(0x3F7596),
                           .seat_name = rgb(0x201D1A),
                           .town_name = rgb(0x2B2824),
                           .place_name = rgb(0x3A3631),
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

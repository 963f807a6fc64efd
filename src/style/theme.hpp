#pragma once

#include "base/colour.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace gatepost {

/// How the whole map is coloured: for a screen by day, for one by night, or for white paper and little ink.
enum class Theme : std::uint8_t { light, dark, print, last = print };

constexpr std::array<std::string_view, 3> theme_names{"light", "dark", "print"};
[[nodiscard]] std::optional<Theme> theme_named(std::string_view name);

/// What belongs to a theme, whatever layers the map has. Layers bring the colours that they need in
/// a theme (StyleClass::in_themes); what they do not bring they keep, because readers learn it.
struct MapColours {
    Colour water;      ///< what shows where no layer draws
    Colour paper;      ///< beyond the edge of the map
    Colour ink;        ///< of labels
    Colour halo;       ///< around labels
    Colour casing;     ///< around symbols
    float shadow = 0;  ///< how dark the shadow under symbols is
    Colour hairline;   ///< of the graticule
    Colour margin;     ///< of text along the frame
};
[[nodiscard]] MapColours const& map_colours(Theme theme);

/// Turns the colour of a layer's labels, chosen for light paper, into one that is readable in a theme.
[[nodiscard]] Colour name_colour(Colour on_paper, Theme theme);

}  // namespace gatepost

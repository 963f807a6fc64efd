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

/// What belongs to a theme, whatever lies on the map. Symbols keep their colours in every theme: they are
/// what one learns; other layers bring what they need (StyleClass::in_themes).
struct MapColours {
    Colour water;      ///< what lies where no layer draws
    Colour ink;        ///< of names
    Colour halo;       ///< around names
    Colour casing;     ///< around symbols
    float shadow = 0;  ///< how dark it is below them
    Colour hairline;   ///< of the graticule
    Colour margin;     ///< of what is written along the frame
};
[[nodiscard]] MapColours const& map_colours(Theme theme);

/// The colour of a layer's names, given for light paper, so that it can be read in any theme.
[[nodiscard]] Colour name_colour(Colour on_paper, Theme theme);

}  // namespace gatepost

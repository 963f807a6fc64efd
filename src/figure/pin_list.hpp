#pragma once

#include "figure/page_parts.hpp"

namespace gatepost {

/// Of what a frame shows.
[[nodiscard]] inline PinNames pins_in(FigureContext const& context, PageWishes const& wishes) {
    return wishes.pins ? wishes.pins(context) : PinNames{};
}

[[nodiscard]] inline std::size_t number_of_pins(PinNames const& names) {
    return names.empty() ? 0 : names.back().size();
}

/// What the numbered pins of a map stand for, in columns; empty without any: the longest list that there is
/// room for. `is_low`: in as many columns as there is room for.
[[nodiscard]] LegendPart pin_list_part(FigureContext const& context, PinNames const& names, double column_px,
                                       Point room_px, bool is_low);

}  // namespace gatepost

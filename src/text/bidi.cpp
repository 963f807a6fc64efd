#include "text/bidi.hpp"

#include <fribidi.h>

#include <algorithm>
#include <numeric>

namespace gatepost {

namespace {

bool is_right_to_left_block(char32_t c) {
    bool const is_hebrew_to_arabic = c >= 0x0590 && c <= 0x08FF;  // and Syriac, Thaana, N'Ko between them
    bool const is_presentation_form = (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE);
    bool const is_in_supplement = (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
    bool const is_control = c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return is_hebrew_to_arabic || is_presentation_form || is_in_supplement || is_control;
}

FriBidiParType paragraph_type(LineDirection wanted) {
    switch (wanted) {
        case LineDirection::left_to_right: return FRIBIDI_PAR_LTR;
        case LineDirection::right_to_left: return FRIBIDI_PAR_RTL;
        case LineDirection::by_first_letter: break;
    }
    return FRIBIDI_PAR_ON;
}

}  // namespace

bool may_run_right_to_left(std::u32string_view text) {
    return std::any_of(text.begin(), text.end(), is_right_to_left_block);
}

Directions directions_of(std::u32string_view line, LineDirection wanted) {
    Directions directions;
    if (wanted != LineDirection::right_to_left && !may_run_right_to_left(line))
        return directions;
    auto const size = static_cast<FriBidiStrIndex>(line.size());
    auto const* const characters = reinterpret_cast<FriBidiChar const*>(line.data());
    std::vector<FriBidiCharType> types(line.size());
    std::vector<FriBidiBracketType> brackets(line.size());
    std::vector<FriBidiLevel> levels(line.size());
    fribidi_get_bidi_types(characters, size, types.data());
    fribidi_get_bracket_types(characters, size, types.data(), brackets.data());
    FriBidiParType direction = paragraph_type(wanted);
    if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), size, &direction, levels.data()) ==
        0)
        return directions;  // no memory, or more than 125 embeddings: as it is written
    directions.is_right_to_left = FRIBIDI_IS_RTL(direction);
    directions.levels.assign(levels.begin(), levels.end());
    return directions;
}

std::vector<std::size_t> visual_order(std::vector<std::uint8_t> const& levels) {
    std::vector<std::size_t> order(levels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (levels.empty())
        return order;
    for (int level = *std::max_element(levels.begin(), levels.end()); level > 0; --level) {
        for (std::size_t begin = 0; begin < levels.size();) {
            std::size_t end = begin;
            while (end < levels.size() && levels[end] >= level)
                ++end;
            std::reverse(order.begin() + static_cast<std::ptrdiff_t>(begin),
                         order.begin() + static_cast<std::ptrdiff_t>(end));
            begin = end + 1;
        }
    }
    return order;
}

}  // namespace gatepost

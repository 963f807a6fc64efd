#include "base/grapheme.hpp"

#include <utf8proc.h>

namespace gatepost {

std::size_t grapheme_end(std::u32string_view text, std::size_t begin) {
    constexpr char32_t first_mark = 0x300;
    utf8proc_int32_t state = 0;
    std::size_t end = begin + 1;
    for (; end < text.size(); ++end) {
        char32_t const before = text[end - 1];
        char32_t const after = text[end];
        // Two letters below the first mark are always apart: most of all names never come further.
        bool const are_plain = before < first_mark && after < first_mark;
        if (are_plain || utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(before),
                                                          static_cast<utf8proc_int32_t>(after), &state)) {
            break;
        }
    }
    return end;
}

}  // namespace gatepost

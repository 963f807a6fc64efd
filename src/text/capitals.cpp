#include "text/capitals.hpp"

#include "base/utf8.hpp"

namespace gatepost {

namespace {

char32_t capital_of(char32_t c) {
    bool const is_ascii = c >= U'a' && c <= U'z';
    bool const is_latin1 = c >= 0xE0 && c <= 0xFE && c != 0xF7;
    if (is_ascii || is_latin1) {
        return c - 0x20;
    }
    // Here capitals and small letters alternate: capital even, small odd …
    bool const is_odd_small = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) ||
                              (c >= 0x1EA0 && c <= 0x1EFF) || c == 0x1A1;
    // … and here the other way round.
    bool const is_even_small = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E) || c == 0x1B0;
    bool const is_odd = (c & 1U) != 0;
    return (is_odd_small && is_odd) || (is_even_small && !is_odd) ? c - 1 : c;
}

}  // namespace

std::string to_capitals(std::string_view utf8) {
    std::string capitals;
    for (char32_t const c : decode_utf8(utf8)) {
        append_utf8(capitals, capital_of(c));
    }
    return capitals;
}

}  // namespace gatepost

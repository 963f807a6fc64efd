#include "base/printable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace gatepost {

namespace {

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

/// How many bytes the character at `at` has; 0 where it is none that may be shown.
std::size_t shown_bytes(std::string_view text, std::size_t at) {
    unsigned char const first = byte_at(text, at);
    if (first < 0x80) {
        return (first >= 0x20 && first != 0x7f) || first == '\t' ? 1 : 0;
    }
    std::size_t const length = first >= 0xc2 && first < 0xe0   ? 2
                               : first >= 0xe0 && first < 0xf0 ? 3
                               : first >= 0xf0 && first < 0xf5 ? 4
                                                               : 0;
    bool is_whole = length > 0 && at + length <= text.size();
    for (std::size_t i = 1; is_whole && i < length; ++i) {
        is_whole = (byte_at(text, at + i) & 0xc0U) == 0x80;
    }
    bool const is_c1 = is_whole && first == 0xc2 && byte_at(text, at + 1) < 0xa0;
    return is_whole && !is_c1 ? length : 0;
}

}  // namespace

std::string printable(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const shown = shown_bytes(text, at);
        if (shown > 0) {
            line += text.substr(at, shown);
        } else {
            line += fmt::format("\\x{:02x}", byte_at(text, at));
        }
        at += std::max<std::size_t>(shown, 1);
    }
    return line;
}

}  // namespace gatepost

#include "base/terminal_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace gatepost {

namespace {

/// How many bytes the letter at the beginning has; 0 where there is no whole one.
std::size_t letter_size(std::string_view text) {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    unsigned char const lead = byte(0);
    std::size_t const size = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
    if (size == 0 || size > text.size()) {
        return 0;
    }
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    // Overlong forms, surrogates, and what lies beyond Unicode.
    bool const is_wrong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) > 0x9F) ||
                          (lead == 0xF0 && byte(1) < 0x90) || (lead == 0xF4 && byte(1) > 0x8F);
    return is_wrong ? 0 : size;
}

std::uint32_t code_point(std::string_view letter) {
    std::uint32_t code = static_cast<unsigned char>(letter[0]);
    if (letter.size() > 1) {
        code &= 0x7FU >> letter.size();
    }
    for (char const c : letter.substr(1)) {
        code = code << 6U | (static_cast<unsigned char>(c) & 0x3FU);
    }
    return code;
}

bool steers(std::uint32_t code) {
    bool const is_control = code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
    bool const turns_direction = code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
                                 (code >= 0x2066 && code <= 0x2069);
    return is_control || turns_direction;
}

/// The text with what steers a terminal, and bytes that are not UTF-8, as `written` writes them.
template <class Written>
std::string rewritten(std::string_view text, Written written) {
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        std::size_t const size = std::max<std::size_t>(letter_size(text), 1);
        std::string_view const letter = text.substr(0, size);
        if (letter_size(text) == 0) {
            shown += written(static_cast<unsigned char>(text[0]), false);
        } else if (std::uint32_t const code = code_point(letter); steers(code)) {
            shown += written(code, true);
        } else {
            shown += letter;
        }
        text.remove_prefix(size);
    }
    return shown;
}

}  // namespace

std::string terminal_text(std::string_view text) {
    return rewritten(text, [](std::uint32_t code, bool is_letter) {
        return code < 0x100 || !is_letter ? fmt::format("\\x{:02x}", code) : fmt::format("\\u{:04x}", code);
    });
}

std::string json_for_terminal(std::string_view json) {
    return rewritten(json, [](std::uint32_t code, bool is_letter) {
        bool const is_blank =
            code == '\n' || code == '\t' || code == '\r';  // between values: in them they are escaped
        return is_letter && is_blank ? std::string(1, static_cast<char>(code))
                                     : fmt::format("\\u{:04x}", code);
    });
}

}  // namespace gatepost

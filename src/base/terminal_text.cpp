#include "base/terminal_text.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace gatepost {

namespace {

bool steers(std::uint32_t code) {
    bool const is_control = code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
    bool const turns_direction = code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
                                 (code >= 0x2066 && code <= 0x2069);
    return is_control || turns_direction;
}

/// The text with every character that controls a terminal, and every byte that is not UTF-8, replaced by what
/// `written` returns for it.
template <class Written>
std::string rewritten(std::string_view text, Written written) {
    std::string shown;
    shown.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        Utf8Character const letter = character_at(text, at);
        if (!letter.is_valid) {  // byte by byte
            shown += written(static_cast<unsigned char>(text[at]), false);
            ++at;
            continue;
        }
        if (steers(letter.code)) {
            shown += written(letter.code, true);
        } else {
            shown += text.substr(at, letter.bytes);
        }
        at += letter.bytes;
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

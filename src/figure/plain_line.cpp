#include "figure/plain_line.hpp"

#include "base/utf8.hpp"

namespace gatepost {

std::string plain_line(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        Utf8Character const next = character_at(text, at);
        bool const is_control = next.code < 0x20 || (next.code >= 0x7F && next.code < 0xA0);
        bool const is_nothing =
            (next.code & 0xFFFEU) == 0xFFFEU || (next.code >= 0xFDD0 && next.code <= 0xFDEF);
        append_utf8(line, is_control ? U' ' : is_nothing ? replacement_character : next.code);
        at += next.bytes;
    }
    return line;
}

}  // namespace gatepost

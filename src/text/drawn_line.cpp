#include "text/drawn_line.hpp"

#include <hb.h>

#include "base/utf8.hpp"

namespace gatepost {

namespace {

enum class Kind : std::uint8_t { visible, blank, parts_words, steers_direction, invisible };

bool is_joiner(char32_t c) { return c == 0x200C || c == 0x200D; }

/// Marks, embeddings and isolates. Overrides write letters backwards, which no name wants: they are not
/// heeded.
bool is_direction_control(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202C) ||
           (c >= 0x2066 && c <= 0x2069);
}

/// Format characters that are visible all the same: Arabic, Syriac and Kaithi number signs
/// (Prepended_Concatenation_Mark).
bool is_visible_format(char32_t c) {
    return (c >= 0x0600 && c <= 0x0605) || c == 0x06DD || c == 0x070F || c == 0x0890 || c == 0x0891 ||
           c == 0x08E2 || c == 0x110BD || c == 0x110CD;
}

Kind kind_of(char32_t c) {
    if (c > 0x20 && c < 0x7F)
        return Kind::visible;
    switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), c)) {
        case HB_UNICODE_GENERAL_CATEGORY_CONTROL:
        case HB_UNICODE_GENERAL_CATEGORY_SURROGATE:
        case HB_UNICODE_GENERAL_CATEGORY_LINE_SEPARATOR:
        case HB_UNICODE_GENERAL_CATEGORY_PARAGRAPH_SEPARATOR: return Kind::parts_words;
        case HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR: return Kind::blank;
        case HB_UNICODE_GENERAL_CATEGORY_FORMAT:
            return is_direction_control(c)                ? Kind::steers_direction
                   : is_joiner(c) || is_visible_format(c) ? Kind::visible
                                                          : Kind::invisible;
        default: return Kind::visible;
    }
}

void remove_direction_controls(DrawnLine& line) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < line.characters.size(); ++i) {
        if (is_direction_control(line.characters[i]))
            continue;
        line.characters[kept] = line.characters[i];
        line.bytes[kept] = line.bytes[i];
        if (!line.directions.levels.empty())
            line.directions.levels[kept] = line.directions.levels[i];
        ++kept;
    }
    line.characters.resize(kept);
    line.bytes.resize(kept);
    if (!line.directions.levels.empty())
        line.directions.levels.resize(kept);
}

}  // namespace

DrawnLine drawn_line(std::string_view utf8, LineDirection direction) {
    DrawnLine line;
    line.characters.reserve(utf8.size());
    line.bytes.reserve(utf8.size());
    bool parts_words = false;
    std::size_t parting_byte = 0;
    bool has_direction_controls = false;
    bool is_after_blank = true;  // at the beginning nothing is to be parted
    for (std::size_t at = 0; at < utf8.size();) {
        Utf8Character const next = character_at(utf8, at);
        Kind const kind = kind_of(next.code);
        has_direction_controls = has_direction_controls || kind == Kind::steers_direction;
        if (kind == Kind::parts_words && !parts_words) {
            parts_words = true;
            parting_byte = at;
        }
        if (kind == Kind::visible || kind == Kind::blank) {
            if (parts_words && !is_after_blank && kind == Kind::visible) {
                line.characters.push_back(U' ');
                line.bytes.push_back(static_cast<std::uint32_t>(parting_byte));
            }
            parts_words = false;
            is_after_blank = kind == Kind::blank;
        }
        if (kind == Kind::visible || kind == Kind::blank || kind == Kind::steers_direction) {
            line.characters.push_back(next.code);
            line.bytes.push_back(static_cast<std::uint32_t>(at));
        }
        at += next.bytes;
    }
    line.directions = directions_of(line.characters, direction);
    if (has_direction_controls)
        remove_direction_controls(line);
    return line;
}

}  // namespace gatepost

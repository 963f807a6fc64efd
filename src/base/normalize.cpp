#include "base/normalize.hpp"

#include "base/utf8.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace gatepost {

namespace {

struct FreeDeleter {
    void operator()(utf8proc_uint8_t* text) const {
        std::free(text);  // utf8proc allocates with malloc
    }
};

/// Where to split a text so that no piece has a long run of marks: sorting a run takes the square of its
/// length. Runs in text of any language stay far below the limit of Unicode's Stream-Safe Text Format (UAX
/// #15, 13).
std::vector<std::size_t> ends_of_pieces(std::string const& text) {
    constexpr int most_marks = 30;
    constexpr std::size_t mark_bytes = 2;  // of the shortest
    std::vector<std::size_t> ends;
    if (text.size() < most_marks * mark_bytes) {
        return {text.size()};
    }
    std::size_t at = 0;
    for (int marks = 0; at < text.size();) {
        utf8proc_int32_t character = 0;
        utf8proc_ssize_t const length =
            utf8proc_iterate(reinterpret_cast<utf8proc_uint8_t const*>(text.data()) + at,
                             static_cast<utf8proc_ssize_t>(text.size() - at), &character);
        if (length <= 0) {
            break;  // not UTF-8
        }
        marks = utf8proc_get_property(character)->combining_class != 0 ? marks + 1 : 0;
        at += static_cast<std::size_t>(length);
        if (marks == most_marks) {
            ends.push_back(at);
            marks = 0;
        }
    }
    ends.push_back(text.size());
    return ends;
}

/// Characters that stand for themselves in NFC and combine with nothing: Latin with all of Vietnamese, the
/// usual punctuation, Chinese. A test holds them against utf8proc.
bool is_inert(char32_t c) {
    return c < 0x0300 || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x2010 && c <= 0x2027) ||
           (c >= 0x3001 && c <= 0x3029) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xFF01 && c <= 0xFF60);
}

/// Whether a text has none but those, as nearly all have: then there is nothing to do.
bool is_plainly_composed(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        Utf8Character const next = character_at(text, at);
        if (!next.is_valid || !is_inert(next.code)) {
            return false;
        }
        at += next.bytes;
    }
    return true;
}

/// Nothing if the text is not UTF-8.
std::optional<std::string> composed(std::string_view text) {
    utf8proc_uint8_t* raw = nullptr;
    auto const* const bytes = reinterpret_cast<utf8proc_uint8_t const*>(text.data());
    auto const options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    utf8proc_ssize_t const length =
        utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &raw, options);
    std::unique_ptr<utf8proc_uint8_t, FreeDeleter> const made{raw};
    if (length < 0) {
        return std::nullopt;
    }
    return std::string(reinterpret_cast<char const*>(made.get()), static_cast<std::size_t>(length));
}

}  // namespace

std::string to_nfc(std::string text) {
    if (is_plainly_composed(text)) {
        return text;
    }
    std::string whole;
    std::size_t begin = 0;
    for (std::size_t const end : ends_of_pieces(text)) {
        auto const piece = composed(std::string_view(text).substr(begin, end - begin));
        if (!piece) {
            return text;
        }
        whole += *piece;
        begin = end;
    }
    return whole;
}

}  // namespace gatepost

#include "ui/text_setter.hpp"

#include "base/utf8.hpp"
#include "text/glyph_painter.hpp"
#include "ui/plain_text.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace gatepost {

namespace {

constexpr int first_height_px = 128;
constexpr int most_height_px = 2048;
constexpr std::size_t most_lines = 30'000;  // of a text that is unfolded, some 50 MB

constexpr float most_reach = 2;  // of ink beyond the font's own line, in lines

/// The rows of a picture from one to another, y down from the pen.
GlyphBitmap cropped(GlyphBitmap picture, int first_px, int last_px) {
    int const top_px = std::max(picture.top_px, first_px);
    int const end_px = std::min(picture.top_px + picture.height_px, last_px + 1);
    int const height_px = std::max(end_px - top_px, 0);
    auto const begin =
        picture.coverage.begin() +
        static_cast<std::ptrdiff_t>(height_px > 0 ? top_px - picture.top_px : 0) * picture.width_px;
    picture.coverage =
        std::vector<std::uint8_t>(begin, begin + static_cast<std::ptrdiff_t>(height_px) * picture.width_px);
    picture.top_px = top_px;
    picture.height_px = height_px;
    return picture;
}

/// A key of a table, put together from numbers.
void append(std::string& key, std::int64_t number) {
    key.append(reinterpret_cast<char const*>(&number), sizeof number);
}

/// Where each letter begins, in reading order.
std::vector<std::uint32_t> beginnings_of(ShapedText const& text) {
    std::vector<std::uint32_t> beginnings(text.glyphs.size());
    std::transform(text.glyphs.begin(), text.glyphs.end(), beginnings.begin(),
                   [](ShapedGlyph const& glyph) { return glyph.byte; });
    std::sort(beginnings.begin(), beginnings.end());
    beginnings.erase(std::unique(beginnings.begin(), beginnings.end()), beginnings.end());
    return beginnings;
}

/// Blanks, and what the shaper draws as one: controls and the ends of lines and paragraphs.
bool is_blank(char32_t c) { return c <= U' ' || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029; }

/// The character that a letter is, where ImGui can set it; else 0.
char32_t plain_character(std::string_view letter, bool is_right_to_left, TextSetter::Foreign const& foreign) {
    Utf8Character const first = character_at(letter);
    bool const is_single = first.bytes == letter.size();
    if (is_single && is_blank(first.code)) {
        return U' ';
    }
    bool const is_known = is_single && is_plain(first.code) && !foreign[first.code];
    return is_known && !is_right_to_left ? first.code : 0;
}

}  // namespace

/// Letters next to each other that become one picture.
struct TextSetter::Word {
    std::span<ShapedGlyph const> glyphs;
    float begin_px = 0;
    float width_px = 0;
    float em_px = 0;
};

void TextSetter::reserve(float pixel_ratio, std::size_t characters) {
    if (m_is_full || m_sheet_height_px == 0) {
        int const wanted = m_is_full ? 2 * m_sheet_height_px
                                     : static_cast<int>(static_cast<float>(first_height_px) * pixel_ratio);
        m_sheet_height_px = std::min(wanted, most_height_px);
    }
    m_is_full = false;
    m_lines.clear();
    m_words.clear();
    m_words_before = 0;
    m_sheet.reserve(m_sheet_height_px, static_cast<double>(characters) * pixel_ratio * pixel_ratio);
}

void TextSetter::tidy() {
    if (!std::exchange(m_was_asked, false)) {
        return;
    }
    if (m_lines.size() > most_lines) {
        std::erase_if(m_lines, [&](auto const& one) { return one.second.frame != m_frame; });
    }
    m_words_before = m_words.size();
    ++m_frame;
}

float TextSetter::em_px(ImFont const& font, bool is_bold) {
    // ImGui's size is that of a line, from the first face's ascent to its descent.
    ShapedText const measures = m_shaper.shape("", {.size_px = 1, .font = {.bold = is_bold}});
    return font.FontSize / (measures.ascent_px + measures.descent_px);
}

SetLine const& TextSetter::set(std::string_view utf8, ImFont& font, bool is_bold, LineDirection direction,
                               Use use) {
    std::string key{static_cast<char>(use), static_cast<char>(direction)};
    append(key, reinterpret_cast<std::intptr_t>(&font));
    key += utf8;
    auto found = m_lines.find(key);
    if (found == m_lines.end()) {
        found = m_lines.emplace(std::move(key), KeptLine{make(utf8, font, is_bold, direction, use)}).first;
    }
    m_was_asked = true;
    found->second.frame = m_frame;
    return found->second.line;
}

SetLine TextSetter::make(std::string_view utf8, ImFont& font, bool is_bold, LineDirection direction,
                         Use use) {
    SetLine line;
    float const em = em_px(font, is_bold);
    ShapedText const text =
        m_shaper.shape(utf8, {.size_px = em, .font = {.bold = is_bold}, .direction = direction});
    line.is_right_to_left = text.is_right_to_left;
    auto const beginnings = beginnings_of(text);
    float const widest_px = static_cast<float>(WordSheet::width_px) / 8;
    Word word{{}, 0, 0, em};
    float pen_px = 0;
    auto const end_word = [&](std::size_t next) {
        add_word(line, word, font, use);
        word = {std::span(text.glyphs).subspan(next, 0), pen_px, 0, em};
    };
    end_word(0);
    for (std::size_t begin = 0; begin < text.glyphs.size();) {
        ShapedGlyph const& first = text.glyphs[begin];
        std::size_t end = begin;
        float letter_px = 0;
        for (; end < text.glyphs.size() && text.glyphs[end].byte == first.byte; ++end) {
            letter_px += text.glyphs[end].advance_px;
        }
        auto const next = std::upper_bound(beginnings.begin(), beginnings.end(), first.byte);
        std::size_t const letter_end = next == beginnings.end() ? utf8.size() : *next;
        char32_t const plain = plain_character(utf8.substr(first.byte, letter_end - first.byte),
                                               first.is_right_to_left, m_foreign);
        bool const is_too_wide = word.width_px + letter_px > (first.is_right_to_left ? 4 : 1) * widest_px;
        if (plain != 0 || is_too_wide) {
            end_word(begin);
        }
        pen_px += letter_px;
        if (plain != 0) {
            letter_px = font.GetCharAdvance(static_cast<ImWchar>(plain));
            append_utf8(line.shown, plain);
            line.width_px += letter_px;
            end_word(end);
        } else {
            word.glyphs =
                std::span(text.glyphs).subspan(begin - word.glyphs.size(), word.glyphs.size() + end - begin);
            word.width_px += letter_px;
        }
        line.letters.push_back({first.byte, letter_px});
        begin = end;
    }
    end_word(text.glyphs.size());
    std::sort(line.letters.begin(), line.letters.end(),
              [](auto const& a, auto const& b) { return a.byte < b.byte; });
    return line;
}

void TextSetter::add_word(SetLine& line, Word const& word, ImFont& font, Use use) {
    if (word.glyphs.empty()) {
        return;
    }
    InkRows const ink = ink_rows(m_fonts, word.glyphs, word.em_px);
    float const reach_px = most_reach * font.FontSize;
    line.width_px += std::round(word.width_px);
    line.above_px = std::clamp(std::ceil(-ink.top_px - std::round(font.Ascent)), line.above_px,
                               std::max(line.above_px, reach_px));
    line.below_px = std::clamp(std::ceil(ink.bottom_px + std::round(font.Ascent) - font.FontSize),
                               line.below_px, std::max(line.below_px, reach_px));
    if (use == Use::show) {
        append_utf8(line.shown, character_of(word, font));
    }
}

/// An ellipsis where there is no room.
char32_t TextSetter::character_of(Word const& word, ImFont& font) {
    std::string key;
    append(key, reinterpret_cast<std::intptr_t>(&font));
    for (ShapedGlyph const& glyph : word.glyphs) {
        append(key, static_cast<std::int64_t>(glyph.face) << 32 | glyph.glyph);
        append(key, std::lround((glyph.x_px - word.begin_px) * 64));
        append(key, std::lround(glyph.y_px * 64));
    }
    auto const [entry, is_new] = m_words.try_emplace(std::move(key), U'…');
    if (is_new) {
        // A heap of marks is cut, as its line is.
        float const reach_px = most_reach * font.FontSize;
        auto const highest = static_cast<int>(-std::round(font.Ascent) - reach_px);
        auto const lowest = static_cast<int>(font.FontSize - std::round(font.Ascent) + reach_px);
        auto const code = m_sheet.add(
            font, cropped(paint_glyphs(m_fonts, word.glyphs, word.begin_px, word.em_px), highest, lowest),
            std::round(word.width_px));
        bool const may_have_room = m_sheet_height_px < most_height_px || m_words_before > 0;
        m_is_full = m_is_full || (!code && may_have_room);
        entry->second = code.value_or(U'…');
    }
    return entry->second;
}

}  // namespace gatepost

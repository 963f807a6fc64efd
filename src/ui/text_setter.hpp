#pragma once

#include "text/shaper.hpp"
#include "ui/word_sheet.hpp"

#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct ImFont;

namespace gatepost {

/// A line of text as ImGui is to draw it.
struct SetLine {
    /// In the order in which it stands from left to right; words that ImGui cannot set are characters of a
    /// WordSheet. For drawing and measuring only, in the font that it was set in, within the frame.
    std::string shown;
    /// What is taken for one letter, in reading order: where it begins in the text, and its width.
    struct Letter {
        std::uint32_t byte = 0;
        float width_px = 0;
    };
    std::vector<Letter> letters;
    float width_px = 0;
    float above_px = 0;  ///< how far ink reaches out of the font's own line, above and below
    float below_px = 0;
    bool is_right_to_left = false;
};

/// Sets texts of all scripts for ImGui, which by itself gives each character one glyph, from left to right.
/// Texts are ordered and shaped by the text module; what ImGui can set stays text, the rest becomes pictures
/// of words. They are kept until the fonts are baked anew.
class TextSetter {
  public:
    /// Of each character of the basic plane whether the interface's faces lack it.
    using Foreign = std::bitset<0x10000>;
    /// Both must outlive the setter.
    TextSetter(FontSet& fonts, Foreign const& foreign)
        : m_fonts(fonts), m_shaper(fonts), m_foreign(foreign) {}

    /// Before the atlas is built, where words are to be set beside so many characters; all of them are
    /// forgotten.
    void reserve(float pixel_ratio, std::size_t characters);
    /// After it was built.
    void open(std::span<ImFont* const> fonts) { m_sheet.open(fonts); }
    [[nodiscard]] bool is_open() const { return m_sheet.is_open(); }
    /// Whether there was no room for a word, and the fonts have to be baked anew to have some: never for one
    /// frame that shows more than there can be room for.
    [[nodiscard]] bool is_full() const { return m_is_full; }
    [[nodiscard]] WordSheet& sheet() { return m_sheet; }
    /// Between frames: where there are many lines, forgets those that the last frame did not show.
    void tidy();

    /// What is wanted of a line: all but `shown`, for one that may not be seen, or all.
    enum class Use : std::uint8_t { measure, show };
    /// The line is good until tidy() or reserve(). About 0.1 ms when it is new, else a look into a table.
    [[nodiscard]] SetLine const& set(std::string_view utf8, ImFont& font, bool is_bold,
                                     LineDirection direction, Use use);

  private:
    struct Word;
    [[nodiscard]] SetLine make(std::string_view utf8, ImFont& font, bool is_bold, LineDirection direction,
                               Use use);
    void add_word(SetLine& line, Word const& word, ImFont& font, Use use);
    [[nodiscard]] char32_t character_of(Word const& word, ImFont& font);
    [[nodiscard]] float em_px(ImFont const& font, bool is_bold);

    FontSet& m_fonts;
    Shaper m_shaper;
    WordSheet m_sheet;
    struct KeptLine {
        SetLine line;
        std::uint64_t frame = 0;  ///< that it was asked for in
    };
    Foreign const& m_foreign;
    std::unordered_map<std::string, KeptLine> m_lines;  // by use, font, direction and text
    std::unordered_map<std::string, char32_t> m_words;  // by font and glyphs
    int m_sheet_height_px = 0;
    std::uint64_t m_frame = 0;
    std::size_t m_words_before = 0;  ///< that the frame began with
    bool m_was_asked = false;        ///< in this frame
    bool m_is_full = false;
};

}  // namespace gatepost

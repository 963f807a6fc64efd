#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/bidi.hpp"
#include "text/font_set.hpp"

namespace gatepost {

struct TextStyle {
    float size_px = 16;  ///< of the em
    FontStyle font = {};
    /// Added between letters, not after the last; ligatures are then off. Only in scripts whose letters stand
    /// apart: not in Arabic, nor in those of India and its neighbours.
    float letter_spacing_px = 0;
    LineDirection direction = LineDirection::by_first_letter;
};

/// One glyph of a face, with its pen position on the baseline: x right, y down, from the text's origin.
struct ShapedGlyph {
    std::uint32_t face = 0;  ///< a number of the FontSet
    std::uint32_t glyph = 0;
    float x_px = 0;
    float y_px = 0;
    float advance_px = 0;    ///< how far it moves the pen, without letter spacing
    std::uint32_t byte = 0;  ///< where the letter begins, in the text, that it and its neighbours draw
    bool is_right_to_left = false;
};

/// A measured line of text. Its box is [0, width] × [−ascent, descent] about the origin, which lies on the
/// baseline. The height is that of the tallest face used, and at least that of the style's first; ink may
/// extend beyond it.
struct ShapedText {
    std::uint64_t number = 0;         ///< unique among all texts of the process
    std::string utf8;                 ///< the text itself, for formats that keep words
    std::vector<ShapedGlyph> glyphs;  ///< from left to right, whatever the script
    float size_px = 0;
    float width_px = 0;
    float ascent_px = 0;
    float descent_px = 0;
    bool is_right_to_left = false;  ///< the text as a whole, by its first letter that has a direction
};

/// The same text at another size: letters are shaped without hints, so that they may be scaled.
[[nodiscard]] ShapedText scaled(ShapedText text, double factor);

/// Turns a line of text into placed glyphs. It breaks no lines and draws nothing.
///
/// Text is NFC. It becomes one line: line ends, tabs and other controls in it become spaces. Chinese is
/// shaped as zh-Hans, everything else as Vietnamese. Directions follow Unicode's annex 9 (FriBidi, which only
/// texts with right-to-left letters come to). Broken UTF-8 shows as U+FFFD. Use it on one thread only, that
/// of its FontSet.
class Shaper {
  public:
    /// The fonts must outlive the shaper.
    explicit Shaper(FontSet& fonts);
    ~Shaper();
    Shaper(Shaper&&) noexcept;
    Shaper& operator=(Shaper&&) noexcept;

    /// Never fails. Costs about 0.01 ms for a place name; nothing is cached.
    ShapedText shape(std::string_view utf8, TextStyle const& style);

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace gatepost

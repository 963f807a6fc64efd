#pragma once

#include "figure/figure.hpp"

#include <string_view>

namespace gatepost {

/// How a text in a figure looks.
struct TextLook {
    double size_px = 12.5;
    bool is_bold = false;
    bool is_italic = false;
    Colour colour{};
    Colour halo = no_colour;
    double halo_px = 0;
};

/// Sets texts for figures: in any script, shaped, broken into lines where its language breaks them.
class Lettering {
  public:
    /// The fonts must outlive it.
    explicit Lettering(FontSet& fonts) : m_shaper(fonts) {}

    /// One line, its origin at (0, 0). What is no UTF-8 shows as U+FFFD, line ends and other controls as
    /// blanks.
    [[nodiscard]] FigureText line(std::string_view written, TextLook const& look,
                                  LineDirection direction = LineDirection::by_first_letter);
    /// One line that is no wider; one that would be ends in an ellipsis.
    [[nodiscard]] FigureText fitted(std::string_view utf8, TextLook const& look, double width_px);
    /// As many lines as it needs, each no wider, none with blanks at its end; the text's own line ends stay.
    [[nodiscard]] std::vector<FigureText> lines(std::string_view utf8, TextLook const& look, double width_px);

  private:
    Shaper m_shaper;
};

/// How far a line of a size reaches above its baseline, and from one baseline to the next. The same for most
/// scripts, so that rows of a table stand in step.
[[nodiscard]] inline double ascent_px(TextLook const& look) { return look.size_px * 1.07; }
[[nodiscard]] inline double line_height_px(TextLook const& look) { return look.size_px * 1.38; }

/// The height of one line: that, or what its letters need where they are built high, as Tibetan's are.
[[nodiscard]] double line_height_px(FigureText const& text, TextLook const& look);

/// Moved so that it begins at an upper left corner, that of its line.
[[nodiscard]] FigureText placed(FigureText text, TextLook const& look, Point upper_left_px);

}  // namespace gatepost

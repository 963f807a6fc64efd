#pragma once

#include "ui/panels.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// Texts that a file brings may be of any length, and so may the lists that it brings. ImGui lays out a text
/// whole, however little of it is seen, and ends the program at one of more than 16,383 letters (four corners
/// each, counted in 16 bits). Everything that draws a person's text goes through this header: a text then
/// costs what is seen of it.

/// How much of something long is shown: the first few, and ten times as many with each click on "more".
/// Remembered by the window in which it stands, under `id`.
class Fold {
  public:
    Fold(char const* id, std::size_t first_few);
    [[nodiscard]] std::size_t shown() const { return m_shown; }
    /// The link "more", or "less" where all is unfolded; nothing where the first few are all. A picture,
    /// where nothing can be clicked, has an ellipsis in its place.
    void draw_more(PanelContext const& context, bool has_more);

  private:
    char const* m_id;
    std::size_t m_first_few;
    std::size_t m_shown;
};

struct LongTextShape {
    std::size_t first_lines = 12;  ///< before it is unfolded
    float wrap_x_px = 0;  ///< where lines end, from the window's left; 0: at the right end of the room
};

/// A text in as many lines as it needs, in the current font and colour.
void draw_long_text(PanelContext const& context, char const* id, std::string_view text,
                    LongTextShape const& shape = {});

/// One of the lines that a text takes, for ImGui to draw in the current font and in this frame.
struct WrappedLine {
    std::string shown;
    float width_px = 0;
    float above_px = 0;  ///< the first row of letters below the line's top
    float height_px = 0;
    bool is_right_to_left = false;  ///< it stands at the right end of the room
};

/// The first lines of a text, in the current font.
[[nodiscard]] std::vector<WrappedLine> wrapped_lines(PanelContext const& context, std::string_view text,
                                                     float width_px, std::size_t most_lines);

/// The beginning of a text, cut at a letter, with an ellipsis where it goes on. O(most_letters).
[[nodiscard]] std::string cut_text(std::string_view text, std::size_t most_letters);

/// The same in one line, for titles, menus and lists: line ends and other controls become blanks.
[[nodiscard]] std::string one_line(std::string_view text, std::size_t most_letters = 160);

/// Any text, of one line, for ImGui to draw in the current font and in this frame: as it is where ImGui sets
/// it rightly, else in the order and the shapes of its script. Not for comparing, nor as an ImGui id: use
/// widget_label().
[[nodiscard]] std::string set_text(PanelContext const& context, std::string_view text);

/// set_text of the text's beginning, one_line, as the label of a widget whose id is `id`, whatever the text
/// is.
[[nodiscard]] std::string widget_label(PanelContext const& context, std::string_view text, char const* id,
                                       std::size_t most_letters = 160);

/// set_text in one line that is no wider than that, in the current font; an ellipsis where it is cut.
[[nodiscard]] std::string fitted_line(PanelContext const& context, std::string_view text, float width_px);

/// The beginning of a text in a tooltip of the item before.
void long_tooltip(PanelContext const& context, std::string_view text);

}  // namespace gatepost

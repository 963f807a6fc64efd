#pragma once

#include "text/glyph_bitmap.hpp"

#include <cstdint>
#include <optional>
#include <span>

struct ImFont;

namespace gatepost {

/// Room on ImGui's font atlas for pictures of words. Each becomes a character of a font, with a number of the
/// private use area, so that all of ImGui that draws and measures text draws and measures words. Unlike
/// characters, which are baked between frames, a word is there at once, in the frame that first shows it.
class WordSheet {
  public:
    /// Before the atlas is built, beside about so many characters of the size of text.
    void reserve(int height_px, double characters);
    /// After it was built: of all fonts, whose words are gone then.
    void open(std::span<ImFont* const> fonts);
    void close() { m_is_open = false; }
    [[nodiscard]] bool is_open() const { return m_is_open; }

    /// The character that shows the picture in that font and moves the pen by `advance_px`; nothing when the
    /// sheet or the numbers are used up.
    [[nodiscard]] std::optional<char32_t> add(ImFont& font, GlyphBitmap const& picture, float advance_px);

    /// Rows of the atlas, the last one included.
    struct Rows {
        int first = 0;
        int last = -1;
    };
    /// What changed since it was asked last: the graphics card does not have it yet.
    [[nodiscard]] std::optional<Rows> take_changed();

    static constexpr int width_px = 1000;

  private:
    struct Place {
        int x_px = 0;
        int y_px = 0;
    };
    [[nodiscard]] std::optional<Place> find_place(GlyphBitmap const& picture);
    void draw(GlyphBitmap const& picture, Place place);

    bool m_is_open = false;
    int m_rect = -1;  // ImGui's number for the room
    int m_height_px = 0;
    Place m_origin;
    Place m_next;  // in the room: words stand in rows
    int m_row_height_px = 0;
    char32_t m_next_code = 0;
    std::optional<Rows> m_changed;
};

}  // namespace gatepost

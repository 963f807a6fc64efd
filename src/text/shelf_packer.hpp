#pragma once

#include <optional>
#include <vector>

namespace gatepost {

/// Finds room for boxes on a sheet, in rows of boxes of like height. It never moves or frees a box; the sheet
/// may grow downwards. Glyphs are nearly all of one height, so that rows waste little and a search is a look
/// at a few rows.
class ShelfPacker {
  public:
    struct Place {
        int x_px;
        int y_px;
    };

    ShelfPacker(int width_px, int height_px) : m_width_px(width_px), m_height_px(height_px) {}

    /// Where the box goes, or nothing when the sheet is full.
    std::optional<Place> place(int width_px, int height_px);

    void grow_to(int height_px) { m_height_px = height_px; }

  private:
    struct Shelf {
        int y_px;
        int height_px;
        int used_px;
    };

    int m_width_px;
    int m_height_px;
    int m_used_height_px = 0;
    std::vector<Shelf> m_shelves;
};

}  // namespace gatepost

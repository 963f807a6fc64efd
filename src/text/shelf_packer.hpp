#pragma once

#include <optional>
#include <vector>

namespace gatepost {

/// Finds room for boxes on a sheet, in rows of boxes of similar height. It never moves or frees a box; the
/// sheet may grow downwards. Nearly all glyphs have the same height, so rows waste little and a search checks
/// only a few rows.
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

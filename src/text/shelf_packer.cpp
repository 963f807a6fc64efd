#include "text/shelf_packer.hpp"

#include <algorithm>

namespace gatepost {

std::optional<ShelfPacker::Place> ShelfPacker::place(int width_px, int height_px) {
    Shelf* best = nullptr;
    for (Shelf& shelf : m_shelves) {
        bool const fits = shelf.height_px >= height_px && m_width_px - shelf.used_px >= width_px;
        if (fits && (!best || shelf.height_px < best->height_px))
            best = &shelf;
    }
    // A comma would waste the height of a shelf of capitals: open a lower shelf while there is room.
    bool const wastes = best && best->height_px > height_px + height_px / 4;
    int const shelf_height_px = std::min((height_px + 3) / 4 * 4, m_height_px - m_used_height_px);
    bool const can_open = width_px <= m_width_px && height_px <= shelf_height_px;
    if ((!best || wastes) && can_open) {
        best = &m_shelves.emplace_back(Shelf{m_used_height_px, shelf_height_px, 0});
        m_used_height_px += shelf_height_px;
    }
    if (!best)
        return std::nullopt;
    Place const place{best->used_px, best->y_px};
    best->used_px += width_px;
    return place;
}

}  // namespace gatepost

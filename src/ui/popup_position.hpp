#pragma once

#include "geo/point.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace gatepost {

/// Where a card of a given size goes: beside its anchor on the side with room, inside `room`, never over the
/// anchor where any side lets it. Without an anchor: the upper right corner. All in one unit of pixels, y
/// down.
[[nodiscard]] inline Box place_popup(std::optional<Point> anchor, Point size, Box const& room, double gap,
                                     double margin) {
    auto const box_at = [&](double x, double y) {
        double const max_x = std::max(room.max_x - margin - size.x, room.min_x + margin);
        double const max_y = std::max(room.max_y - margin - size.y, room.min_y + margin);
        double const left = std::clamp(x, room.min_x + margin, max_x);
        double const top = std::clamp(y, room.min_y + margin, max_y);
        return Box{left, top, left + size.x, top + size.y};
    };
    if (!anchor) {
        return box_at(room.max_x, room.min_y);
    }
    double const beside_y = anchor->y - size.y / 3;
    double const above_x = anchor->x - size.x / 2;
    std::array<Box, 4> const sides{
        box_at(anchor->x + gap, beside_y), box_at(anchor->x - gap - size.x, beside_y),
        box_at(above_x, anchor->y - gap - size.y), box_at(above_x, anchor->y + gap)};
    for (Box const& side : sides) {
        if (!side.contains(*anchor)) {
            return side;
        }
    }
    return sides[0];
}

}  // namespace gatepost

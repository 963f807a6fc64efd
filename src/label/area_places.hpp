#pragma once

#include "map/viewport.hpp"
#include "map/world_geometry.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gatepost {

/// The room that a view has for names: a frame, and boxes in it that no name may cover.
struct LabelRoom {
    Box frame_screen;
    std::vector<Box> reserved_screen;
    friend bool operator==(LabelRoom const&, LabelRoom const&) = default;
};

struct LabelSize {
    double width_px = 0;
    double height_px = 0;
    double least_share = 0.5;  ///< of the label that must lie in its area
    friend bool operator==(LabelSize const&, LabelSize const&) = default;
};

[[nodiscard]] inline Box box_around(Point middle, LabelSize const& size) {
    return {middle.x - size.width_px / 2, middle.y - size.height_px / 2, middle.x + size.width_px / 2,
            middle.y + size.height_px / 2};
}

/// Where the name of an area may stand in the part of it that is in view: middles of the name's box on the
/// screen, best first, some letters or a line apart; all boxes lie within the frame. The best place is the
/// one where most of the box lies in the area, then most of boxes twice, four times … as large around it: the
/// pole of inaccessibility for a thing that is wider than high. Nothing where less than
/// the name's least share would lie in the area, or less than half at the edge of the frame. Costs the
/// vertices of the area (of rings of many thousands every so many), and some thousand cells of the screen.
[[nodiscard]] std::vector<Point> places_in_area(WorldGeometry const& world, std::uint32_t feature,
                                                Viewport const& viewport, LabelRoom const& room,
                                                LabelSize const& size);

}  // namespace gatepost

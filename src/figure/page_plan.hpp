#pragma once

#include "figure/figure_context.hpp"
#include "figure/legend_figure.hpp"
#include "map/furniture.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// A row of the list that says what the numbered pins of a map stand for.
struct PinName {
    std::string number;  ///< or a run of them, "3–5"
    std::string name;
};

/// That list at length, and ever shorter where it has no room. In the last one each row is one line.
using PinNames = std::vector<std::vector<PinName>>;

/// What is asked of a page, with the texts in the language of the map.
struct PageWishes {
    PageLayout layout = PageLayout::map;
    Furniture furniture;    ///< what was chosen; its texts stand below
    std::string title;      ///< empty: none was chosen
    std::string map_title;  ///< what the map is called: the title where the layout has one
    std::string subtitle;
    std::string text;
    std::string credits;
    std::string date;               ///< of the picture, for people
    DensityLegends densities;       ///< of layers that are known to show one
    bool may_have_density = false;  ///< its ramp is explained, on a map without a legend too
    /// The pins of what a frame shows, asked for each frame that is tried; empty: the map has none.
    std::function<PinNames(FigureContext const&)> pins{};
};

/// The map's context for a frame of a size: what it shows depends on its shape, and what stands beside it on
/// what it shows. Asked at most twice, the last time for the frame of the plan.
using ContextOfFrame = std::function<FigureContext(Point frame_size_px)>;

/// A page before the map is drawn: where the map goes, and what stands beside it. Positions are those of the
/// page.
struct PagePlan {
    Point size_px;
    Box frame_px;  ///< of the map
    bool has_frame_line = false;
    bool has_graticule = false;
    bool has_outside_degrees = false;      ///< around the frame; else within
    std::vector<Figure> figures;           ///< above the map
    std::vector<Box> reserved_px;          ///< parts of the frame that they cover: names keep out of them
    Box card_room_px;                      ///< where cards stand, beside all else
    Box whole_card_room_px;                ///< and where they stand if they have no room there
    std::optional<Point> density_foot_px;  ///< lower left corner of the plate for a density's ramp
    std::optional<Box> locator_px;         ///< where a small map shows where this one lies
    // For which there was no room:
    std::size_t legend_left_out = 0;  ///< rows
    std::size_t pins_left_out = 0;    ///< rows of their list
    std::size_t text_left_out = 0;    ///< lines of the text
    bool is_title_left_out = false;
    bool is_locator_left_out = false;
};

/// The room that the plate of a density's ramp takes.
constexpr Point density_plate_px{206, 88};

}  // namespace gatepost

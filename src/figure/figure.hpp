#pragma once

#include "base/colour.hpp"
#include "base/image.hpp"
#include "geo/point.hpp"
#include "text/shaper.hpp"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace gatepost {

// What is drawn beside and over the map (legend, title, scale bar, graticule, cards on paper), decided before
// anything is drawn, so that it comes out the same in every format. Positions are logical pixels of the page,
// x right, y down; painters scale them.

constexpr Colour no_colour{0, 0, 0, 0};

struct FigureBox {
    Box box_px;
    Colour fill = no_colour;
    Colour stroke = no_colour;
    double stroke_px = 0;  ///< along the edge, half of it on each side
    double radius_px = 0;  ///< of the corners
};

/// Lines, or areas filled by the even-odd rule.
struct FigurePath {
    std::vector<std::vector<Point>> parts_px;
    bool is_closed = false;
    Colour fill = no_colour;
    Colour stroke = no_colour;
    double stroke_px = 0;
    double dash_px = 0;  ///< 0: solid
    double gap_px = 0;
    double dash_begin_px = 0;  ///< how far along the pattern of dashes it begins
    bool has_round_ends = true;
    bool has_square_ends = false;  ///< half a width beyond the line; else cut off at its end
    bool has_mitre_joins = false;
};

/// One line of text. The glyphs are those of the text shaped at its size in logical pixels; they have no
/// hints, so a painter may scale them as it likes.
struct FigureText {
    /// A glyph's pen position on a bent baseline, and its writing direction.
    struct Pose {
        Point at_px;
        double cos = 1;
        double sin = 0;
    };
    std::string utf8;
    std::shared_ptr<ShapedText const> shaped;
    Point origin_px;  ///< where its baseline begins
    Colour colour;
    Colour halo = no_colour;
    double halo_px = 0;         ///< around the letters
    std::string address{};      ///< of the page in the web that it leads to, or # and an anchor; empty: none
    std::string anchor{};       ///< by which links lead here; empty: none do
    std::vector<Pose> poses{};  ///< of each glyph, on a bent baseline; its origin is then unused

    [[nodiscard]] double width_px() const { return static_cast<double>(shaped->width_px); }
};

/// A picture, stretched over a box.
struct FigureImage {
    Box box_px;
    std::shared_ptr<Image const> image;
};

/// What a part of a page is, for those who hear it read or copy from it.
enum class PagePart : std::uint8_t {
    title_block,  ///< what is read first, wherever it is painted
    title,
    paragraph,
    picture,
    table,
    row,
    heading_cell,
    cell
};

/// Where such a part begins or ends among the items. Parts lie in one another, and may reach over several
/// figures of a page; formats without a structure leave them out.
struct FigurePart {
    PagePart part = PagePart::paragraph;
    bool is_begin = true;
};

using FigureItem = std::variant<FigureBox, FigurePath, FigureText, FigureImage, FigurePart>;

/// Some of them, from bottom to top, that belong together: a legend, the graticule.
struct Figure {
    std::string name{};            ///< for formats that keep parts apart
    std::optional<Box> clip_px{};  ///< nothing is drawn outside of it; none: anywhere
    double opacity = 1;
    std::vector<FigureItem> items{};

    void add(FigureBox box);
    void add(FigurePath path);
    void add(FigureText text);
    void add(FigureImage image);
    void add(FigurePart part);
    /// All of another one, moved.
    void add(Figure const& other, Point by_px);
    /// Whether nothing in it is drawn.
    [[nodiscard]] bool is_empty() const;
};

/// Moved by so much.
[[nodiscard]] FigureItem moved(FigureItem item, Point by_px);

/// A figure of nothing but the beginning or the end of a part.
[[nodiscard]] Figure part_figure(PagePart part, bool is_begin);

/// A box that holds all ink of an item, empty where there is none, for painters that draw a page in bands.
[[nodiscard]] Box ink_bounds_px(FigureItem const& item);

}  // namespace gatepost

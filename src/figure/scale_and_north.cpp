#include "figure/scale_and_north.hpp"

#include "style/interface_colours.hpp"
#include "words/locale_format.hpp"

#include <cmath>
#include <numbers>

namespace gatepost {

SizedFigure scale_bar_figure(FigureContext const& context, ScaleBar const& bar, bool is_on_map) {
    InterfaceColours const& colours = interface_colours(context.document.theme());
    constexpr double tick_px = 5;
    constexpr double pad_px = 2;
    TextLook look{12.5, false, false, colours.ink};
    if (is_on_map) {
        look.halo = colours.paper.with_alpha(0.8);
        look.halo_px = 2;
    }
    FigureText label = context.lettering.line(bar.label, look);
    SizedFigure sized;
    sized.figure.name = "scale bar";
    double const width_px = std::max(bar.width_px, label.width_px());
    double const bottom_px = line_height_px(look) + tick_px + 1;
    double const left_px = pad_px + (width_px - bar.width_px) / 2;
    double const right_px = left_px + bar.width_px;
    sized.size_px = {width_px + 2 * pad_px, bottom_px + pad_px};
    FigurePath line;
    line.parts_px = {{{left_px, bottom_px - tick_px},
                      {left_px, bottom_px},
                      {right_px, bottom_px},
                      {right_px, bottom_px - tick_px}}};
    line.has_round_ends = false;
    if (is_on_map) {
        line.stroke = colours.paper.with_alpha(0.9);
        line.stroke_px = 4;
        sized.figure.add(line);
    }
    line.stroke = colours.ink;
    line.stroke_px = 1.5;
    sized.figure.add(line);
    double const label_px = pad_px + (width_px - label.width_px()) / 2;
    sized.figure.add(placed(std::move(label), look, {label_px, 0}));
    return sized;
}

SizedFigure north_arrow_figure(FigureContext const& context, double north_deg, bool is_on_map) {
    InterfaceColours const& colours = interface_colours(context.document.theme());
    constexpr double length_px = 34;
    constexpr double half_width_px = 5.5;
    constexpr double letter_up_px = length_px / 2 + 9;
    Point const middle;
    double const angle = north_deg * std::numbers::pi / 180;
    auto const at = [&](double right_px, double up_px) {
        return Point{middle.x + right_px * std::cos(angle) + up_px * std::sin(angle),
                     middle.y + right_px * std::sin(angle) - up_px * std::cos(angle)};
    };
    Point const tip = at(0, length_px / 2);
    Point const notch = at(0, -length_px / 2 + 7);
    Point const east = at(half_width_px, -length_px / 2);
    Point const west = at(-half_width_px, -length_px / 2);
    SizedFigure sized;
    sized.figure.name = "north arrow";
    if (is_on_map) {
        sized.figure.add(FigurePath{
            {{tip, east, notch, west}}, true, no_colour, colours.paper.with_alpha(0.9), 4, 0, 0, 0, true});
    }
    sized.figure.add(FigurePath{{{tip, west, notch}}, true, colours.paper, no_colour, 0, 0, 0, 0, true});
    sized.figure.add(FigurePath{{{tip, east, notch}}, true, colours.ink, no_colour, 0, 0, 0, 0, true});
    sized.figure.add(FigurePath{{{tip, east, notch, west}}, true, no_colour, colours.ink, 1, 0, 0, 0, true});
    TextLook look{12, false, false, colours.ink};
    if (is_on_map) {
        look.halo = colours.paper.with_alpha(0.8);
        look.halo_px = 1.5;
    }
    FigureText letter = context.lettering.line(compass_letter(Compass::north, context.locale), look);
    Point const centre = at(0, letter_up_px);
    double const left_px = centre.x - letter.width_px() / 2;
    double const letter_width_px = letter.width_px();
    sized.figure.add(placed(std::move(letter), look, {left_px, centre.y - line_height_px(look) / 2}));
    Box bounds{left_px, centre.y - 6, left_px + letter_width_px, centre.y + 6};
    for (Point const corner : {tip, notch, east, west}) {
        bounds.grow(corner);
    }
    bounds = bounds.expanded(2);
    SizedFigure trimmed{{.name = sized.figure.name}, {bounds.width(), bounds.height()}};
    trimmed.figure.add(sized.figure, {-bounds.min_x, -bounds.min_y});
    return trimmed;
}

}  // namespace gatepost

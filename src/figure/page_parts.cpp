#include "figure/page_parts.hpp"

#include "style/interface_colours.hpp"

#include <algorithm>

namespace gatepost {

SizedFigure text_column(Lettering& lettering, std::vector<TextBlock> const& texts, double width_px) {
    SizedFigure column;
    for (TextBlock const& block : texts) {
        column.size_px.y += !block.text.empty() && column.size_px.y > 0 ? block.gap_px : 0;
        for (FigureText& line : lettering.lines(block.text, block.look, width_px)) {
            double const line_px = line.width_px();
            double const left_px = line.shaped->is_right_to_left ? width_px - line_px : 0;
            double const height_px = line_height_px(line, block.look);
            column.figure.add(placed(std::move(line), block.look, {left_px, column.size_px.y}));
            column.size_px.x = std::max(column.size_px.x, left_px + line_px);
            column.size_px.y += height_px;
        }
    }
    return column;
}

SizedFigure on_plate(FigureContext const& context, SizedFigure const& part, double padding_px, double alpha) {
    SizedFigure plate;
    plate.figure.name = part.figure.name;
    plate.size_px = {part.size_px.x + 2 * padding_px, part.size_px.y + 2 * padding_px};
    Colour const paper = interface_colours(context.document.theme()).paper;
    constexpr double radius_px = 4;
    plate.figure.add(FigureBox{
        {0, 0, plate.size_px.x, plate.size_px.y}, paper.with_alpha(alpha), no_colour, 0, radius_px});
    plate.figure.add(part.figure, {padding_px, padding_px});
    return plate;
}

SizedFigure scale_and_north(FigureContext const& context, Furniture const& furniture, bool is_usual,
                            bool is_on_map) {
    std::vector<SizedFigure> parts;
    if (shows(furniture.north_arrow, is_usual)) {
        if (auto const north_deg = north_on_screen_deg(context.viewport, context.world_from_lonlat)) {
            parts.push_back(north_arrow_figure(context, *north_deg, is_on_map));
        }
    }
    if (shows(furniture.scale_bar, is_usual)) {
        Point const lower_left{80, context.viewport.height_px - 20};
        ScaleBar const bar = scale_bar_of_map(context.viewport, lower_left, context.document.map_plane(),
                                              context.world_from_lonlat);
        if (bar.width_px > 0) {
            parts.push_back(scale_bar_figure(context, bar, is_on_map));
        }
    }
    SizedFigure both;
    for (SizedFigure const& part : parts) {
        both.size_px.y = std::max(both.size_px.y, part.size_px.y);
    }
    for (SizedFigure const& part : parts) {
        constexpr double apart_px = 10;
        double const left_px = both.size_px.x > 0 ? both.size_px.x + apart_px : 0;
        both.figure.add(part.figure, {left_px, both.size_px.y - part.size_px.y});
        both.size_px.x = left_px + part.size_px.x;
    }
    return both;
}

LegendPart legend_part(FigureContext const& context, DensityLegends const& densities, double column_px,
                       Point room_px, bool is_low) {
    constexpr double apart_px = 22;
    int const columns = std::max(1, static_cast<int>((room_px.x + apart_px) / (column_px + apart_px)));
    FlowedBlocks const flowed =
        flow(legend_blocks(context, densities, column_px), {column_px, apart_px, columns, is_low}, room_px.y);
    return {{flowed.figure, flowed.size_px}, flowed.left_out};
}

SizedFigure small_print(FigureContext const& context, PageWishes const& wishes, bool is_usual,
                        double width_px, double size_px) {
    Theme const theme = context.document.theme();
    double const usual_px = wishes.layout == PageLayout::map ? 12.5 : 11;
    TextLook const look{
        size_px > 0 ? size_px : usual_px, false, false,
        wishes.layout == PageLayout::map ? map_colours(theme).margin : interface_colours(theme).quiet_ink};
    std::string first;
    for (auto const& [is_on, text] :
         {std::pair{shows(wishes.furniture.crs, is_usual), context.document.map_crs().name()},
          std::pair{shows(wishes.furniture.date, is_usual), wishes.date}}) {
        first += is_on && !text.empty() ? (first.empty() ? "" : " · ") + text : "";
    }
    std::string const credits = shows(wishes.furniture.credits, true) ? wishes.credits : "";
    return text_column(context.lettering, {{first, look, 0}, {credits, look, 0}}, width_px);
}

void add_part(PagePlan& plan, SizedFigure const& part, Point at_px) {
    if (part.figure.is_empty()) {
        return;
    }
    Figure& figure = plan.figures.emplace_back();
    figure.name = part.figure.name;
    figure.add(part.figure, at_px);
    Box const box{at_px.x, at_px.y, at_px.x + part.size_px.x, at_px.y + part.size_px.y};
    if (box.intersects(plan.frame_px)) {
        plan.reserved_px.push_back(box);
    }
}

}  // namespace gatepost

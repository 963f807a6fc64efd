#include "figure/page_parts.hpp"

#include "style/interface_colours.hpp"

#include <algorithm>
#include <array>

namespace gatepost {

SizedFigure text_column(Lettering& lettering, std::vector<TextBlock> const& texts, double width_px) {
    SizedFigure column;
    for (TextBlock const& block : texts) {
        if (block.text.empty()) {
            continue;
        }
        column.size_px.y += column.size_px.y > 0 ? block.gap_px : 0;
        column.figure.add(FigurePart{block.part, true});
        for (FigureText& line : lettering.lines(block.text, block.look, width_px)) {
            double const line_px = line.width_px();
            double const left_px = line.shaped->is_right_to_left ? width_px - line_px : 0;
            double const height_px = line_height_px(line, block.look);
            column.figure.add(placed(std::move(line), block.look, {left_px, column.size_px.y}));
            column.size_px.x = std::max(column.size_px.x, left_px + line_px);
            column.size_px.y += height_px;
        }
        column.figure.add(FigurePart{block.part, false});
    }
    return column;
}

SizedFigure title_part(FigureContext const& context, PageWishes const& wishes, std::string const& title,
                       TitleSizes const& sizes, double width_px) {
    InterfaceColours const& colours = interface_colours(context.document.theme());
    SizedFigure const column = text_column(
        context.lettering,
        {{title, {sizes.title_px, true, false, colours.ink}, 0, PagePart::title},
         {wishes.subtitle, {sizes.subtitle_px, false, false, colours.quiet_ink}, 2, PagePart::paragraph}},
        width_px);
    SizedFigure block{part_figure(PagePart::title_block, true), column.size_px};
    block.figure.add(column.figure, {0, 0});
    block.figure.add(FigurePart{PagePart::title_block, false});
    return block;
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

SizedFigure scale_and_north(FigureContext const& context, Furniture const& furniture, bool is_on_map) {
    std::vector<SizedFigure> parts;
    if (is_shown(furniture.north_arrow)) {
        if (auto const north_deg = north_on_screen_deg(context.viewport, context.world_from_lonlat)) {
            parts.push_back(north_arrow_figure(context, *north_deg, is_on_map));
        }
    }
    if (is_shown(furniture.scale_bar)) {
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
    constexpr double least_column_px = 110;
    if (room_px.x < least_column_px) {
        return {{}, legend_blocks(context, densities, column_px).size()};
    }
    column_px = std::min(column_px, room_px.x);
    int const columns = std::max(1, static_cast<int>((room_px.x + apart_px) / (column_px + apart_px)));
    FlowedBlocks const flowed =
        flow(legend_blocks(context, densities, column_px), {column_px, apart_px, columns, is_low}, room_px.y);
    return {{flowed.figure, flowed.size_px}, flowed.left_out};
}

namespace {

/// PROJ has a placeholder for CRSs without a name.
std::string name_of(Crs const& crs) {
    std::string const& name = crs.name();
    return name == "unknown" || name == "unnamed" ? "" : name;
}

}  // namespace

SizedFigure small_print(FigureContext const& context, PageWishes const& wishes, double width_px,
                        double size_px) {
    Theme const theme = context.document.theme();
    double const usual_px = wishes.layout == PageLayout::map ? 12.5 : 11;
    TextLook const look{
        size_px > 0 ? size_px : usual_px, false, false,
        wishes.layout == PageLayout::map ? map_colours(theme).margin : interface_colours(theme).quiet_ink};
    std::string first;
    for (auto const& [is_on, text] :
         {std::pair{is_shown(wishes.furniture.crs), name_of(context.document.map_crs())},
          std::pair{is_shown(wishes.furniture.date), wishes.date}}) {
        first += is_on && !text.empty() ? (first.empty() ? "" : " · ") + text : "";
    }
    std::string const credits = is_shown(wishes.furniture.credits) ? wishes.credits : "";
    return text_column(context.lettering,
                       {{first, look, 0, PagePart::paragraph}, {credits, look, 0, PagePart::paragraph}},
                       width_px);
}

SizedFigure text_part(FigureContext const& context, PageWishes const& wishes, double size_px, Point room_px,
                      PagePlan& plan) {
    TextLook const look{size_px, false, false, interface_colours(context.document.theme()).ink};
    std::vector<FigureText> lines = context.lettering.lines(wishes.text, look, room_px.x);
    SizedFigure part;
    if (lines.empty()) {
        return part;
    }
    part.figure.add(FigurePart{PagePart::paragraph, true});
    for (std::size_t i = 0; i < lines.size(); ++i) {
        double const height_px = line_height_px(lines[i], look);
        bool const is_last = i + 1 == lines.size() ||
                             part.size_px.y + height_px + line_height_px(lines[i + 1], look) > room_px.y;
        if (part.size_px.y + height_px > room_px.y) {
            plan.text_left_out = lines.size() - i;
            break;
        }
        bool const is_cut = is_last && i + 1 < lines.size();
        FigureText line =
            is_cut ? context.lettering.fitted(lines[i].utf8 + " …", look, room_px.x) : std::move(lines[i]);
        double const line_px = line.width_px();
        double const left_px = line.shaped->is_right_to_left ? room_px.x - line_px : 0;
        part.figure.add(placed(std::move(line), look, {left_px, part.size_px.y}));
        part.size_px = {std::max(part.size_px.x, left_px + line_px), part.size_px.y + height_px};
        if (is_cut) {
            plan.text_left_out = lines.size() - i - 1;
            break;
        }
    }
    part.figure.add(FigurePart{PagePart::paragraph, false});
    return part;
}

bool is_taken(PagePlan const& plan, Box const& box_px) {
    return std::any_of(plan.reserved_px.begin(), plan.reserved_px.end(),
                       [&](Box const& other) { return other.intersects(box_px); });
}

Box room_beside(Box room_px, std::vector<Box> const& reserved_px) {
    constexpr double gap_px = 6;
    double const least_area = 0.35 * room_px.width() * room_px.height();
    for (Box const& taken : reserved_px) {
        if (!taken.intersects(room_px)) {
            continue;
        }
        std::array<Box, 4> sides{room_px, room_px, room_px, room_px};
        sides[0].min_x = taken.max_x + gap_px;
        sides[1].max_x = taken.min_x - gap_px;
        sides[2].min_y = taken.max_y + gap_px;
        sides[3].max_y = taken.min_y - gap_px;
        auto const area = [](Box const& box) { return box.is_empty() ? 0 : box.width() * box.height(); };
        auto const* const best = std::max_element(
            sides.begin(), sides.end(), [&](Box const& a, Box const& b) { return area(a) < area(b); });
        room_px = area(*best) >= least_area ? *best : room_px;
    }
    return room_px;
}

void add_part(PagePlan& plan, SizedFigure const& part, Point at_px) {
    if (part.figure.is_empty()) {
        return;
    }
    Figure& figure = plan.figures.emplace_back();
    figure.name = part.figure.name;
    figure.add(part.figure, at_px);
    Box const box = box_at(at_px, part.size_px);
    if (box.intersects(plan.frame_px)) {
        plan.reserved_px.push_back(box);
    }
}

}  // namespace gatepost

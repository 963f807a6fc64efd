#include "figure/page.hpp"

#include "figure/page_parts.hpp"
#include "figure/pin_list.hpp"
#include "style/interface_colours.hpp"

#include <algorithm>
#include <optional>

namespace gatepost {

namespace {

/// The looks of a layout's title and of what stands below it.
struct TitleSizes {
    double title_px, subtitle_px, text_px;
};

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

std::string const& title_of(PageWishes const& wishes) {
    return wishes.title.empty() ? wishes.map_title : wishes.title;
}

PinNames pins_in(FigureContext const& context, PageWishes const& wishes) {
    return wishes.pins ? wishes.pins(context) : PinNames{};
}

Point size_of(Box const& box) { return {box.width(), box.height()}; }

/// In a small picture they take all of its width, and smaller letters if need be, so that the map stays to be
/// seen.
SizedFigure credits_on_map(FigureContext const& context, PageWishes const& wishes, Point size_px) {
    constexpr double most_share = 0.25;
    double const whole_px = std::max(size_px.x - 18, 60.0);
    SizedFigure credits;
    for (auto const& [width_px, letters_px] :
         {std::pair{size_px.x * 0.6, 0.0}, std::pair{whole_px, 0.0}, std::pair{whole_px, 9.5}}) {
        credits = small_print(context, wishes, false, width_px, letters_px);
        if (credits.size_px.y < size_px.y * most_share) {
            break;
        }
    }
    return credits;
}

/// Parts on plates, one after the other, on a page that the map covers: what would lie on another is left
/// out.
class MapPlates {
  public:
    MapPlates(FigureContext const& context, PageWishes const& wishes, PagePlan& plan)
        : m_context(context),
          m_wishes(wishes),
          m_plan(plan),
          m_foot_px(plan.size_px.y - margin_px),
          m_top_px(margin_px + (plan.has_graticule ? 20 : 0)) {}

    void add_all() {
        add_credits_and_scale();
        add_title();
        if (shows(m_wishes.furniture.legend, false)) {
            add_legend();
        } else if (m_wishes.may_have_density) {
            add_room_for_density();
        }
        if (shows(m_wishes.furniture.locator, false)) {
            add_locator();
        }
        add_pin_list();
        m_plan.whole_card_room_px = m_plan.frame_px.expanded(-margin_px);
        if (m_credits_px) {
            m_plan.whole_card_room_px.max_y =
                std::min(m_plan.whole_card_room_px.max_y, m_credits_px->min_y - edge_px);
        }
        m_plan.card_room_px = room_beside(m_plan.whole_card_room_px, m_plan.reserved_px);
    }

  private:
    static constexpr double margin_px = 12;
    static constexpr double edge_px = 4;
    static constexpr double gap_px = 8;

    void add_credits_and_scale() {
        SizedFigure const credits = credits_on_map(m_context, m_wishes, m_plan.size_px);
        SizedFigure const corner = scale_and_north(m_context, m_wishes.furniture, false, true);
        if (!credits.figure.is_empty()) {
            SizedFigure const plate = on_plate(m_context, credits, 5, 0.78);
            Point const at = m_plan.size_px - plate.size_px - Point{edge_px, edge_px};
            m_credits_px = box_at(at, plate.size_px);
            add_part(m_plan, plate, at);
        }
        m_foot_px = foot_beside_credits(corner.size_px.x);
        add_part(m_plan, corner, {margin_px, m_foot_px - corner.size_px.y});
        m_foot_px -= corner.figure.is_empty() ? 0 : corner.size_px.y + 10;
    }

    /// How far down a part of a width may reach in the left corner: above the credits where they begin there.
    [[nodiscard]] double foot_beside_credits(double width_px) const {
        constexpr double apart_px = 16;
        bool const would_meet = m_credits_px && m_credits_px->min_x < margin_px + width_px + apart_px;
        return would_meet ? std::min(m_foot_px, m_credits_px->min_y - gap_px) : m_foot_px;
    }

    void add_title() {
        if (m_wishes.title.empty() && m_wishes.subtitle.empty() && m_wishes.text.empty()) {
            return;
        }
        double const width_px = m_plan.size_px.x * 0.45;
        double const floor_px = m_credits_px ? m_credits_px->min_y : m_foot_px;
        SizedFigure column = title_part(m_context, m_wishes, m_wishes.title, {19, 13, 12.5}, width_px);
        Point const room{std::min(width_px, 420.0), floor_px - m_top_px - column.size_px.y - 4 * gap_px};
        SizedFigure const text = text_part(m_context, m_wishes, 12.5, room, m_plan);
        column.figure.add(text.figure, {0, column.size_px.y + gap_px});
        column.size_px = {std::max(column.size_px.x, text.size_px.x),
                          column.size_px.y + (text.figure.is_empty() ? 0 : gap_px + text.size_px.y)};
        SizedFigure const plate = on_plate(m_context, column, 10, 0.9);
        Point const at{margin_px, m_top_px};
        m_plan.is_title_left_out = is_taken(m_plan, box_at(at, plate.size_px));
        if (!m_plan.is_title_left_out) {
            add_part(m_plan, plate, at);
            m_ceiling_px = m_top_px + plate.size_px.y + gap_px;
        }
    }

    void add_legend() {
        constexpr double pad_px = 12;
        double const width_px = m_plan.size_px.x * 0.45;
        double const ceiling_px = std::max(m_ceiling_px, m_top_px);
        auto const legend_above = [&](double foot_px) {
            return legend_part(m_context, m_wishes.densities, 190,
                               {width_px, foot_px - ceiling_px - 2 * pad_px}, false);
        };
        LegendPart legend = legend_above(m_foot_px);
        double const foot_px = foot_beside_credits(legend.sized.size_px.x + 2 * pad_px);
        if (foot_px < m_foot_px) {
            legend = legend_above(foot_px);
        }
        m_plan.legend_left_out = legend.left_out;
        if (!legend.sized.figure.is_empty()) {
            SizedFigure const plate = on_plate(m_context, legend.sized, pad_px, 0.9);
            add_part(m_plan, plate, {margin_px, foot_px - plate.size_px.y});
        }
    }

    void add_room_for_density() {
        double const foot_px = foot_beside_credits(density_plate_px.x);
        m_plan.density_foot_px = Point{margin_px, foot_px};
        m_plan.reserved_px.push_back(box_at({margin_px, foot_px - density_plate_px.y}, density_plate_px));
    }

    void add_locator() {
        double const width_px =
            std::min(std::clamp(m_plan.size_px.x * 0.16, 110.0, 220.0), m_plan.size_px.y * 0.5);
        Point const size{width_px, width_px * 0.7};
        double const right_px = m_plan.size_px.x - margin_px - (m_plan.has_graticule ? 58 : 0);
        Box const box = box_at({right_px - size.x, m_top_px}, size);
        m_plan.is_locator_left_out = is_taken(m_plan, box);
        if (!m_plan.is_locator_left_out) {
            m_plan.locator_px = box;
            m_plan.reserved_px.push_back(box);
        }
    }

    /// In the upper right corner, below the small map of the place.
    void add_pin_list() {
        constexpr double pad_px = 10;
        constexpr double column_px = 168;
        constexpr double most_share = 0.75;  // of the height that is left there
        PinNames const pins = pins_in(m_context, m_wishes);
        double const top_px = m_plan.locator_px ? m_plan.locator_px->max_y + gap_px : m_top_px;
        double const floor_px = m_credits_px ? m_credits_px->min_y - gap_px : m_plan.size_px.y - margin_px;
        Point const room{m_plan.size_px.x * 0.27, (floor_px - top_px) * most_share - 2 * pad_px};
        LegendPart const list = pin_list_part(m_context, pins, column_px, room, false);
        SizedFigure const plate = on_plate(m_context, list.sized, pad_px, 0.9);
        double const right_px = m_plan.size_px.x - margin_px - (m_plan.has_graticule ? 58 : 0);
        Point const at{right_px - plate.size_px.x, top_px};
        bool const has_room = !list.sized.figure.is_empty() && !is_taken(m_plan, box_at(at, plate.size_px));
        m_plan.pins_left_out = has_room ? list.left_out : number_of_pins(pins);
        if (has_room) {
            add_part(m_plan, plate, at);
        }
    }

    FigureContext const& m_context;
    PageWishes const& m_wishes;
    PagePlan& m_plan;
    std::optional<Box> m_credits_px;
    double m_foot_px;         ///< of the next part in the lower left corner
    double m_top_px;          ///< of parts along the upper edge
    double m_ceiling_px = 0;  ///< below the title
};

/// The map over the whole page; parts stand on plates in its corners.
PagePlan plan_map(Point size_px, PageWishes const& wishes, ContextOfFrame const& context_of) {
    PagePlan plan;
    plan.size_px = size_px;
    plan.frame_px = {0, 0, size_px.x, size_px.y};
    plan.has_graticule = shows(wishes.furniture.graticule, false);
    FigureContext const context = context_of(size_px);
    MapPlates(context, wishes, plan).add_all();
    return plan;
}

/// How a page with a framed map is divided: its margin, what stands above the map and what below it, the
/// lowest first.
struct FramedLayout {
    double margin_px;
    TitleSizes sizes;
    double legend_column_px;
    bool has_degrees;
    bool has_all;  ///< CRS, date and locator too
};

/// A title, the map in a frame, below it its legend beside scale and north, then the small print.
PagePlan plan_framed(Point size_px, PageWishes const& wishes, ContextOfFrame const& context_of,
                     FramedLayout const& layout) {
    constexpr double gap_px = 12;
    PagePlan plan;
    plan.size_px = size_px;
    plan.has_frame_line = true;
    plan.has_graticule = shows(wishes.furniture.graticule, layout.has_degrees);
    plan.has_outside_degrees = plan.has_graticule;
    double const width_px = size_px.x - 2 * layout.margin_px;
    Point const degrees_px = plan.has_outside_degrees ? Point{60, 20} : Point{0, 0};
    FigureContext const guess = context_of({width_px, size_px.y * 0.6});
    SizedFigure const title = title_part(guess, wishes, title_of(wishes), layout.sizes, width_px);
    SizedFigure const print = small_print(guess, wishes, layout.has_all, width_px);
    SizedFigure const text =
        text_part(guess, wishes, layout.sizes.text_px, {width_px, size_px.y * 0.25}, plan);
    double const top_px =
        layout.margin_px + (title.figure.is_empty() ? 0 : title.size_px.y + gap_px) + degrees_px.y;
    double bottom_px = size_px.y - layout.margin_px - print.size_px.y;
    double const print_top_px = bottom_px;
    bottom_px -= print.figure.is_empty() ? 0 : 8;
    double const text_top_px = bottom_px - text.size_px.y;
    bottom_px = text_top_px - (text.figure.is_empty() ? 0 : gap_px);
    Point const most_list_px{width_px, size_px.y * 0.22};
    constexpr double list_column_px = 150;
    Point const list_room_px{
        width_px,
        pin_list_part(guess, pins_in(guess, wishes), list_column_px, most_list_px, true).sized.size_px.y};
    double const list_top_px = bottom_px - list_room_px.y;
    bottom_px = list_top_px - (list_room_px.y > 0 ? gap_px : 0);
    bool has_locator = shows(wishes.furniture.locator, layout.has_all);
    constexpr double locator_height_px = 96;
    constexpr double locator_width_px = 140;
    SizedFigure const first_side = scale_and_north(guess, wishes.furniture, true, false);
    double const most_band_px = (bottom_px - top_px) * 0.45;
    plan.is_locator_left_out =
        has_locator && first_side.size_px.y + locator_height_px + gap_px > most_band_px;
    has_locator = has_locator && !plan.is_locator_left_out;
    double const side_px = std::max(first_side.size_px.x, has_locator ? locator_width_px : 0.0);
    Point const legend_room_px{width_px - side_px - 2 * gap_px, most_band_px};
    bool const has_legend = shows(wishes.furniture.legend, true);
    auto const legend_of = [&](FigureContext const& context, double height_px) {
        return has_legend ? legend_part(context, wishes.densities, layout.legend_column_px,
                                        {legend_room_px.x, height_px}, true)
                          : LegendPart{};
    };
    double const side_height_px = first_side.size_px.y + (has_locator ? locator_height_px + gap_px : 0);
    double const band_px = std::max(legend_of(guess, most_band_px).sized.size_px.y, side_height_px);
    double const band_top_px = bottom_px - band_px;
    plan.frame_px = {layout.margin_px + degrees_px.x, top_px, size_px.x - layout.margin_px - degrees_px.x,
                     band_top_px - (band_px > 0 ? gap_px + 2 : 0) - degrees_px.y};
    plan.card_room_px = plan.whole_card_room_px = plan.frame_px.expanded(-gap_px);
    FigureContext const context = context_of(size_of(plan.frame_px));
    add_part(plan, title, {layout.margin_px, layout.margin_px});
    LegendPart const legend = legend_of(context, band_px);
    plan.legend_left_out = legend.left_out;
    add_part(plan, legend.sized, {layout.margin_px, band_top_px});
    SizedFigure const side = scale_and_north(context, wishes.furniture, true, false);
    double const right_px = size_px.x - layout.margin_px;
    add_part(plan, side, {right_px - side.size_px.x, band_top_px});
    if (has_locator) {
        double const locator_top_px = band_top_px + (side.figure.is_empty() ? 0 : side.size_px.y + gap_px);
        plan.locator_px =
            Box{right_px - locator_width_px, locator_top_px, right_px, locator_top_px + locator_height_px};
    }
    LegendPart const list =
        pin_list_part(context, pins_in(context, wishes), list_column_px, list_room_px, true);
    plan.pins_left_out = list.left_out;
    add_part(plan, list.sized, {layout.margin_px, list_top_px});
    add_part(plan, text, {layout.margin_px, text_top_px});
    add_part(plan, print, {layout.margin_px, print_top_px});
    return plan;
}

/// A title above, the map on the left, and in a column on the right what it means.
PagePlan plan_slide(Point size_px, PageWishes const& wishes, ContextOfFrame const& context_of) {
    constexpr double margin_px = 36;
    constexpr double gap_px = 20;
    PagePlan plan;
    plan.size_px = size_px;
    plan.has_frame_line = true;
    plan.has_graticule = shows(wishes.furniture.graticule, false);
    double const width_px = size_px.x - 2 * margin_px;
    double const column_px = std::clamp(width_px * 0.23, 190.0, 300.0);
    FigureContext const guess = context_of({width_px - column_px - gap_px, size_px.y * 0.75});
    SizedFigure const title = title_part(guess, wishes, title_of(wishes), {30, 17, 15}, width_px);
    SizedFigure const print = small_print(guess, wishes, false, width_px);
    double const top_px = margin_px + (title.figure.is_empty() ? 0 : title.size_px.y + 14);
    double const bottom_px = size_px.y - 22 - print.size_px.y - (print.figure.is_empty() ? 14 : 10);
    SizedFigure const first_side = scale_and_north(guess, wishes.furniture, true, false);
    SizedFigure const text =
        text_part(guess, wishes, 15, {column_px, bottom_px - top_px - first_side.size_px.y - gap_px}, plan);
    bool const has_legend =
        shows(wishes.furniture.legend, true) && !legend_blocks(guess, wishes.densities, column_px).empty();
    double const locator_height_px = column_px * 0.62;
    double const text_bottom_px = top_px + (text.figure.is_empty() ? 0 : text.size_px.y + gap_px);
    bool const has_room_for_locator =
        bottom_px - first_side.size_px.y - locator_height_px - 2 * gap_px > text_bottom_px;
    plan.is_locator_left_out = shows(wishes.furniture.locator, false) && !has_room_for_locator;
    bool const has_locator = shows(wishes.furniture.locator, false) && has_room_for_locator;
    bool const has_column = has_legend || has_locator || !text.figure.is_empty() ||
                            !first_side.figure.is_empty() || number_of_pins(pins_in(guess, wishes)) > 0;
    double const right_px = size_px.x - margin_px;
    plan.frame_px = {margin_px, top_px, has_column ? right_px - column_px - gap_px : right_px, bottom_px};
    plan.card_room_px = plan.whole_card_room_px = plan.frame_px.expanded(-12);
    FigureContext const context = context_of(size_of(plan.frame_px));
    add_part(plan, title, {margin_px, margin_px - 6});
    double const left_px = right_px - column_px;
    add_part(plan, text, {left_px, top_px});
    SizedFigure const side = scale_and_north(context, wishes.furniture, true, false);
    double foot_px = bottom_px - side.size_px.y;
    add_part(plan, side, {left_px, foot_px});
    if (has_locator) {
        foot_px -= locator_height_px + gap_px;
        plan.locator_px = Box{left_px, foot_px, left_px + column_px, foot_px + locator_height_px};
    }
    double const room_px = foot_px - gap_px - text_bottom_px;
    constexpr double list_share = 0.6;  // of the room that it shares with the legend
    LegendPart const list = pin_list_part(context, pins_in(context, wishes), column_px,
                                          {column_px, has_legend ? room_px * list_share : room_px}, false);
    plan.pins_left_out = list.left_out;
    add_part(plan, list.sized, {left_px, text_bottom_px});
    if (has_legend) {
        double const list_px = list.sized.size_px.y > 0 ? list.sized.size_px.y + gap_px : 0;
        LegendPart const legend =
            legend_part(context, wishes.densities, column_px, {column_px, room_px - list_px}, false);
        plan.legend_left_out = legend.left_out;
        add_part(plan, legend.sized, {left_px, text_bottom_px + list_px});
    }
    add_part(plan, print, {margin_px, size_px.y - 22 - print.size_px.y});
    return plan;
}

}  // namespace

PagePlan plan_page(Point size_px, PageWishes const& wishes, ContextOfFrame const& context_of) {
    switch (wishes.layout) {
        case PageLayout::report:
            return plan_framed(size_px, wishes, context_of, {10, {18, 13, 12.5}, 176, false, false});
        case PageLayout::a4:
            return plan_framed(size_px, wishes, context_of, {48, {26, 15, 13}, 196, true, true});
        case PageLayout::slide: return plan_slide(size_px, wishes, context_of);
        case PageLayout::map: break;
    }
    return plan_map(size_px, wishes, context_of);
}

}  // namespace gatepost

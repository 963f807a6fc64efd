#include "figure/page.hpp"

#include "figure/map_page.hpp"
#include "figure/page_parts.hpp"
#include "figure/pin_list.hpp"

#include <algorithm>
#include <optional>

namespace gatepost {

namespace {

std::string const& title_of(PageWishes const& wishes) {
    return wishes.title.empty() ? wishes.map_title : wishes.title;
}

Point size_of(Box const& box) { return {box.width(), box.height()}; }

/// How a page with a framed map is divided: its margin, what stands above the map and what below it, the
/// lowest first.
struct FramedLayout {
    double margin_px;
    TitleSizes sizes;
    double legend_column_px;
};

/// What stands below the legend of a framed page, from its foot up: small print, a text, the list of pins.
class FramedFoot {
  public:
    FramedFoot(FigureContext const& guess, PageWishes const& wishes, FramedLayout const& layout,
               PagePlan& plan)
        : m_wishes(wishes),
          m_plan(plan),
          m_left_px(layout.margin_px),
          m_width_px(plan.size_px.x - 2 * layout.margin_px),
          m_print(small_print(guess, wishes, m_width_px)),
          m_text(text_part(guess, wishes, layout.sizes.text_px, {m_width_px, plan.size_px.y * 0.25}, plan)),
          m_list_px(pin_list(guess, plan.size_px.y * 0.22).sized.size_px.y),
          m_print_top_px(plan.size_px.y - layout.margin_px - m_print.size_px.y),
          m_text_top_px(m_print_top_px - (m_print.figure.is_empty() ? 0 : 8) - m_text.size_px.y),
          m_list_top_px(m_text_top_px - (m_text.figure.is_empty() ? 0 : gap_px) - m_list_px) {}

    [[nodiscard]] double top_px() const { return m_list_top_px - (m_list_px > 0 ? gap_px : 0); }

    /// Once it is known what the frame shows.
    void add(FigureContext const& context) {
        LegendPart const list = pin_list(context, m_list_px);
        m_plan.pins_left_out = list.left_out;
        add_part(m_plan, list.sized, {m_left_px, m_list_top_px});
        add_part(m_plan, m_text, {m_left_px, m_text_top_px});
        add_part(m_plan, m_print, {m_left_px, m_print_top_px});
    }

  private:
    static constexpr double gap_px = 12;

    [[nodiscard]] LegendPart pin_list(FigureContext const& context, double height_px) const {
        constexpr double column_px = 150;
        return pin_list_part(context, pins_in(context, m_wishes), column_px, {m_width_px, height_px}, true);
    }

    PageWishes const& m_wishes;
    PagePlan& m_plan;
    double m_left_px;
    double m_width_px;
    SizedFigure m_print;
    SizedFigure m_text;
    double m_list_px;  ///< the height that is kept for it
    double m_print_top_px;
    double m_text_top_px;
    double m_list_top_px;
};

/// A title, the map in a frame, below it its legend beside scale and north, then the small print.
PagePlan plan_framed(Point size_px, PageWishes const& wishes, ContextOfFrame const& context_of,
                     FramedLayout const& layout) {
    constexpr double gap_px = 12;
    PagePlan plan;
    plan.size_px = size_px;
    plan.has_frame_line = true;
    plan.has_graticule = is_shown(wishes.furniture.graticule);
    plan.has_outside_degrees = plan.has_graticule;
    double const width_px = size_px.x - 2 * layout.margin_px;
    Point const degrees_px = plan.has_outside_degrees ? Point{60, 20} : Point{0, 0};
    FigureContext const guess = context_of({width_px, size_px.y * 0.6});
    SizedFigure const title = title_part(guess, wishes, title_of(wishes), layout.sizes, width_px);
    FramedFoot foot(guess, wishes, layout, plan);
    double const top_px =
        layout.margin_px + (title.figure.is_empty() ? 0 : title.size_px.y + gap_px) + degrees_px.y;
    double const bottom_px = foot.top_px();
    bool has_locator = is_shown(wishes.furniture.locator);
    constexpr double locator_height_px = 96;
    constexpr double locator_width_px = 140;
    SizedFigure const first_side = scale_and_north(guess, wishes.furniture, false);
    double const most_band_px = (bottom_px - top_px) * 0.45;
    plan.is_locator_left_out =
        has_locator && first_side.size_px.y + locator_height_px + gap_px > most_band_px;
    has_locator = has_locator && !plan.is_locator_left_out;
    double const side_px = std::max(first_side.size_px.x, has_locator ? locator_width_px : 0.0);
    Point const legend_room_px{width_px - side_px - 2 * gap_px, most_band_px};
    bool const has_legend = is_shown(wishes.furniture.legend);
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
    SizedFigure const side = scale_and_north(context, wishes.furniture, false);
    double const right_px = size_px.x - layout.margin_px;
    add_part(plan, side, {right_px - side.size_px.x, band_top_px});
    if (has_locator) {
        double const locator_top_px = band_top_px + (side.figure.is_empty() ? 0 : side.size_px.y + gap_px);
        plan.locator_px =
            Box{right_px - locator_width_px, locator_top_px, right_px, locator_top_px + locator_height_px};
    }
    foot.add(context);
    return plan;
}

/// A title above, the map on the left, and in a column on the right what it means.
PagePlan plan_slide(Point size_px, PageWishes const& wishes, ContextOfFrame const& context_of) {
    constexpr double margin_px = 36;
    constexpr double gap_px = 20;
    PagePlan plan;
    plan.size_px = size_px;
    plan.has_frame_line = true;
    plan.has_graticule = is_shown(wishes.furniture.graticule);
    double const width_px = size_px.x - 2 * margin_px;
    double const column_px = std::clamp(width_px * 0.23, 190.0, 300.0);
    FigureContext const guess = context_of({width_px - column_px - gap_px, size_px.y * 0.75});
    SizedFigure const title = title_part(guess, wishes, title_of(wishes), {30, 17, 15}, width_px);
    SizedFigure const print = small_print(guess, wishes, width_px);
    double const top_px = margin_px + (title.figure.is_empty() ? 0 : title.size_px.y + 14);
    double const bottom_px = size_px.y - 22 - print.size_px.y - (print.figure.is_empty() ? 14 : 10);
    SizedFigure const first_side = scale_and_north(guess, wishes.furniture, false);
    SizedFigure const text =
        text_part(guess, wishes, 15, {column_px, bottom_px - top_px - first_side.size_px.y - gap_px}, plan);
    bool const has_legend =
        is_shown(wishes.furniture.legend) && !legend_blocks(guess, wishes.densities, column_px).empty();
    double const locator_height_px = column_px * 0.62;
    double const text_bottom_px = top_px + (text.figure.is_empty() ? 0 : text.size_px.y + gap_px);
    bool const has_room_for_locator =
        bottom_px - first_side.size_px.y - locator_height_px - 2 * gap_px > text_bottom_px;
    plan.is_locator_left_out = is_shown(wishes.furniture.locator) && !has_room_for_locator;
    bool const has_locator = is_shown(wishes.furniture.locator) && has_room_for_locator;
    bool const has_column = has_legend || has_locator || !text.figure.is_empty() ||
                            !first_side.figure.is_empty() || number_of_pins(pins_in(guess, wishes)) > 0;
    double const right_px = size_px.x - margin_px;
    plan.frame_px = {margin_px, top_px, has_column ? right_px - column_px - gap_px : right_px, bottom_px};
    plan.card_room_px = plan.whole_card_room_px = plan.frame_px.expanded(-12);
    FigureContext const context = context_of(size_of(plan.frame_px));
    add_part(plan, title, {margin_px, margin_px - 6});
    double const left_px = right_px - column_px;
    add_part(plan, text, {left_px, top_px});
    SizedFigure const side = scale_and_north(context, wishes.furniture, false);
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

PagePlan plan_page(Point size_px, PageWishes wishes, ContextOfFrame const& context_of) {
    wishes.furniture = decided(wishes.furniture, wishes.layout);
    switch (wishes.layout) {
        case PageLayout::report: return plan_framed(size_px, wishes, context_of, {10, {18, 13, 12.5}, 176});
        case PageLayout::a4: return plan_framed(size_px, wishes, context_of, {48, {26, 15, 13}, 196});
        case PageLayout::slide: return plan_slide(size_px, wishes, context_of);
        case PageLayout::map: break;
    }
    return plan_map(size_px, wishes, context_of);
}

}  // namespace gatepost

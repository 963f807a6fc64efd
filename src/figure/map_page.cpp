#include "figure/map_page.hpp"

#include "figure/page_parts.hpp"
#include "figure/pin_list.hpp"

#include <algorithm>
#include <optional>

namespace gatepost {

namespace {

/// In a small picture they take all of its width, and smaller letters if need be, so that the map stays to be
/// seen.
SizedFigure credits_on_map(FigureContext const& context, PageWishes const& wishes, Point size_px) {
    constexpr double most_share = 0.25;
    double const whole_px = std::max(size_px.x - 18, 60.0);
    SizedFigure credits;
    for (auto const& [width_px, letters_px] :
         {std::pair{size_px.x * 0.6, 0.0}, std::pair{whole_px, 0.0}, std::pair{whole_px, 9.5}}) {
        credits = small_print(context, wishes, width_px, letters_px);
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
        if (is_shown(m_wishes.furniture.legend)) {
            add_legend();
        } else if (m_wishes.may_have_density) {
            add_room_for_density();
        }
        if (is_shown(m_wishes.furniture.locator)) {
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
        SizedFigure const corner = scale_and_north(m_context, m_wishes.furniture, true);
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

}  // namespace

PagePlan plan_map(Point size_px, PageWishes const& wishes, ContextOfFrame const& context_of) {
    PagePlan plan;
    plan.size_px = size_px;
    plan.frame_px = {0, 0, size_px.x, size_px.y};
    plan.has_graticule = is_shown(wishes.furniture.graticule);
    FigureContext const context = context_of(size_px);
    MapPlates(context, wishes, plan).add_all();
    return plan;
}

}  // namespace gatepost

#include "figure/map_overlay.hpp"

#include "style/interface_colours.hpp"

#include <algorithm>
#include <cmath>

namespace gatepost {

namespace {

constexpr double figures_px = 12;

TextLook margin_look(FigureContext const& context, bool has_halo) {
    Theme const theme = context.document.theme();
    TextLook look{figures_px, false, false, map_colours(theme).margin};
    if (has_halo) {
        look.halo = interface_colours(theme).paper.with_alpha(0.6);
        look.halo_px = 1.5;
    }
    return look;
}

/// Keeps what is written along a frame apart.
class Apart {
  public:
    /// Whether a box has room; then it is taken.
    bool take(Box const& box_px) {
        constexpr double gap_px = 4;
        Box const wide = box_px.expanded(gap_px);
        bool const is_free = std::none_of(m_taken.begin(), m_taken.end(),
                                          [&](Box const& other) { return other.intersects(wide); });
        if (is_free) {
            m_taken.push_back(box_px);
        }
        return is_free;
    }

  private:
    std::vector<Box> m_taken;
};

FigureText degrees(FigureContext const& context, Graticule const& graticule, GraticuleLine const& line,
                   TextLook const& look) {
    return context.lettering.line(
        graticule_label(line.degrees, line.is_meridian, graticule.step_deg, context.locale), look);
}

}  // namespace

Figure graticule_lines(FigureContext const& context, Graticule const& graticule) {
    Figure figure{.name = "graticule"};
    FigurePath path;
    path.stroke = map_colours(context.document.theme()).hairline;
    path.stroke_px = 1;
    path.has_round_ends = false;
    for (GraticuleLine const& line : graticule.lines) {
        path.parts_px.insert(path.parts_px.end(), line.parts_screen.begin(), line.parts_screen.end());
    }
    if (!path.parts_px.empty()) {
        figure.add(std::move(path));
    }
    return figure;
}

Figure graticule_figures(FigureContext const& context, Graticule const& graticule,
                         std::vector<Box> const& reserved_px) {
    constexpr double pad_px = 4;
    TextLook const look = margin_look(context, true);
    Viewport const& view = context.viewport;
    double const height_px = line_height_px(look);
    Apart apart;
    Figure figure{.name = "graticule figures"};
    for (GraticuleLine const& line : graticule.lines) {
        auto const at = line.is_meridian ? crossing_at_y(line, 8) : crossing_at_x(line, view.width_px - 8);
        if (!at) {
            continue;
        }
        FigureText text = degrees(context, graticule, line, look);
        double const width_px = text.width_px();
        Point const low = line.is_meridian ? Point{at->x - width_px / 2, pad_px}
                                           : Point{view.width_px - width_px - pad_px, at->y - height_px / 2};
        // The corners are the other kind's, or nobody's.
        constexpr double corner_px = 70;
        bool const is_clear =
            line.is_meridian ? low.x > pad_px && low.x + width_px < view.width_px - corner_px
                             : low.y > 2 * pad_px + height_px && low.y + height_px < view.height_px - pad_px;
        Box const box{low.x, low.y, low.x + width_px, low.y + height_px};
        bool const is_covered = std::any_of(reserved_px.begin(), reserved_px.end(),
                                            [&](Box const& other) { return other.intersects(box); });
        if (is_clear && !is_covered && apart.take(box)) {
            figure.add(placed(std::move(text), look, low));
        }
    }
    return figure;
}

Figure graticule_figures_outside(FigureContext const& context, Graticule const& graticule) {
    constexpr double gap_px = 4;
    TextLook const look = margin_look(context, false);
    Viewport const& view = context.viewport;
    double const height_px = line_height_px(look);
    Apart apart;
    Figure figure{.name = "graticule figures"};
    for (GraticuleLine const& line : graticule.lines) {
        FigureText const text = degrees(context, graticule, line, look);
        double const half_px = text.width_px() / 2;
        if (line.is_meridian) {
            for (bool const is_top : {true, false}) {
                auto const at = crossing_at_y(line, is_top ? 0.5 : view.height_px - 0.5);
                if (at && at->x > half_px && at->x < view.width_px - half_px) {
                    double const y = is_top ? -gap_px - height_px : view.height_px + gap_px;
                    if (apart.take({at->x - half_px, y, at->x + half_px, y + height_px})) {
                        figure.add(placed(text, look, {at->x - half_px, y}));
                    }
                }
            }
            continue;
        }
        for (bool const is_left : {true, false}) {
            auto const at = crossing_at_x(line, is_left ? 0.5 : view.width_px - 0.5);
            if (at && at->y > height_px / 2 && at->y < view.height_px - height_px / 2) {
                double const x = is_left ? -gap_px - text.width_px() : view.width_px + gap_px;
                if (apart.take({x, at->y - height_px / 2, x + text.width_px(), at->y + height_px / 2})) {
                    figure.add(placed(text, look, {x, at->y - height_px / 2}));
                }
            }
        }
    }
    return figure;
}

Figure leader_lines(std::vector<LabelLeader> const& leaders) {
    Figure figure{.name = "leaders"};
    for (LabelLeader const& leader : leaders) {
        FigurePath line;
        line.parts_px = {{leader.from_screen, leader.to_screen}};
        line.stroke = leader.colour;
        line.stroke_px = 1;
        figure.add(std::move(line));
    }
    return figure;
}

Figure badge_numbers(FigureContext const& context, std::vector<Badge> const& badges) {
    InterfaceColours const& colours = interface_colours(context.document.theme());
    TextLook const look{12, false, false, colours.ink};
    Figure figure{.name = "badges"};
    for (Badge const& badge : badges) {
        Box const& box = badge.screen;
        figure.add(FigureBox{box, colours.paper, colours.quiet_ink, 1, box.height() / 2});
        FigureText text = context.lettering.line(std::to_string(badge.count), look);
        constexpr double digit_height_em = 0.714;  // of Noto Sans
        text.origin_px = {box.centre().x - text.width_px() / 2,
                          box.centre().y + look.size_px * digit_height_em / 2};
        figure.add(std::move(text));
    }
    return figure;
}

Figure precision_ring(FigureContext const& context, std::vector<Point> const& ring_screen) {
    Figure figure{.name = "precision"};
    if (ring_screen.size() >= 3) {
        Colour const accent = interface_colours(context.document.theme()).accent;
        figure.add(FigurePath{
            {ring_screen}, true, accent.with_alpha(0.07), accent.with_alpha(0.55), 1.5, 0, 0, 0, true});
    }
    return figure;
}

Figure card_leader(FigureContext const& context, Point anchor_screen, double ring_px, Box const& card_px) {
    constexpr double from_corner_px = 12;
    constexpr double own_ring_px = 13;
    Point const to{
        std::clamp(anchor_screen.x, card_px.min_x, card_px.max_x),
        std::clamp(anchor_screen.y, card_px.min_y + from_corner_px, card_px.max_y - from_corner_px)};
    bool const has_ring = ring_px > 0;
    double const radius_px = has_ring ? ring_px : own_ring_px;
    double const length_px = std::max(distance(anchor_screen, to), radius_px);
    // From the ring's edge, not from its middle: the symbol stays to be seen.
    Point const from = anchor_screen + (to - anchor_screen) * (radius_px / length_px);
    InterfaceColours const& colours = interface_colours(context.document.theme());
    Figure figure{.name = "leader"};
    for (auto const& [colour, wider_px] : {std::pair{colours.paper, 2.0}, std::pair{colours.accent, 0.0}}) {
        figure.add(FigurePath{{{from, to}}, false, no_colour, colour, 1.5 + wider_px, 0, 0, 0, true});
        if (!has_ring) {
            Box const ring = Box::around(anchor_screen, radius_px);
            figure.add(FigureBox{ring, no_colour, colour, 2 + wider_px, radius_px});
        }
    }
    return figure;
}

}  // namespace gatepost

#include "ui/density_legend.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "ui/panels.hpp"
#include "words/locale_format.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace gatepost {

namespace {

/// A line of text on the map itself, with a pale background so that it reads on anything.
void draw_plate(PanelContext const& context, ImVec2 low, ImVec2 high) {
    ImGui::GetBackgroundDrawList()->AddRectFilled(
        low, high, palette::packed(palette::colours().paper.with_alpha(0.78)), context.px(4));
}

ImU32 packed_margin(PanelContext const& context) {
    return palette::packed(map_colours(context.model.document->theme()).margin);
}

/// Small dark text with a pale edge, for the map's own margin.
void draw_halo_text(PanelContext const& context, ImVec2 at, char const* text) {
    ImDrawList* const list = ImGui::GetBackgroundDrawList();
    ImFont* const font = context.fonts.small();
    ImU32 const halo = palette::packed(palette::colours().paper.with_alpha(0.5));
    float const off = context.px(1);
    for (ImVec2 const way : {ImVec2{-off, 0}, ImVec2{off, 0}, ImVec2{0, -off}, ImVec2{0, off},
                             ImVec2{-off, -off}, ImVec2{off, off}, ImVec2{-off, off}, ImVec2{off, -off}}) {
        list->AddText(font, font->FontSize, {at.x + way.x, at.y + way.y}, halo, text);
    }
    list->AddText(font, font->FontSize, at, packed_margin(context), text);
}

/// Where the credits stand, and their lines.
struct CreditsPlate {
    ImVec2 low, high;
    std::vector<WrappedLine> lines;
};

CreditsPlate place_credits(PanelContext const& context) {
    constexpr std::size_t most_lines = 12;
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    float const pad = context.px(5);
    float const margin = context.px(4);
    // Beside the panel, if they must.
    float const room = display.x - context.px(context.layout.left_inset_px());
    float const wrap = std::min(display.x * 0.6F, room - 2 * (pad + margin));
    CreditsPlate plate;
    ImGui::PushFont(context.fonts.small());
    plate.lines = wrapped_lines(context, context.model.credits, wrap, most_lines);
    ImGui::PopFont();
    ImVec2 size{0, 0};
    for (WrappedLine const& line : plate.lines) {
        size = {std::max(size.x, line.width_px), size.y + line.height_px};
    }
    float const raise = context.px(context.layout.bottom_inset_px());
    plate.high = {display.x - margin, display.y - margin - raise};
    plate.low = {plate.high.x - size.x - 2 * pad, plate.high.y - size.y - 2 * pad};
    return plate;
}

void draw_credits(PanelContext const& context) {
    if (context.model.credits.empty()) {
        return;
    }
    CreditsPlate const plate = place_credits(context);
    draw_plate(context, plate.low, plate.high);
    ImFont* const font = context.fonts.small();
    float const pad = context.px(5);
    ImVec2 at{plate.low.x + pad, plate.low.y + pad};
    for (WrappedLine const& line : plate.lines) {
        float const left = line.is_right_to_left ? plate.high.x - pad - line.width_px : at.x;
        ImGui::GetBackgroundDrawList()->AddText(font, font->FontSize, {left, at.y + line.above_px},
                                                packed_margin(context), line.shown.c_str());
        at.y += line.height_px;
    }
}

/// The lower left corner of what stands beside the panel, or in a picture's corner; above the credits where
/// they reach below it, and above an open table.
ImVec2 corner(PanelContext const& context) {
    ImVec2 at = context.px(context.layout.corner());
    float const right =
        at.x + context.px((context.model.north_deg ? 32 : 0) + context.model.scale_bar.width_px + 8);
    if (CreditsPlate const plate = place_credits(context);
        !context.model.credits.empty() && plate.low.x < right) {
        at.y = plate.low.y - context.px(10);
    }
    if (context.layout.shows_panels() && context.typed.table.top > 0) {
        at.y = std::min(at.y, context.typed.table.top - context.px(10));
    }
    return at;
}

/// A slim needle that points to true north, its dark half the eastern one, and an N at its tip.
void draw_north_arrow(PanelContext const& context) {
    if (!context.model.north_deg) {
        return;
    }
    constexpr float length_px = 34;
    constexpr float width_px = 11;
    ImVec2 const foot = corner(context);
    ImVec2 const middle{foot.x + context.px(10), foot.y - context.px(20)};
    auto const angle = static_cast<float>(*context.model.north_deg * std::numbers::pi / 180);
    auto const at = [&](float right_px, float up_px) {
        float const x = context.px(right_px);
        float const y = context.px(up_px);
        return ImVec2{middle.x + x * std::cos(angle) + y * std::sin(angle),
                      middle.y + x * std::sin(angle) - y * std::cos(angle)};
    };
    ImDrawList* const list = ImGui::GetBackgroundDrawList();
    ImVec2 const tip = at(0, length_px / 2);
    ImVec2 const notch = at(0, -length_px / 2 + 7);
    ImVec2 const east = at(width_px / 2, -length_px / 2);
    ImVec2 const west = at(-width_px / 2, -length_px / 2);
    std::array<ImVec2, 4> const outline{tip, east, notch, west};
    list->AddPolyline(outline.data(), 4, palette::packed(palette::colours().paper.with_alpha(0.9)),
                      ImDrawFlags_Closed, context.px(4));
    list->AddTriangleFilled(tip, west, notch, palette::packed(palette::colours().paper));
    list->AddTriangleFilled(tip, east, notch, palette::packed(palette::colours().ink));
    list->AddPolyline(outline.data(), 4, palette::packed(palette::colours().ink), ImDrawFlags_Closed,
                      context.px(1));
    ImFont* const font = context.fonts.small();
    char const* const north = compass_letter(Compass::north, context.model.locale);
    ImVec2 const size = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, north);
    ImVec2 const letter = at(0, length_px / 2 + 9);
    draw_halo_text(context, {letter.x - size.x / 2, letter.y - size.y / 2}, north);
}

bool meets_badge(PanelContext const& context, Box const& box) {
    return std::any_of(context.model.badges.begin(), context.model.badges.end(), [&](Badge const& badge) {
        auto const scale = static_cast<double>(context.pixel_ratio);
        return Box{badge.screen.min_x * scale, badge.screen.min_y * scale, badge.screen.max_x * scale,
                   badge.screen.max_y * scale}
            .intersects(box);
    });
}

/// Hairlines, and their degrees where they meet the upper and the right edge of the map.
void draw_graticule(PanelContext const& context) {
    Graticule const& graticule = context.model.graticule;
    ImDrawList* const list = ImGui::GetBackgroundDrawList();
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    ImFont* const font = context.fonts.small();
    Viewport const& view = context.model.viewport;
    ImU32 const colour = palette::packed(map_colours(context.model.document->theme()).hairline);
    std::vector<ImVec2> points;
    for (GraticuleLine const& line : graticule.lines) {
        for (auto const& part : line.parts_screen) {
            points.clear();
            for (Point const p : part) {
                points.emplace_back(context.px(p.x), context.px(p.y));
            }
            list->AddPolyline(points.data(), static_cast<int>(points.size()), colour, 0, context.px(1));
        }
    }
    float const pad = context.px(4);
    float const below = context.px(context.layout.graticule_bottom_px());
    for (GraticuleLine const& line : graticule.lines) {
        std::string const text =
            graticule_label(line.degrees, line.is_meridian, graticule.step_deg, context.model.locale);
        ImVec2 const size = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.c_str());
        auto const at = line.is_meridian ? crossing_at_y(line, 8) : crossing_at_x(line, view.width_px - 8);
        if (!at) {
            continue;
        }
        ImVec2 const low = line.is_meridian
                               ? ImVec2{context.px(at->x) - size.x / 2, pad}
                               : ImVec2{display.x - size.x - pad, context.px(at->y) - size.y / 2};
        // The corners are the other kind's, or nobody's.
        bool const is_clear = line.is_meridian ? low.x > pad && low.x + size.x < display.x - context.px(70)
                                               : low.y > 2 * pad + size.y && low.y + size.y < below;
        Box const box{static_cast<double>(low.x), static_cast<double>(low.y),
                      static_cast<double>(low.x + size.x), static_cast<double>(low.y + size.y)};
        if (is_clear && !meets_badge(context, box)) {
            draw_halo_text(context, low, text.c_str());
        }
    }
}

void draw_scale_bar(PanelContext const& context) {
    ScaleBarModel const& bar = context.model.scale_bar;
    if (bar.width_px <= 0) {
        return;
    }
    ImDrawList* const list = ImGui::GetBackgroundDrawList();
    ImFont* const font = context.fonts.small();
    ImVec2 const foot = corner(context);
    float const left = foot.x + context.px(context.model.north_deg ? 32 : 0);
    float const bottom = foot.y;
    float const right = left + context.px(bar.width_px);
    float const tick = context.px(5);
    auto const stroke = [&](ImU32 colour, float width) {
        list->AddLine({left, bottom}, {right, bottom}, colour, width);
        list->AddLine({left, bottom - tick}, {left, bottom}, colour, width);
        list->AddLine({right, bottom - tick}, {right, bottom}, colour, width);
    };
    stroke(palette::packed(palette::colours().paper.with_alpha(0.9)), context.px(4));
    stroke(palette::packed(palette::colours().ink), context.px(1.5));
    ImVec2 const size = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, bar.label.c_str());
    ImVec2 const at{(left + right - size.x) / 2, bottom - tick - size.y - context.px(1)};
    draw_plate(context, {at.x - context.px(3), at.y}, {at.x + size.x + context.px(3), at.y + size.y});
    list->AddText(font, font->FontSize, at, palette::packed(palette::colours().ink), bar.label.c_str());
}

}  // namespace

void draw_furniture(PanelContext const& context) {
    draw_graticule(context);
    draw_credits(context);
    draw_scale_bar(context);
    draw_north_arrow(context);
}

void draw_precision_ring(PanelContext const& context) {
    if (!context.model.popup || context.model.popup->precision_ring_screen.size() < 3) {
        return;
    }
    std::vector<ImVec2> ring;
    for (Point const p : context.model.popup->precision_ring_screen) {
        ring.emplace_back(context.px(p.x), context.px(p.y));
    }
    ImDrawList* const list = ImGui::GetBackgroundDrawList();
    int const count = static_cast<int>(ring.size());
    list->AddConvexPolyFilled(ring.data(), count,
                              palette::packed(palette::colours().accent.with_alpha(0.07)));
    list->AddPolyline(ring.data(), count, palette::packed(palette::colours().accent.with_alpha(0.55)),
                      ImDrawFlags_Closed, context.px(1.5));
}

void draw_box_zoom(PanelContext const& context) {
    if (!context.model.box_zoom_screen) {
        return;
    }
    Box const& box = *context.model.box_zoom_screen;
    ImVec2 const low{context.px(box.min_x), context.px(box.min_y)};
    ImVec2 const high{context.px(box.max_x), context.px(box.max_y)};
    ImDrawList* const list = ImGui::GetBackgroundDrawList();
    list->AddRectFilled(low, high, palette::packed(palette::colours().accent.with_alpha(0.12)));
    list->AddRect(low, high, palette::packed(palette::colours().accent), 0, 0, context.px(1.5));
}

}  // namespace gatepost

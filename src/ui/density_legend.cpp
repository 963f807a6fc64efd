#include "ui/density_legend.hpp"

#include "map/legend.hpp"
#include "style/density_ramp.hpp"
#include "ui/digits.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "words/locale_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace gatepost {

namespace {

/// What the numbers count: points or the sum of a field, in a pixel, a hexagon or around a place.
std::string title_of(PanelContext const& context, DensityLegend const& legend) {
    bool const is_weighted = !legend.weight_field.empty();
    Word const word = legend.drawing == PointDrawing::heat
                          ? (is_weighted ? Word::sum_nearby : Word::points_nearby)
                      : legend.drawing == PointDrawing::hexagons
                          ? (is_weighted ? Word::sum_per_hexagon : Word::points_per_hexagon)
                          : (is_weighted ? Word::sum_per_pixel : Word::points_per_pixel);
    return is_weighted ? context.say(word, one_line(legend.weight_field)) : context.say(word);
}

/// A number as short as it can be told from the others: "1", "2.5", "12 300".
std::string mark_text(double amount, Locale locale) {
    constexpr double whole_from = 10;
    constexpr double three_digits_from = 1000;
    constexpr double longest = 1e15;
    if (amount > longest || (amount > 0 && amount < 1)) {
        return decimal_in(fmt::format("{:.2g}", amount), locale);
    }
    if (amount >= three_digits_from) {
        double const step = std::pow(10.0, std::floor(std::log10(amount)) - 2);
        return grouped(static_cast<std::uint64_t>(std::round(amount / step) * step));
    }
    bool const is_whole = amount >= whole_from || std::abs(amount - std::round(amount)) < 0.05;
    return is_whole ? fmt::format("{:.0f}", amount) : decimal_in(fmt::format("{:.1f}", amount), locale);
}

/// Where a shade lies on the ramp.
double ramp_shade(DensityLegend const& legend, double shade) {
    auto const fade = static_cast<double>(legend.drawing == PointDrawing::heat ? heat_fade_shade : 0);
    return std::max(shade - fade, 0.0) / (1 - fade);
}

void draw_ramp(PanelContext const& context, DensityLegend const& legend, ImDrawList& list, ImVec2 low,
               ImVec2 high) {
    Theme const theme = context.model.document->theme();
    constexpr int steps = 48;
    for (int i = 0; i < steps; ++i) {
        float const left = low.x + (high.x - low.x) * static_cast<float>(i) / steps;
        float const right = low.x + (high.x - low.x) * static_cast<float>(i + 1) / steps;
        double const shade = ramp_shade(legend, static_cast<double>(legend.darkest) * i / (steps - 1));
        Colour const colour = legend.tells_classes ? palette::colours().ink.with_alpha(0.15 + 0.75 * shade)
                                                   : density_colour(theme, shade);
        list.AddRectFilled({left, low.y}, {right, high.y}, palette::packed(colour));
    }
    list.AddRect(low, high, palette::packed(palette::colours().ink.with_alpha(0.25)), 0, 0, context.px(1));
}

/// From the left; what would touch the one before, or the last one, is left out.
void draw_marks(PanelContext const& context, DensityLegend const& legend, ImDrawList& list, ImVec2 at,
                float width) {
    ImFont* const font = context.fonts.small();
    ImU32 const ink = palette::packed(palette::colours().ink);
    auto const text_width = [&](std::string const& text) {
        return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.c_str()).x;
    };
    std::size_t const last = legend.marks.size() - 1;
    std::string const most = mark_text(legend.marks[last], context.model.locale);
    float const last_begin = at.x + width - text_width(most);
    float free_from = at.x;
    std::string before;
    for (std::size_t i = 0; i < last; ++i) {
        std::string const text = mark_text(legend.marks[i], context.model.locale);
        float const own = text_width(text);
        float const middle = at.x + width * legend.shades[i] / std::max(legend.darkest, 0.001F);
        float const begin = std::max(i == 0 ? at.x : middle - own / 2, at.x);
        if (text == before || text == most || begin < free_from || begin + own + context.px(6) > last_begin) {
            continue;
        }
        list.AddText(font, font->FontSize, {begin, at.y}, ink, text.c_str());
        free_from = begin + own + context.px(6);
        before = text;
    }
    list.AddText(font, font->FontSize, {last_begin, at.y}, ink, most.c_str());
}

}  // namespace

ImVec2 draw_density_legend(PanelContext const& context, DensityLegend const& legend, ImDrawList& list,
                           ImVec2 at, float width) {
    ImFont* const font = context.fonts.small();
    float const line = font->FontSize;
    std::string const title = fitted_line(context, title_of(context, legend), width);
    list.AddText(font, line, at, palette::packed(palette::colours().quiet_ink), title.c_str());
    float const top = at.y + line + context.px(4);
    float const bottom = top + context.px(10);
    draw_ramp(context, legend, list, {at.x, top}, {at.x + width, bottom});
    draw_marks(context, legend, list, {at.x, bottom + context.px(2)}, width);
    return {at.x + width, bottom + context.px(2) + line};
}

void draw_density_legend_of(PanelContext const& context, Layer const& layer) {
    auto const found = context.model.densities.find(layer.id);
    if (found == context.model.densities.end()) {
        return;
    }
    ImGui::PushFont(context.fonts.small());
    ImVec2 at = ImGui::GetCursorScreenPos();
    at.x += context.px(30);
    float const width = ImGui::GetContentRegionAvail().x - context.px(36);
    ImVec2 const end = draw_density_legend(context, found->second, *ImGui::GetWindowDrawList(), at, width);
    ImGui::Dummy({width, end.y - at.y + context.px(4)});
    ImGui::PopFont();
}

void draw_picture_legend(PanelContext const& context, ImVec2 corner) {
    if (!context.model.is_picture || context.model.densities.empty()) {
        return;
    }
    auto const& layers = context.model.document->layers();
    auto const topmost = std::find_if(layers.rbegin(), layers.rend(), [&](Layer const& layer) {
        return context.model.densities.contains(layer.id);
    });
    if (topmost == layers.rend()) {
        return;
    }
    ImGui::PushFont(context.fonts.small());
    ImDrawList* const list = ImGui::GetBackgroundDrawList();
    float const pad = context.px(8);
    ImVec2 const size{context.px(legend_plate_px.x), context.px(legend_plate_px.y)};
    ImVec2 const low{corner.x, corner.y - size.y};
    list->AddRectFilled(low, {low.x + size.x, low.y + size.y},
                        palette::packed(palette::colours().paper.with_alpha(0.88)), context.px(4));
    std::string const title =
        fitted_line(context, layer_title(*topmost, context.model.locale), size.x - 2 * pad);
    ImFont* const font = context.fonts.small();
    list->AddText(font, font->FontSize, {low.x + pad, low.y + context.px(6)},
                  palette::packed(palette::colours().ink), title.c_str());
    draw_density_legend(context, context.model.densities.at(topmost->id), *list,
                        {low.x + pad, low.y + context.px(8) + font->FontSize}, size.x - 2 * pad);
    ImGui::PopFont();
}

}  // namespace gatepost

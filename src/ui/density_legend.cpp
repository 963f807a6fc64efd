#include "ui/density_legend.hpp"

#include "map/legend.hpp"
#include "style/density_ramp.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "words/locale_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace gatepost {

namespace {

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
    std::string const most = density_mark(legend.marks[last], context.model.locale);
    float const last_begin = at.x + width - text_width(most);
    float free_from = at.x;
    std::string before;
    for (std::size_t i = 0; i < last; ++i) {
        std::string const text = density_mark(legend.marks[i], context.model.locale);
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
    std::string const title = fitted_line(context, density_title(legend, context.model.locale), width);
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

}  // namespace gatepost

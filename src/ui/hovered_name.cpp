#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "ui/panels.hpp"

#include <algorithm>

namespace gatepost {

void draw_hovered(PanelContext const& context) {
    constexpr double beside_px = 14;
    constexpr double pad_px = 6;
    constexpr float widest_px = 320;
    if (!context.model.hovered || context.model.hovered->name.empty() || ImGui::GetIO().WantCaptureMouse ||
        context.model.box_zoom_screen) {
        return;
    }
    HoveredModel const& hovered = *context.model.hovered;
    std::string const text =
        hovered.others > 0 ? context.say(Word::and_n_more, hovered.name, hovered.others) : hovered.name;
    std::string const shown = fitted_line(context, text, context.px(widest_px));
    ImVec2 const size = ImGui::CalcTextSize(shown.c_str());
    float const pad = context.px(pad_px);
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    ImVec2 at = context.px(hovered.screen);
    // To the right below the pointer; on the other side where the window ends.
    float const beside = context.px(beside_px);
    at.x += at.x + beside + size.x + 2 * pad > display.x ? -(beside + size.x + 2 * pad) : beside;
    at.y += at.y + beside + size.y + 2 * pad > display.y ? -(beside + size.y + 2 * pad) : beside;
    at.x = std::max(at.x, 0.0F);
    ImDrawList* const list = ImGui::GetBackgroundDrawList();
    ImVec2 const high{at.x + size.x + 2 * pad, at.y + size.y + 1.4F * pad};
    list->AddRectFilled(at, high, palette::packed(palette::colours().paper), context.px(5));
    list->AddRect(at, high, palette::packed(palette::colours().line), context.px(5));
    list->AddText({at.x + pad, at.y + 0.7F * pad}, palette::packed(palette::colours().ink), shown.c_str());
}

}  // namespace gatepost

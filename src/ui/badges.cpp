// Lines to names that stand away from their symbols, numbers at symbols that stand for several features, and
// the fan in which those at one place open.
#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <algorithm>
#include <string>

namespace gatepost {

namespace {

void draw_badge(PanelContext const& context, Badge const& badge) {
    ImVec2 const low{context.px(badge.screen.min_x), context.px(badge.screen.min_y)};
    ImVec2 const high{context.px(badge.screen.max_x), context.px(badge.screen.max_y)};
    float const round = (high.y - low.y) / 2;
    ImDrawList* const list = ImGui::GetBackgroundDrawList();
    list->AddRectFilled(low, high, palette::packed(palette::colours().paper), round);
    list->AddRect(low, high, palette::packed(palette::colours().quiet_ink), round, 0, context.px(1));
    std::string const text = std::to_string(badge.count);
    ImFont* const font = context.fonts.small();
    float const size = context.px(12);
    ImVec2 const measured = font->CalcTextSizeA(size, FLT_MAX, 0, text.c_str());
    list->AddText(font, size, {(low.x + high.x - measured.x) / 2, (low.y + high.y - measured.y) / 2},
                  palette::packed(palette::colours().ink), text.c_str());
}

}  // namespace

void draw_badges(PanelContext const& context) {
    for (LabelLeader const& leader : context.model.leaders) {
        ImGui::GetBackgroundDrawList()->AddLine(
            {context.px(leader.from_screen.x), context.px(leader.from_screen.y)},
            {context.px(leader.to_screen.x), context.px(leader.to_screen.y)}, palette::packed(leader.colour),
            context.px(1));
    }
    for (Badge const& badge : context.model.badges) {
        draw_badge(context, badge);
    }
}

void draw_fan(PanelContext const& context) {
    if (!context.model.fan) {
        return;
    }
    FanModel const& fan = *context.model.fan;
    auto const at = [&](Point screen) { return ImVec2{context.px(screen.x), context.px(screen.y)}; };
    ImDrawList* const list = ImGui::GetBackgroundDrawList();
    double reach_px = 0;
    for (FanModel::Item const& item : fan.items) {
        reach_px = std::max(reach_px, distance(item.screen, fan.anchor_screen));
    }
    list->AddCircleFilled(at(fan.anchor_screen), context.px(reach_px + 22),
                          palette::packed(palette::colours().paper.with_alpha(0.72)), 64);
    for (FanModel::Item const& item : fan.items) {
        for (auto const& [colour, width_px] :
             {std::pair{palette::colours().paper, 3.5}, std::pair{palette::colours().accent, 1.5}}) {
            list->AddLine(at(fan.anchor_screen), at(item.screen), palette::packed(colour),
                          context.px(width_px));
        }
    }
    list->AddCircleFilled(at(fan.anchor_screen), context.px(3), palette::packed(palette::colours().accent));
    FanModel::Item const* hovered = nullptr;
    for (FanModel::Item const& item : fan.items) {
        ImVec2 const middle = at(item.screen);
        bool const is_hovered =
            context.model.cursor && distance(context.model.cursor->screen, item.screen) < fan_reach_px;
        hovered = is_hovered ? &item : hovered;
        list->AddCircleFilled(middle, context.px(14), palette::packed(palette::colours().paper));
        list->AddCircle(middle, context.px(14), palette::packed(palette::colours().accent), 32,
                        context.px(is_hovered ? 2.5 : 1.2));
        Layer const& layer = context.model.document->layer(item.ref.layer);
        std::uintptr_t const swatch =
            swatch_of(context, item.ref.layer, (*layer.class_of_feature)[item.ref.feature]);
        float const half = context.px(11);
        if (swatch != 0) {
            list->AddImage(reinterpret_cast<ImTextureID>(swatch), {middle.x - half, middle.y - half},
                           {middle.x + half, middle.y + half}, {0, 1}, {1, 0});
        }
    }
    if (hovered != nullptr) {
        long_tooltip(context, hovered->name);
    }
}

}  // namespace gatepost

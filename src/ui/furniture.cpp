#include "ui/palette.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

namespace gatepost {

namespace {

/// A line of text on the map itself, with a pale background so that it reads on anything.
void draw_plate(PanelContext const& context, ImVec2 low, ImVec2 high) {
    ImGui::GetBackgroundDrawList()->AddRectFilled(low, high, palette::packed(palette::paper.with_alpha(0.78)),
                                                  context.px(4));
}

void draw_credits(PanelContext const& context) {
    if (context.model.credits.empty()) {
        return;
    }
    ImDrawList* const list = ImGui::GetBackgroundDrawList();
    ImFont* const font = context.fonts.small();
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    float const wrap = display.x * 0.6F;
    ImVec2 const size = font->CalcTextSizeA(font->FontSize, FLT_MAX, wrap, context.model.credits.c_str());
    float const pad = context.px(5);
    float const raise = context.model.is_picture ? 0 : context.px(30);
    ImVec2 const low{display.x - size.x - 2 * pad - context.px(4),
                     display.y - size.y - 2 * pad - context.px(4) - raise};
    draw_plate(context, low, {low.x + size.x + 2 * pad, low.y + size.y + 2 * pad});
    list->AddText(font, font->FontSize, {low.x + pad, low.y + pad}, palette::packed(rgb(0x55524C)),
                  context.model.credits.c_str(), nullptr, wrap);
}

void draw_scale_bar(PanelContext const& context) {
    ScaleBarModel const& bar = context.model.scale_bar;
    if (bar.width_px <= 0) {
        return;
    }
    ImDrawList* const list = ImGui::GetBackgroundDrawList();
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    ImFont* const font = context.fonts.small();
    float const left = context.model.is_picture ? context.px(16) : context.px(320);
    float const bottom = display.y - context.px(context.model.is_picture ? 16 : 46);
    float const right = left + context.px(bar.width_px);
    float const tick = context.px(5);
    auto const stroke = [&](ImU32 colour, float width) {
        list->AddLine({left, bottom}, {right, bottom}, colour, width);
        list->AddLine({left, bottom - tick}, {left, bottom}, colour, width);
        list->AddLine({right, bottom - tick}, {right, bottom}, colour, width);
    };
    stroke(palette::packed(palette::paper.with_alpha(0.9)), context.px(4));
    stroke(palette::packed(palette::ink), context.px(1.5));
    ImVec2 const size = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, bar.label.c_str());
    ImVec2 const at{(left + right - size.x) / 2, bottom - tick - size.y - context.px(1)};
    draw_plate(context, {at.x - context.px(3), at.y}, {at.x + size.x + context.px(3), at.y + size.y});
    list->AddText(font, font->FontSize, at, palette::packed(palette::ink), bar.label.c_str());
}

}  // namespace

void draw_furniture(PanelContext const& context) {
    draw_credits(context);
    draw_scale_bar(context);
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
    list->AddConvexPolyFilled(ring.data(), count, palette::packed(palette::accent.with_alpha(0.07)));
    list->AddPolyline(ring.data(), count, palette::packed(palette::accent.with_alpha(0.55)),
                      ImDrawFlags_Closed, context.px(1.5));
}

void draw_messages(PanelContext const& context) {
    float const width = context.px(420);
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    float top = context.px(12);
    for (std::size_t i = 0; i < context.model.messages.size(); ++i) {
        ImGui::SetNextWindowPos({(display.x - width) / 2 + context.px(140), top});
        ImGui::SetNextWindowSize({width, 0});
        ImGui::PushID(static_cast<int>(i));
        std::string const name = "message " + std::to_string(i);
        constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                                           ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoSavedSettings |
                                           ImGuiWindowFlags_NoFocusOnAppearing;
        if (ImGui::Begin(name.c_str(), nullptr, flags)) {
            ImGui::PushTextWrapPos(width - context.px(46));
            ImGui::TextUnformatted(context.model.messages[i].c_str());
            ImGui::PopTextWrapPos();
            ImGui::SameLine(width - context.px(38));
            if (ImGui::Button("×")) {
                context.commands.emplace_back(DismissMessage{i});
            }
        }
        top += ImGui::GetWindowSize().y + context.px(8);
        ImGui::End();
        ImGui::PopID();
    }
}

}  // namespace gatepost

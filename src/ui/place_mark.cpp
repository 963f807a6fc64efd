#include "ui/icons.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "ui/pane.hpp"
#include "ui/panels.hpp"
#include "ui/popup_position.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace gatepost {

namespace {

constexpr double ring_px = 9;

/// A ring with a dot: nothing of the map looks so.
void draw_ring(PanelContext const& context, Point screen) {
    ImVec2 const at = context.px(screen);
    ImDrawList* const list = ImGui::GetBackgroundDrawList();
    for (auto const& [colour, wider_px] :
         {std::pair{palette::colours().paper, 2.0}, std::pair{palette::colours().accent, 0.0}}) {
        list->AddCircle(at, context.px(ring_px), palette::packed(colour), 32, context.px(2 + wider_px));
        list->AddCircleFilled(at, context.px(2 + wider_px / 2), palette::packed(colour));
    }
}

void draw_position(PanelContext const& context, PlaceMarkModel::Position const& position, int row) {
    ImGui::PushID(row);
    ImGui::PushFont(context.fonts.small());
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", set_text(context, one_line(position.label, 28)).c_str());
    ImGui::SameLine(context.px(170));
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(position.text.c_str());
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - context.px(22));
    if (ImGui::Button(icons::copy)) {
        context.commands.emplace_back(CopyText{position.text});
    }
    if (ImGui::IsItemHovered()) {
        ImGui::SetTooltip("%s", context.say(Word::copy_this));
    }
    ImGui::PopFont();
    ImGui::PopID();
}

void draw_texts(PanelContext const& context, PlaceMarkModel const& mark) {
    std::string where;
    for (std::string const& area : mark.areas) {
        where += (where.empty() ? "" : ", ") + area;
    }
    float const right = ImGui::GetWindowContentRegionMax().x;
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(
        fitted_line(context, where.empty() ? context.say(Word::place_here) : where, right - context.px(40))
            .c_str());
    ImGui::SameLine(right - context.px(22));
    if (ImGui::Button(icons::close, {context.px(24), context.px(22)})) {
        context.commands.emplace_back(CloseMark{});
    }
    if (ImGui::IsItemHovered()) {
        ImGui::SetTooltip("%s (Esc)", context.say(Word::close));
    }
    ImGui::Separator();
    int row = 0;
    for (PlaceMarkModel::Position const& position : mark.positions) {
        draw_position(context, position, row++);
    }
}

}  // namespace

void draw_place_mark(PanelContext const& context) {
    constexpr double width_px = 390;
    if (!context.model.place_mark) {
        return;
    }
    PlaceMarkModel const& mark = *context.model.place_mark;
    std::optional<Point> anchor;
    if (mark.screen) {
        draw_ring(context, *mark.screen);
        anchor = *mark.screen * static_cast<double>(context.pixel_ratio);
    }
    ImGui::SetNextWindowSize({context.px(width_px), 0});
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                                       ImGuiWindowFlags_NoResize | ImGuiWindowFlags_AlwaysAutoResize |
                                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing;
    if (ImGui::Begin("place mark", nullptr, flags)) {
        mark_pane(context, Pane::mark);
        draw_texts(context, mark);
    }
    ImVec2 const size = ImGui::GetWindowSize();
    Box const room_px = context.layout.card_room(0);
    Box const room{context.px(room_px.min_x), context.px(room_px.min_y), context.px(room_px.max_x),
                   context.px(room_px.max_y)};
    Box const at = place_popup(anchor, {size.x, size.y}, room, context.px(18), context.px(12));
    ImGui::SetWindowPos({static_cast<float>(at.min_x), static_cast<float>(at.min_y)});
    ImGui::End();
}

}  // namespace gatepost

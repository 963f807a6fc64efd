#include "ui/card_body.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <algorithm>
#include <optional>
#include <string>

namespace gatepost {

namespace {

void draw_close(PanelContext const& context, PinnedCardModel const& pinned) {
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - context.px(24));
    if (ImGui::Button(icons::close, {context.px(26), context.px(24)})) {
        context.commands.emplace_back(UnpinCard{pinned.feature});
    }
    if (ImGui::IsItemHovered()) {
        ImGui::SetTooltip("%s", context.say(Word::unpin_card));
    }
}

void draw_content(PanelContext const& context, PinnedCardModel const& pinned) {
    ImGui::BeginGroup();
    draw_names(context, pinned.card);
    ImGui::EndGroup();
    draw_close(context, pinned);
    draw_chip(context, pinned.card.what_it_is);
    draw_card_tools(context, pinned.card, pinned.anchor_screen.has_value());
    ImGui::Separator();
    draw_card_body(context, pinned.card);
}

/// A card is taken by any place of it that is not to be clicked.
void follow_drag(PanelContext const& context, PinnedCardModel const& pinned, Point origin) {
    PinState& state = context.typed.pin;
    ImVec2 const mouse = ImGui::GetIO().MousePos;
    Point const pointer{mouse.x, mouse.y};
    ImVec2 const corner = ImGui::GetWindowPos();
    bool const is_free = ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows) && !ImGui::IsAnyItemHovered();
    if (is_free && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        state = {pinned.feature, pointer - Point{corner.x, corner.y}};
    }
    if (state.feature != pinned.feature) {
        return;
    }
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        state = {};
        return;
    }
    Point const wanted_px = (pointer - state.grabbed_px - origin) * (1.0 / context.pixel_ratio);
    if (wanted_px == pinned.offset_px) {
        return;
    }
    context.commands.emplace_back(MovePin{pinned.feature, wanted_px});
}

void draw_pinned_card(PanelContext const& context, PinnedCardModel const& pinned) {
    Box const room_px = context.layout.card_room(0);
    Point const low = Point{room_px.min_x, room_px.min_y} * static_cast<double>(context.pixel_ratio);
    Point const high = Point{room_px.max_x, room_px.max_y} * static_cast<double>(context.pixel_ratio);
    std::optional<Point> anchor;
    if (pinned.anchor_screen) {
        anchor = *pinned.anchor_screen * static_cast<double>(context.pixel_ratio);
    }
    Point const origin = anchor.value_or(low);
    float const width = context.px(context.layout.fitted_card_width_px());
    constexpr float most_share = 0.5F;  // of the window's height: several have room
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, static_cast<float>(high.y) * most_share});
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                                       ImGuiWindowFlags_NoResize | ImGuiWindowFlags_AlwaysAutoResize |
                                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing;
    if (ImGui::Begin(("pinned card###pin " + pinned.feature).c_str(), nullptr, flags)) {
        ImGui::PushID(pinned.feature.c_str());
        draw_content(context, pinned);
        ImGui::PopID();
        follow_drag(context, pinned, origin);
    }
    ImVec2 const size = ImGui::GetWindowSize();
    Point at = origin + pinned.offset_px * static_cast<double>(context.pixel_ratio);
    at.x = std::clamp(at.x, low.x, std::max(high.x - size.x, low.x));
    at.y = std::clamp(at.y, low.y, std::max(high.y - size.y, low.y));
    ImGui::SetWindowPos({static_cast<float>(at.x), static_cast<float>(at.y)});
    ImGui::End();
    Box const box{at.x, at.y, at.x + size.x, at.y + size.y};
    bool const is_seen = anchor && Box{low.x, low.y, high.x, high.y}.contains(*anchor);
    if (is_seen && !box.contains(*anchor)) {
        draw_leader(context, *anchor, box, {});
    }
}

}  // namespace

void draw_pinned_cards(PanelContext const& context) {
    for (PinnedCardModel const& pinned : context.model.pinned) {
        draw_pinned_card(context, pinned);
    }
}

}  // namespace gatepost

#include "ui/card_body.hpp"
#include "ui/icons.hpp"
#include "ui/long_text.hpp"
#include "ui/pane.hpp"
#include "ui/panels.hpp"
#include "ui/popup_position.hpp"
#include "ui/story_section.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <utility>

namespace gatepost {

namespace {

/// At the very top of the card and of one width, so that the buttons stay under the pointer while one pages.
void draw_pager(PanelContext const& context, PopupModel const& popup) {
    ImGui::PushFont(context.fonts.small());
    if (ImGui::Button(icons::previous)) {
        context.commands.emplace_back(StepPopup{-1});
    }
    ImGui::SameLine(0, context.px(2));
    ImGui::AlignTextToFramePadding();
    auto const text = [&](std::size_t number) {
        return context.say(Word::n_of_m, number, popup.count, popup.is_capped ? "+" : "");
    };
    float const begin = ImGui::GetCursorPosX();
    float const width = ImGui::CalcTextSize(text(popup.count).c_str()).x;
    ImGui::TextUnformatted(text(popup.index + 1).c_str());
    ImGui::SameLine(begin + width + context.px(2));
    if (ImGui::Button(icons::next)) {
        context.commands.emplace_back(StepPopup{1});
    }
    ImGui::PopFont();
}

void draw_close_button(PanelContext const& context) {
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - context.px(24));
    if (ImGui::Button(icons::close, {context.px(26), context.px(24)})) {
        context.commands.emplace_back(ClosePopup{});
    }
    if (ImGui::IsItemHovered()) {
        ImGui::SetTooltip("%s (Esc)", context.say(Word::close));
    }
}

/// It stays where it is.
void draw_pin(PanelContext const& context, PopupModel const& popup) {
    ImGui::PushFont(context.fonts.small());
    if (ImGui::Button(icons::thumbtack)) {
        ImVec2 const at = ImGui::GetWindowPos();
        Box const room = context.layout.card_room();
        Point const origin = popup.anchor_screen.value_or(Point{room.min_x, room.min_y});
        context.commands.emplace_back(PinCard{Point{at.x, at.y} * (1.0 / context.pixel_ratio) - origin});
    }
    if (ImGui::IsItemHovered()) {
        ImGui::SetTooltip("%s", context.say(Word::pin_card));
    }
    ImGui::PopFont();
}

/// From the cards of a stack to the story of its place, and back.
void draw_story_button(PanelContext const& context, PopupModel const& popup) {
    bool& is_story = context.typed.card.is_story;
    if (!has_story(popup)) {
        return;
    }
    if (!is_story) {
        ImGui::SameLine(0, context.px(8));
    }
    ImGui::PushFont(context.fonts.small());
    std::string const label =
        is_story ? fmt::format("{} {} ({})", icons::previous, context.say(Word::cards), popup.count)
                 : fmt::format("{} {}", icons::list, context.say(Word::story));
    if (ImGui::Button((label + "###story").c_str())) {
        is_story = !is_story;
        context.typed.card.is_other_now = true;
        if (is_story && popup.index > 0) {  // it stands under the name of what lies topmost
            context.commands.emplace_back(StepPopup{-static_cast<int>(popup.index)});
        }
    }
    ImGui::PopFont();
}

/// The story of the whole stack, under the name of what lies topmost.
void draw_place(PanelContext const& context, PopupModel const& popup) {
    draw_story_button(context, popup);
    draw_close_button(context);
    ImGui::PushFont(context.fonts.title());
    draw_long_text(context, "name", best_text(popup.card->names, context.model.languages),
                   {3, ImGui::GetWindowContentRegionMax().x - context.px(30)});
    ImGui::PopFont();
    draw_chip(context, context.say(Word::features_here, popup.count));
    ImGui::Separator();
    draw_story(context, popup);
}

void draw_body(PanelContext const& context, PopupModel const& popup) {
    Card const& card = *popup.card;
    if (context.typed.card.is_story) {
        draw_place(context, popup);
        return;
    }
    if (popup.count > 1) {
        draw_pager(context, popup);
        draw_story_button(context, popup);
        draw_close_button(context);
    }
    ImGui::PushID(card.reference.c_str());  // what is unfolded is so of one feature
    ImGui::BeginGroup();
    draw_names(context, card);
    ImGui::EndGroup();
    if (popup.count <= 1) {
        draw_close_button(context);
    }
    draw_chip(context, card.what_it_is);
    draw_card_tools(context, card, popup.anchor_screen.has_value());
    ImGui::SameLine(0, context.px(2));
    draw_pin(context, popup);
    ImGui::Separator();
    draw_card_body(context, card);
    ImGui::PopID();
}

/// A click on several features opens the story of the place, if there is one. Left and right page the cards
/// while the card has the keys.
void follow_stack(PanelContext const& context, PopupModel const& popup) {
    CardState& state = context.typed.card;
    if (state.stack != popup.stack) {
        state.is_story = popup.is_clicked && has_story(popup);
        state.unfolded.clear();
    }
    state.is_story = state.is_story && has_story(popup);
    bool const has_keys = context.typed.keyboard.pane == Pane::card && !ImGui::IsAnyItemActive();
    if (!has_keys || popup.count < 2 || state.is_story) {
        return;
    }
    for (auto const& [key, step] : {std::pair{ImGuiKey_LeftArrow, -1}, std::pair{ImGuiKey_RightArrow, 1}}) {
        if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(key))) {
            context.commands.emplace_back(StepPopup{step});
        }
    }
}

/// Where the card goes: beside its feature. One that was paged to, or of which something was unfolded, stays
/// where it was before, until the map moves.
Box place_card(PanelContext const& context, std::optional<Point> anchor, Point size, Box const& room) {
    PopupModel const& popup = *context.model.popup;
    CardState& state = context.typed.card;
    bool const is_other =
        std::exchange(state.is_other_now, false) || state.reference != popup.card->reference;
    if (state.stack == popup.stack && is_other) {
        state.kept_anchor = anchor.value_or(Point{});
        state.kept = {state.place.min_x, state.place.min_y};
    } else if (state.stack != popup.stack || state.kept_anchor != anchor.value_or(Point{})) {
        state.kept_anchor.reset();
    }
    Box at = place_popup(anchor, size, room, context.px(26), context.px(12));
    if (state.kept_anchor) {
        double const left = std::min(state.kept.x, room.max_x - context.px(12) - size.x);
        double const top = std::max(std::min(state.kept.y, room.max_y - context.px(12) - size.y), room.min_y);
        at = {left, top, left + size.x, top + size.y};
    }
    state.stack = popup.stack;
    state.reference = popup.card->reference;
    state.place = at;
    return at;
}

}  // namespace

void draw_popup_card(PanelContext const& context) {
    if (!context.model.popup) {
        return;
    }
    PopupModel const& popup = *context.model.popup;
    float const width = context.px(context.layout.fitted_card_width_px());
    bool const has_table = context.layout.shows_panels() && context.typed.table.top > 0;
    Box const room_px =
        context.layout.card_room(has_table ? context.typed.table.top / context.pixel_ratio : 0.0);
    Box const room{context.px(room_px.min_x), context.px(room_px.min_y), context.px(room_px.max_x),
                   context.px(room_px.max_y)};
    auto const max_height = static_cast<float>(room.max_y) - context.px(Layout::margin_px);
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, has_table ? max_height : max_height * 0.86F});
    ImGuiWindowFlags const flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                                   ImGuiWindowFlags_NoResize | ImGuiWindowFlags_AlwaysAutoResize |
                                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                                   (popup.is_leaving ? ImGuiWindowFlags_NoInputs : 0);
    ImGui::PushStyleVar(ImGuiStyleVar_Alpha, popup.opacity);
    follow_stack(context, popup);
    // One window for all features of a stack keeps the keyboard's place; each is seen from its beginning.
    std::string const name = "card###" + std::to_string(popup.stack);
    if (ImGui::Begin(name.c_str(), nullptr, flags)) {
        if (context.typed.card.reference != popup.card->reference) {
            ImGui::SetScrollY(0);
        }
        mark_pane(context, Pane::card);
        draw_body(context, popup);
    }
    ImVec2 const size = ImGui::GetWindowSize();
    std::optional<Point> anchor;
    if (popup.anchor_screen) {
        anchor = *popup.anchor_screen * static_cast<double>(context.pixel_ratio);
    }
    Box const at = place_card(context, anchor, {size.x, size.y}, room);
    ImGui::SetWindowPos({static_cast<float>(at.min_x), static_cast<float>(at.min_y)});
    ImGui::End();
    ImGui::PopStyleVar();
    if (anchor && room.contains(*anchor)) {
        draw_leader(context, *anchor, at, {popup.ring_px, popup.opacity});
    }
}

}  // namespace gatepost

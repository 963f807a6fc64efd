#include "map/layer_profile.hpp"
#include "ui/button.hpp"
#include "ui/icons.hpp"
#include "ui/long_text.hpp"
#include "ui/panels.hpp"
#include "ui/text_field.hpp"
#include "ui/tour_parts.hpp"

#include <fmt/format.h>
#include <imgui.h>

namespace gatepost {

namespace {

/// The fields are filled when another stop is shown, or the stop has become another without them.
void fill(PanelContext const& context, TourModel const& model) {
    TourState& state = context.typed.tour;
    Locale const locale = context.model.locale;
    TourStop const& stop = model.tour.stops[model.stop];
    std::string const title = text_in(model.tour.title, locale);
    std::string const now = fmt::format("{} {} {}\n{}\n{}", model.tour.name, model.stop, title,
                                        text_in(stop.title, locale), text_in(stop.text, locale));
    if (state.shown == now || ImGui::IsAnyItemActive()) {
        return;
    }
    state.shown = now;
    put_text(state.tour_title, title);
    put_text(state.title, text_in(stop.title, locale));
    put_text(state.text, text_in(stop.text, locale));
}

void write(PanelContext const& context) {
    TourState const& state = context.typed.tour;
    send(context, WriteStop{state.title.data(), state.text.data()});
}

void draw_fields(PanelContext const& context, float below_px) {
    TourState& state = context.typed.tour;
    ImGui::SetNextItemWidth(-1);
    static_cast<void>(text_field(context, "##stop title", context.say(Word::stop_title), state.title));
    if (ImGui::IsItemDeactivatedAfterEdit()) {
        write(context);
    }
    // Its lines do not break, so the text stands below as it will be read.
    float const room = ImGui::GetContentRegionAvail().y - below_px;
    float const height = std::min(4 * ImGui::GetTextLineHeight(), room / 2);
    ImVec2 const at = ImGui::GetCursorScreenPos();
    ImGui::InputTextMultiline("##stop text", state.text.data(), state.text.size(), {-1, height});
    if (ImGui::IsItemDeactivatedAfterEdit()) {
        write(context);
    }
    if (state.text[0] == '\0' && !ImGui::IsItemActive()) {
        ImVec2 const padding = ImGui::GetStyle().FramePadding;
        ImGui::GetWindowDrawList()->AddText({at.x + padding.x, at.y + padding.y},
                                            ImGui::GetColorU32(ImGuiCol_TextDisabled),
                                            context.say(Word::stop_text));
    }
    ImGui::BeginChild("as read", {0, room - height - context.px(6)}, false);
    draw_long_text(context, "text", state.text.data(), {200, 0});
    ImGui::EndChild();
}

/// A number for each stop; a click goes there.
void draw_stops(PanelContext const& context, TourModel const& model) {
    float const room = ImGui::GetWindowContentRegionMax().x;
    ImGui::PushStyleVar(ImGuiStyleVar_SelectableTextAlign, {0.5F, 0});
    for (std::size_t i = 0; i < model.tour.stops.size(); ++i) {
        std::string const label = fmt::format("{}", i + 1);
        float const width = ImGui::CalcTextSize(label.c_str()).x + context.px(14);
        if (i > 0) {
            ImGui::SameLine(0, context.px(2));
            if (ImGui::GetCursorPosX() + width > room) {
                ImGui::NewLine();
            }
        }
        bool const is_shown = i == model.stop;
        if (ImGui::Selectable(label.c_str(), is_shown, 0, {width, ImGui::GetTextLineHeight()})) {
            send(context, ShowTourStop{i});
        }
        std::string const title = text_in(model.tour.stops[i].title, context.model.locale);
        if (ImGui::IsItemHovered() && !title.empty()) {
            long_tooltip(context, title);
        }
    }
    ImGui::PopStyleVar();
}

void draw_changes(PanelContext const& context, TourModel const& model) {
    if (framed_button(context.say(Word::add_stop))) {
        send(context, AddStop{});
    }
    ImGui::SameLine(0, context.px(6));
    if (framed_button(context.say(Word::retake_stop))) {
        send(context, RetakeStop{});
    }
    ImGui::SameLine(0, context.px(6));
    if (tour_button(context, icons::up, Word::stop_up)) {
        send(context, MoveStop{-1});
    }
    ImGui::SameLine(0, context.px(2));
    if (tour_button(context, icons::down, Word::stop_down)) {
        send(context, MoveStop{1});
    }
    ImGui::SameLine(0, context.px(2));
    if (model.tour.stops.size() > 1 && tour_button(context, icons::close, Word::remove_stop)) {
        send(context, RemoveStop{});
    }
    char const* const done = context.say(Word::done_editing);
    float const done_px = ImGui::CalcTextSize(done).x + 2 * ImGui::GetStyle().FramePadding.x;
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - done_px - context.px(30));
    if (tour_button(context, icons::remove, Word::remove_tour)) {
        send(context, RemoveTour{});
    }
    ImGui::SameLine(0, context.px(4));
    if (framed_button(done)) {
        send(context, EditTour{false});
    }
}

}  // namespace

void draw_tour_editor(PanelContext const& context, TourModel const& model) {
    fill(context, model);
    ImGui::PushFont(context.fonts.small());
    ImGui::SetNextItemWidth(-1);
    static_cast<void>(
        text_field(context, "##tour title", context.say(Word::tour_title), context.typed.tour.tour_title));
    if (ImGui::IsItemDeactivatedAfterEdit()) {
        send(context, TitleTour{context.typed.tour.tour_title.data()});
    }
    ImGui::Separator();
    draw_stops(context, model);
    draw_fields(context, ImGui::GetFrameHeightWithSpacing() + context.px(4));
    draw_changes(context, model);
    ImGui::PopFont();
}

}  // namespace gatepost

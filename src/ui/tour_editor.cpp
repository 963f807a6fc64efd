#include "map/layer_profile.hpp"
#include "ui/button.hpp"
#include "ui/icons.hpp"
#include "ui/long_text.hpp"
#include "ui/panels.hpp"
#include "ui/text_field.hpp"
#include "ui/tour_parts.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <optional>
#include <string_view>

namespace gatepost {

namespace {

/// What is said in a language, not what stands for it where it says nothing.
std::string own_text(LanguageText const& text, Locale locale) {
    std::string_view const code = locale_codes[static_cast<std::size_t>(locale)];
    for (std::string_view const wanted : {code, std::string_view{}}) {
        auto const found =
            std::find_if(text.begin(), text.end(), [&](auto const& one) { return one.first == wanted; });
        if (found != text.end()) {
            return found->second;
        }
    }
    return {};
}

/// The fields are filled when another stop is shown, or the stop has become another without them.
void fill(PanelContext const& context, TourModel const& model) {
    TourState& state = context.typed.tour;
    Locale const locale = context.model.locale;
    Tour const& tour = model.tour();
    TourStop const& stop = tour.stops[model.stop];
    std::string const tour_title = own_text(tour.title, locale);
    std::string const title = own_text(stop.title, locale);
    std::string const text = own_text(stop.text, locale);
    std::string const now = fmt::format("{} {} {}\n{}\n{}", model.name, model.stop, tour_title, title, text);
    if (state.shown == now || ImGui::IsAnyItemActive()) {
        return;
    }
    state.shown = now;
    put_text(state.tour_title, tour_title);
    put_text(state.title, title);
    put_text(state.text, text);
}

void draw_fields(PanelContext const& context, float below_px) {
    TourState& state = context.typed.tour;
    ImGui::SetNextItemWidth(-1);
    static_cast<void>(text_field(context, "##stop title", context.say(Word::stop_title), state.title));
    if (ImGui::IsItemEdited()) {  // at once: whoever saves or closes means what is written
        send(context, WriteStop{std::string(state.title.data()), std::nullopt});
    }
    // Its lines do not break, so the text stands below as it will be read.
    float const room = ImGui::GetContentRegionAvail().y - below_px;
    float const height = std::min(4 * ImGui::GetTextLineHeight(), room / 2);
    ImVec2 const at = ImGui::GetCursorScreenPos();
    ImGui::InputTextMultiline("##stop text", state.text.data(), state.text.size(), {-1, height});
    if (ImGui::IsItemEdited()) {
        send(context, WriteStop{std::nullopt, std::string(state.text.data())});
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
    constexpr float most_lines = 3;
    float const line_px = ImGui::GetTextLineHeightWithSpacing();
    constexpr std::size_t in_a_line = 20;
    float const lines = std::min(static_cast<float>(model.tour().stops.size() / in_a_line + 1), most_lines);
    ImGui::BeginChild("stops", {0, lines * line_px}, false);
    float const room = ImGui::GetWindowContentRegionMax().x;
    ImGui::PushStyleVar(ImGuiStyleVar_SelectableTextAlign, {0.5F, 0});
    for (std::size_t i = 0; i < model.tour().stops.size(); ++i) {
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
        std::string const title = text_in(model.tour().stops[i].title, context.model.locale);
        if (ImGui::IsItemHovered() && !title.empty()) {
            long_tooltip(context, title);
        }
    }
    ImGui::PopStyleVar();
    ImGui::EndChild();
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
    if (model.tour().stops.size() > 1 && tour_button(context, icons::close, Word::remove_stop)) {
        send(context, RemoveStop{});
    }
    char const* const done = context.say(Word::done_editing);
    float const done_px = ImGui::CalcTextSize(done).x + 2 * ImGui::GetStyle().FramePadding.x;
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - done_px - context.px(30));
    bool const is_own = model.tour().part_of.empty();  // one that comes with a part would come again
    if (is_own && tour_button(context, icons::remove, Word::remove_tour)) {
        send(context, RemoveTour{});
    }
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - done_px);
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
    if (ImGui::IsItemEdited()) {
        send(context, TitleTour{context.typed.tour.tour_title.data()});
    }
    ImGui::Separator();
    draw_stops(context, model);
    draw_fields(context, ImGui::GetFrameHeightWithSpacing() + context.px(4));
    draw_changes(context, model);
    ImGui::PopFont();
}

}  // namespace gatepost

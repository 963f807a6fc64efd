#include "map/layer_profile.hpp"
#include "ui/button.hpp"
#include "ui/covered.hpp"
#include "ui/icons.hpp"
#include "ui/keymap.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "ui/pane.hpp"
#include "ui/panels.hpp"
#include "ui/tour_parts.hpp"
#include "words/locale_format.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <array>

namespace gatepost {

namespace {

constexpr std::array<double, 4> tour_speeds{0.5, 1, 1.5, 2};

std::string speed_text(PanelContext const& context, double speed) {
    return context.say(Word::tour_speed, decimal_in(fmt::format("{:g}", speed), context.model.locale));
}

void draw_speed(PanelContext const& context, TourModel const& model) {
    ImGui::SetNextItemWidth(ImGui::CalcTextSize(speed_text(context, tour_speeds[2]).c_str()).x +
                            context.px(34));
    if (ImGui::BeginCombo("##speed", speed_text(context, model.speed).c_str())) {
        for (double const speed : tour_speeds) {
            if (ImGui::Selectable(speed_text(context, speed).c_str(), speed == model.speed)) {
                send(context, SetTourSpeed{speed});
            }
        }
        ImGui::EndCombo();
    }
}

/// Which stop it is, and the way to the others.
void draw_way(PanelContext const& context, TourModel const& model) {
    if (tour_button(context, icons::previous, Word::previous_stop)) {
        send(context, StepTour{-1});
    }
    ImGui::SameLine(0, context.px(2));
    if (tour_button(context, model.is_playing ? icons::pause : icons::play,
                    model.is_playing ? Word::pause_tour : Word::play_tour)) {
        send(context, PlayTour{!model.is_playing});
    }
    ImGui::SameLine(0, context.px(2));
    if (tour_button(context, icons::next, Word::next_stop)) {
        send(context, StepTour{1});
    }
    ImGui::SameLine(0, context.px(8));
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(context.say(Word::stop_of, model.stop + 1, model.tour().stops.size()).c_str());
    ImGui::SameLine(0, context.px(10));
    draw_speed(context, model);
}

void draw_tools(PanelContext const& context) {
    constexpr double button_px = 30;
    auto const place = [&](int from_right) {
        ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - context.px(button_px * from_right - 4));
    };
    place(4);
    if (tour_button(context, icons::film, Word::export_tour)) {
        send_export(context);
    }
    place(3);
    if (tour_button(context, icons::edit, Word::edit_tour)) {
        send(context, EditTour{true});
    }
    place(2);
    if (tour_button(context, icons::full_screen, Word::full_screen)) {
        context.commands.emplace_back(ToggleFullScreen{});
        context.commands.emplace_back(TogglePanels{});
    }
    place(1);
    if (tour_button(context, icons::close, Word::end_tour)) {
        send(context, CloseTour{});
    }
}

/// How much of the time for this stop is over.
void draw_waited(PanelContext const& context, TourModel const& model) {
    if (!model.is_playing) {
        return;
    }
    ImVec2 const low = ImGui::GetWindowPos();
    float const width = ImGui::GetWindowWidth() * model.waited;
    ImGui::GetWindowDrawList()->AddRectFilled(low, {low.x + width, low.y + context.px(3)},
                                              palette::packed(palette::colours().accent), context.px(2));
}

void draw_stop(PanelContext const& context, TourModel const& model) {
    TourStop const& stop = model.tour().stops[model.stop];
    draw_waited(context, model);
    ImGui::PushFont(context.fonts.small());
    draw_way(context, model);
    draw_tools(context);
    ImGui::TextDisabled("%s", fitted_line(context, one_line(title_of(context, model.tour())),
                                          ImGui::GetContentRegionAvail().x)
                                  .c_str());
    ImGui::PopFont();
    // Each stop is read from its beginning.
    std::string const id = fmt::format("{} {}", model.name, model.stop);
    ImGui::BeginChild(id.c_str(), {0, 0}, false);
    std::string const title = text_in(stop.title, context.model.locale);
    if (!title.empty()) {
        ImGui::PushFont(context.fonts.title());
        draw_long_text(context, "title", title, {2, 0});
        ImGui::PopFont();
    }
    draw_long_text(context, "text", text_in(stop.text, context.model.locale), {200, 0});
    ImGui::EndChild();
}

}  // namespace

bool tour_button(PanelContext const& context, char const* icon, Word title) {
    // Play and pause are one button to the keyboard.
    Word const id = title == Word::pause_tour ? Word::play_tour : title;
    bool const was_pressed =
        ImGui::Button(fmt::format("{}###{}", icon, static_cast<int>(id)).c_str(), {context.px(26), 0});
    if (ImGui::IsItemHovered()) {
        std::string const keys = keys_for(title);
        ImGui::SetTooltip("%s%s%s", context.say(title), keys.empty() ? "" : "   ", keys.c_str());
    }
    return was_pressed;
}

std::string title_of(PanelContext const& context, Tour const& tour) {
    std::string title = text_in(tour.title, context.model.locale);
    return title.empty() ? context.say(Word::untitled_tour) : title;
}

void send_export(PanelContext const& context) {
    context.commands.emplace_back(PictureCommand{OpenPictureForm{ExportKind::tour}});
}

void draw_tour(PanelContext const& context) {
    if (!context.model.tour) {
        return;
    }
    TourModel const& model = *context.model.tour;
    Box const place = context.layout.tour(model.is_edited);
    ImGui::SetNextWindowPos(context.px(Point{place.min_x, place.min_y}));
    ImGui::SetNextWindowSize(context.px(Point{place.width(), place.height()}));
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                                       ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoScrollbar |
                                       ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoFocusOnAppearing;
    if (ImGui::Begin("Tour", nullptr, flags)) {
        mark_pane(context, Pane::tour);
        note_covered(context);
        if (model.is_edited) {
            draw_tour_editor(context, model);
        } else {
            draw_stop(context, model);
        }
    }
    ImGui::End();
}

void draw_tours_button(PanelContext const& context) {
    if (ImGui::Button(icons::tours)) {
        ImGui::OpenPopup("tours");
    }
    if (ImGui::IsItemHovered()) {
        ImGui::SetTooltip("%s", context.say(Word::tours));
    }
    ImVec2 const below{ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + context.px(4)};
    ImGui::SetNextWindowPos(below, ImGuiCond_Appearing);
    if (!ImGui::BeginPopup("tours")) {
        return;
    }
    for (Tour const& tour : context.model.tours.all()) {
        if (ImGui::MenuItem(widget_label(context, title_of(context, tour), tour.name.c_str()).c_str())) {
            send(context, OpenTour{tour.name});
        }
    }
    if (!context.model.tours.all().empty()) {
        ImGui::Separator();
    }
    if (ImGui::MenuItem(context.say(Word::new_tour))) {
        send(context, NewTour{});
    }
    ImGui::EndPopup();
}

}  // namespace gatepost

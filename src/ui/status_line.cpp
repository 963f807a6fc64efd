#include "geo/coordinates.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "ui/pane.hpp"
#include "ui/panels.hpp"
#include "words/digits.hpp"
#include "words/locale_format.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <cmath>

namespace gatepost {

namespace {

/// 1:1 234 000 with three figures that mean something.
std::string scale_text(double denominator) {
    double const magnitude = std::pow(10, std::floor(std::log10(denominator)) - 2);
    std::string const digits = fmt::format("{:.0f}", std::round(denominator / magnitude) * magnitude);
    return fmt::format("1:{}", grouped(digits));
}

/// The scale and the zoom, and how many names found no room.
std::string view_text(PanelContext const& context, bool with_hidden) {
    InterfaceModel const& model = context.model;
    std::string const hidden = with_hidden && model.hidden_labels > 0
                                   ? context.say(Word::names_hidden, model.hidden_labels) + "   "
                                   : "";
    bool const has_scale = std::isfinite(model.scale_denominator) && model.scale_denominator > 1;
    return fmt::format("{}{}   {} {}", hidden, has_scale ? scale_text(model.scale_denominator) : "",
                       context.say(Word::zoom), decimal_in(fmt::format("{:.1f}", model.zoom), model.locale));
}

/// Where the pointer is: in lon/lat, and in the map CRS if that ends before `end`; where it ends.
float draw_cursor_text(PanelContext const& context, float end) {
    InterfaceModel const& model = context.model;
    if (!model.cursor || !is_finite(model.cursor->lonlat)) {
        float const room = end - ImGui::GetCursorPosX();
        std::string const hint = fitted_line(context, context.say(Word::first_hint), room);
        ImGui::TextDisabled("%s", hint.c_str());
        if (ImGui::IsItemHovered()) {
            long_tooltip(context, context.say(Word::first_hint));
        }
        return ImGui::GetItemRectMax().x;
    }
    ImGui::TextUnformatted(lonlat_in(model.cursor->lonlat.x, model.cursor->lonlat.y, model.locale).c_str());
    float const lonlat_end = ImGui::GetItemRectMax().x;
    std::string const world = fmt::format("{:.0f}, {:.0f}", model.cursor->world.x, model.cursor->world.y);
    float const gap = context.px(20);
    float const world_end = lonlat_end + gap + ImGui::CalcTextSize(world.c_str()).x;
    float const view_width = ImGui::CalcTextSize(view_text(context, false).c_str()).x;
    if (model.document->map_crs().is_geographic() || world_end + gap + view_width > end) {
        return lonlat_end;
    }
    ImGui::SameLine(0, gap);
    ImGui::TextDisabled("%s", world.c_str());
    return world_end;
}

}  // namespace

void draw_status_line(PanelContext const& context) {
    InterfaceModel const& model = context.model;
    Box const place = context.layout.status_line();
    ImGui::SetNextWindowPos(context.px(Point{place.min_x, place.min_y}));
    ImGui::SetNextWindowSize(context.px(Point{place.width(), place.height()}));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {context.px(12), context.px(6)});
    constexpr ImGuiWindowFlags flags =
        ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
        ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoSavedSettings |
        ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoBringToFrontOnFocus;
    if (ImGui::Begin("Status", nullptr, flags)) {
        mark_pane(context, Pane::status);
        ImGui::PushFont(context.fonts.small());
        Crs const& crs = model.document->map_crs();
        float const gap = context.px(20);
        float const chip = ImGui::GetIO().DisplaySize.x -
                           ImGui::CalcTextSize(set_text(context, crs_chip_text(crs)).c_str()).x -
                           context.px(26);
        float const left = draw_cursor_text(context, chip - gap);
        // What there is room for: how many names found none matters least.
        for (bool const with_hidden : {true, false}) {
            std::string const text = view_text(context, with_hidden);
            float const x = chip - ImGui::CalcTextSize(text.c_str()).x - context.px(14);
            if (x > left + gap) {
                ImGui::SameLine(x);
                ImGui::TextUnformatted(text.c_str());
                break;
            }
        }
        ImGui::SameLine(chip);
        draw_crs_chip(context);
        ImGui::PopFont();
    }
    ImGui::End();
    ImGui::PopStyleVar(2);
}

}  // namespace gatepost

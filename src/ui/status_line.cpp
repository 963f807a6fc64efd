#include "map/coordinates.hpp"
#include "ui/digits.hpp"
#include "ui/palette.hpp"
#include "ui/panels.hpp"

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

}  // namespace

void draw_status_line(PanelContext const& context) {
    InterfaceModel const& model = context.model;
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    float const height = context.px(28);
    ImGui::SetNextWindowPos({0, display.y - height});
    ImGui::SetNextWindowSize({display.x, height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {context.px(12), context.px(6)});
    constexpr ImGuiWindowFlags flags =
        ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
        ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoSavedSettings |
        ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoBringToFrontOnFocus;
    if (ImGui::Begin("Status", nullptr, flags)) {
        ImGui::PushFont(context.fonts.small());
        Crs const& crs = model.document->map_crs();
        if (model.cursor && is_finite(model.cursor->lonlat)) {
            ImGui::TextUnformatted(lonlat_text(model.cursor->lonlat).c_str());
            if (!crs.is_geographic()) {
                ImGui::SameLine(0, context.px(20));
                ImGui::TextDisabled(
                    "%s",
                    fmt::format("{:.0f}, {:.0f}", model.cursor->world.x, model.cursor->world.y).c_str());
            }
        } else {
            ImGui::TextDisabled("%s", context.say(Word::first_hint));
        }
        std::string const hidden =
            model.hidden_labels > 0 ? context.say(Word::names_hidden, model.hidden_labels) + "   " : "";
        std::string const right =
            fmt::format("{}{}   {} {:.1f}", hidden,
                        std::isfinite(model.scale_denominator) && model.scale_denominator > 1
                            ? scale_text(model.scale_denominator)
                            : "",
                        context.say(Word::zoom), model.zoom);
        std::string const crs_text = crs_chip_text(crs);
        float const chip = display.x - ImGui::CalcTextSize(crs_text.c_str()).x - context.px(26);
        ImGui::SameLine(chip - ImGui::CalcTextSize(right.c_str()).x - context.px(14));
        ImGui::TextUnformatted(right.c_str());
        ImGui::SameLine(chip);
        draw_crs_chip(context);
        ImGui::PopFont();
    }
    ImGui::End();
    ImGui::PopStyleVar(2);
}

}  // namespace gatepost

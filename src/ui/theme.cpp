#include "ui/theme.hpp"

#include "ui/palette.hpp"

namespace gatepost {

void apply_theme(Theme theme, float pixel_ratio) {
    palette::choose(theme);
    using palette::floats;
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle{};
    theme == Theme::dark ? ImGui::StyleColorsDark(&style) : ImGui::StyleColorsLight(&style);
    style.WindowRounding = 6;
    style.ChildRounding = 6;
    style.FrameRounding = 6;
    style.PopupRounding = 6;
    style.GrabRounding = 6;
    style.ScrollbarRounding = 6;
    style.WindowBorderSize = 1;
    style.FrameBorderSize = 0;
    style.WindowPadding = {12, 12};
    style.FramePadding = {8, 4};
    style.ItemSpacing = {8, 6};
    style.ItemInnerSpacing = {4, 4};
    style.ScrollbarSize = 10;
    style.AntiAliasedLinesUseTex = false;
    ImVec4* const colours = style.Colors;
    colours[ImGuiCol_Text] = floats(palette::colours().ink);
    colours[ImGuiCol_TextDisabled] = floats(palette::colours().quiet_ink);
    colours[ImGuiCol_WindowBg] = floats(palette::colours().paper);
    colours[ImGuiCol_PopupBg] = floats(palette::colours().paper);
    colours[ImGuiCol_Border] = floats(palette::colours().line);
    colours[ImGuiCol_FrameBg] = floats(palette::colours().field);
    colours[ImGuiCol_FrameBgHovered] = floats(palette::colours().hover);
    colours[ImGuiCol_FrameBgActive] = floats(palette::colours().hover);
    colours[ImGuiCol_Button] = floats(palette::colours().paper.with_alpha(0));
    colours[ImGuiCol_ButtonHovered] = floats(palette::colours().hover);
    colours[ImGuiCol_ButtonActive] = floats(palette::colours().pressed);
    colours[ImGuiCol_Header] = floats(palette::colours().hover);
    colours[ImGuiCol_HeaderHovered] = floats(palette::colours().hover);
    colours[ImGuiCol_HeaderActive] = floats(palette::colours().pressed);
    // The number stands on the grab: it must show through.
    colours[ImGuiCol_SliderGrab] = floats(palette::colours().accent.with_alpha(0.45));
    colours[ImGuiCol_SliderGrabActive] = floats(palette::colours().accent);
    colours[ImGuiCol_CheckMark] = floats(palette::colours().accent);
    colours[ImGuiCol_Separator] = floats(palette::colours().line);
    colours[ImGuiCol_ScrollbarBg] = floats(palette::colours().paper.with_alpha(0));
    colours[ImGuiCol_ScrollbarGrab] = floats(palette::colours().scroll_bar);
    colours[ImGuiCol_PlotHistogram] = floats(palette::colours().accent);
    for (ImGuiCol const bar : {ImGuiCol_TitleBg, ImGuiCol_TitleBgActive, ImGuiCol_TitleBgCollapsed}) {
        colours[bar] = floats(palette::colours().field);
    }
    colours[ImGuiCol_TableHeaderBg] = floats(palette::colours().field);
    colours[ImGuiCol_TableBorderStrong] = floats(palette::colours().line);
    colours[ImGuiCol_TableBorderLight] = floats(palette::colours().line);
    colours[ImGuiCol_TableRowBg] = floats(palette::colours().paper.with_alpha(0));
    colours[ImGuiCol_TableRowBgAlt] = floats(palette::colours().field.with_alpha(0.35));
    colours[ImGuiCol_ResizeGrip] = floats(palette::colours().line);
    colours[ImGuiCol_ResizeGripHovered] = floats(palette::colours().hover);
    colours[ImGuiCol_ResizeGripActive] = floats(palette::colours().pressed);
    colours[ImGuiCol_NavHighlight] = floats(palette::colours().accent);
    style.ScaleAllSizes(pixel_ratio);
}

Colour panel_colour() { return palette::colours().paper; }

}  // namespace gatepost

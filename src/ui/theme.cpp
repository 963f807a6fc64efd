#include "ui/theme.hpp"

#include "ui/palette.hpp"

namespace gatepost {

void apply_light_theme(float pixel_ratio) {
    using palette::floats;
    ImGui::StyleColorsLight();
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle{};
    ImGui::StyleColorsLight(&style);
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
    colours[ImGuiCol_Text] = floats(palette::ink);
    colours[ImGuiCol_TextDisabled] = floats(palette::quiet_ink);
    colours[ImGuiCol_WindowBg] = floats(palette::paper.with_alpha(0.95));
    colours[ImGuiCol_PopupBg] = floats(palette::paper.with_alpha(0.98));
    colours[ImGuiCol_Border] = floats(palette::line);
    colours[ImGuiCol_FrameBg] = floats(rgb(0xF0EEE8));
    colours[ImGuiCol_FrameBgHovered] = floats(palette::hover);
    colours[ImGuiCol_FrameBgActive] = floats(palette::hover);
    colours[ImGuiCol_Button] = floats(palette::paper.with_alpha(0));
    colours[ImGuiCol_ButtonHovered] = floats(palette::hover);
    colours[ImGuiCol_ButtonActive] = floats(rgb(0xD3E5EB));
    colours[ImGuiCol_Header] = floats(palette::hover);
    colours[ImGuiCol_HeaderHovered] = floats(palette::hover);
    colours[ImGuiCol_HeaderActive] = floats(rgb(0xD3E5EB));
    colours[ImGuiCol_SliderGrab] = floats(palette::accent);
    colours[ImGuiCol_SliderGrabActive] = floats(palette::accent);
    colours[ImGuiCol_CheckMark] = floats(palette::accent);
    colours[ImGuiCol_Separator] = floats(palette::line);
    colours[ImGuiCol_ScrollbarBg] = floats(palette::paper.with_alpha(0));
    colours[ImGuiCol_ScrollbarGrab] = floats(rgb(0xCFCBC1));
    colours[ImGuiCol_PlotHistogram] = floats(palette::accent);
    colours[ImGuiCol_NavHighlight] = floats(palette::accent);
    style.ScaleAllSizes(pixel_ratio);
}

}  // namespace gatepost

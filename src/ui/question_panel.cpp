// A question in the middle of the window. Nothing else can be done until it is answered.
#include "ui/button.hpp"
#include "ui/long_text.hpp"
#include "ui/panels.hpp"
#include "ui/question.hpp"

#include <imgui.h>

#include <algorithm>

namespace gatepost {

void draw_question(PanelContext const& context) {
    constexpr char const* name = "###question";
    if (!context.model.question) {
        return;
    }
    Question const& question = *context.model.question;
    bool const is_new = !ImGui::IsPopupOpen(name);
    if (is_new) {
        ImGui::OpenPopup(name);
    }
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    float const width = std::min(context.px(Layout::question_width_px), display.x - context.px(16));
    ImGui::SetNextWindowPos({display.x / 2, display.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({width, 0});
    constexpr ImGuiWindowFlags flags =
        ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize;
    if (!ImGui::BeginPopupModal(name, nullptr, flags)) {
        return;
    }
    draw_long_text(context, "text", question.text, {6, width - context.px(24)});
    ImGui::Dummy({0, context.px(6)});
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
        std::string const label = set_text(context, question.choices[i].label);
        float const button_width =
            ImGui::CalcTextSize(label.c_str()).x + 2 * ImGui::GetStyle().FramePadding.x;
        bool const has_room = i > 0 && ImGui::GetItemRectMax().x + button_width + context.px(8) <
                                           ImGui::GetWindowPos().x + width - context.px(12);
        if (has_room) {
            ImGui::SameLine();
        }
        if (i == 0 && is_new) {
            ImGui::SetKeyboardFocusHere();
        }
        if (framed_button((label + "###" + std::to_string(i)).c_str())) {
            chosen = i;
        }
        if (i == 0 && ImGui::IsWindowAppearing()) {
            ImGui::SetItemDefaultFocus();
        }
    }
    if (!chosen && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape))) {
        chosen = question.choices.size() - 1;
    }
    if (chosen) {
        context.commands.emplace_back(AnswerQuestion{*chosen});
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
}

}  // namespace gatepost

#include "ui/text_field.hpp"

#include "ui/long_text.hpp"

namespace gatepost {

bool text_field(PanelContext const& context, char const* id, char const* hint, std::span<char> text,
                ImGuiInputTextFlags flags, ImGuiInputTextCallback callback, void* data) {
    ImGuiStorage& storage = *ImGui::GetStateStorage();
    ImGuiID const key = ImGui::GetID(id);
    bool const is_set = context.fonts.must_set(text.data()) && !storage.GetBool(key);
    if (is_set) {
        ImGui::PushStyleColor(ImGuiCol_Text, ImVec4{0, 0, 0, 0});
    }
    bool const answer = ImGui::InputTextWithHint(id, hint, text.data(), text.size(), flags, callback, data);
    storage.SetBool(key, ImGui::IsItemActive());
    if (is_set) {
        ImGui::PopStyleColor();
        ImVec2 const low = ImGui::GetItemRectMin();
        ImVec2 const padding = ImGui::GetStyle().FramePadding;
        float const room_px = ImGui::GetItemRectSize().x - 2 * padding.x;
        std::string const shown = fitted_line(context, text.data(), room_px);
        ImGui::GetWindowDrawList()->AddText({low.x + padding.x, low.y + padding.y},
                                            ImGui::GetColorU32(ImGuiCol_Text), shown.c_str());
    }
    return answer;
}

}  // namespace gatepost

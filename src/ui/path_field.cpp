#include "ui/path_field.hpp"

#include "base/path_completion.hpp"
#include "ui/long_text.hpp"
#include "ui/text_field.hpp"

#include <imgui.h>

namespace gatepost {

namespace {

int complete(ImGuiInputTextCallbackData* data) {
    constexpr std::size_t most = 1000;
    auto const begun = paths_going_on({data->Buf, static_cast<std::size_t>(data->CursorPos)}, most);
    if (std::string const common = common_beginning(begun); !common.empty()) {
        data->DeleteChars(0, data->CursorPos);
        data->InsertChars(0, common.c_str());
    }
    return 0;
}

/// "name" of /folder/name, "name/" of /folder/name/.
std::string_view last_part(std::string_view path) {
    std::size_t const slash = path.rfind('/', path.size() - 2);
    return path.size() < 2 || slash == std::string_view::npos ? path : path.substr(slash + 1);
}

void show(PanelContext const& context, PathSuggestions const& suggestions) {
    bool const is_whole = suggestions.paths.size() == 1 && suggestions.paths.front() == suggestions.typed;
    if (suggestions.paths.empty() || is_whole) {
        return;
    }
    ImVec2 const low = ImGui::GetItemRectMin();
    ImGui::SetNextWindowPos({low.x, low.y - context.px(4)}, ImGuiCond_Always, {0, 1});
    ImGui::BeginTooltip();
    for (std::string const& path : suggestions.paths) {
        ImGui::TextUnformatted(set_text(context, last_part(path)).c_str());
    }
    ImGui::EndTooltip();
}

}  // namespace

bool path_field(PanelContext const& context, char const* id, std::span<char> path,
                PathSuggestions& suggestions) {
    constexpr ImGuiInputTextFlags flags =
        ImGuiInputTextFlags_CallbackCompletion | ImGuiInputTextFlags_EnterReturnsTrue;
    bool const was_entered = text_field(context, id, "", path, flags, complete);
    if (ImGui::IsItemActive()) {
        if (suggestions.typed != path.data()) {  // the folder is not read in each frame
            constexpr std::size_t most = 8;
            suggestions = {path.data(), paths_going_on(path.data(), most)};
        }
        show(context, suggestions);
    }
    return was_entered;
}

}  // namespace gatepost

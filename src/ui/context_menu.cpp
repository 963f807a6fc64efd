#include "ui/panels.hpp"

#include <fmt/format.h>
#include <imgui.h>

namespace gatepost {

void draw_context_menu(PanelContext const& context) {
    constexpr char const* name = "map menu";
    if (context.model.menu_requested) {
        ImGui::OpenPopup(name);
    }
    if (!ImGui::BeginPopup(name)) {
        return;
    }
    if (context.model.menu_cursor) {
        CursorModel const& cursor = *context.model.menu_cursor;
        if (ImGui::MenuItem("What is here?")) {
            context.commands.emplace_back(PickAt{cursor.screen});
        }
        if (ImGui::MenuItem("Copy longitude, latitude")) {
            context.commands.emplace_back(
                CopyText{fmt::format("{:.7f},{:.7f}", cursor.lonlat.x, cursor.lonlat.y)});
        }
        if (ImGui::MenuItem("Copy map coordinates")) {
            context.commands.emplace_back(
                CopyText{fmt::format("{:.3f},{:.3f}", cursor.world.x, cursor.world.y)});
        }
        ImGui::Separator();
    }
    if (ImGui::MenuItem("Show everything", "F")) {
        context.commands.emplace_back(FitAll{});
    }
    if (ImGui::MenuItem("Save as picture", "Ctrl+E")) {
        context.commands.emplace_back(ExportPicture{});
    }
    ImGui::EndPopup();
}

}  // namespace gatepost

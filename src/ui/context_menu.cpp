#include "ui/keymap.hpp"
#include "ui/long_text.hpp"
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
        if (ImGui::MenuItem(context.say(Word::what_is_here))) {
            context.commands.emplace_back(PickAt{cursor.screen});
        }
        if (ImGui::MenuItem(context.say(Word::copy_lonlat))) {
            context.commands.emplace_back(
                CopyText{fmt::format("{:.7f},{:.7f}", cursor.lonlat.x, cursor.lonlat.y)});
        }
        if (ImGui::MenuItem(context.say(Word::copy_map))) {
            context.commands.emplace_back(
                CopyText{fmt::format("{:.3f},{:.3f}", cursor.world.x, cursor.world.y)});
        }
        ImGui::Separator();
    }
    auto const step = [&](std::string const& text, Word word, Word title, Command command) {
        if (text.empty()) {
            return;
        }
        std::string const label = widget_label(context, context.say(word, text), context.say(title));
        if (ImGui::MenuItem(label.c_str(), keys_for(title).c_str())) {
            context.commands.push_back(std::move(command));
        }
    };
    step(context.model.undo_text, Word::undo_what, Word::undo, Undo{});
    step(context.model.redo_text, Word::redo_what, Word::redo, Redo{});
    if (ImGui::MenuItem(context.say(Word::show_everything), keys_for(Word::show_everything).c_str())) {
        context.commands.emplace_back(FitAll{});
    }
    if (ImGui::MenuItem(context.say(Word::save_picture), keys_for(Word::save_picture).c_str())) {
        context.commands.emplace_back(PictureCommand{OpenPictureForm{}});
    }
    ImGui::EndPopup();
}

}  // namespace gatepost

#include "ui/encoding_menu.hpp"

#include "table/text_encodings.hpp"

#include <imgui.h>

#include <algorithm>

namespace gatepost {

void draw_encoding_menu(PanelContext const& context, Layer const& layer) {
    std::string const& taken = layer.table->text_encoding;
    if (taken.empty() || !ImGui::BeginMenu(context.say(Word::text_encoding))) {
        return;
    }
    auto const item = [&](char const* encoding) {
        if (ImGui::MenuItem(encoding, nullptr, taken == encoding)) {
            context.commands.emplace_back(SetTextEncoding{layer.id, encoding});
        }
    };
    bool const is_usual =
        std::find(usual_encodings.begin(), usual_encodings.end(), taken) != usual_encodings.end();
    if (!is_usual) {
        item(taken.c_str());
        ImGui::Separator();
    }
    std::for_each(usual_encodings.begin(), usual_encodings.end(), item);
    ImGui::EndMenu();
}

}  // namespace gatepost

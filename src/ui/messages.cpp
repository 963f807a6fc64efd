// What the program has to say: what was done, what is doubtful, what failed, one below the other at the top.
#include "ui/button.hpp"
#include "ui/icons.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <string>

namespace gatepost {

namespace {

struct Look {
    char const* icon;
    Colour colour;
};

Look look_of(MessageKind kind) {
    switch (kind) {
        case MessageKind::done: return {icons::done, palette::colours().accent};
        case MessageKind::doubt: return {icons::warning, palette::colours().warning};
        case MessageKind::failure: return {icons::failure, palette::colours().failure};
    }
    return {};
}

/// The bar on the left that tells the kinds apart at a glance; the sign does so without colours.
void draw_mark(PanelContext const& context, Look const& look, ImVec2 low, float height) {
    ImGui::GetWindowDrawList()->AddRectFilled(low, {low.x + context.px(4), low.y + height},
                                              palette::packed(look.colour));
}

void draw_message(PanelContext const& context, std::size_t place, float width) {
    Message const& message = context.model.messages[place];
    Look const look = look_of(message.kind);
    ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(look.colour));
    ImGui::TextUnformatted(look.icon);
    ImGui::PopStyleColor();
    ImGui::SameLine(context.px(34));
    ImGui::BeginGroup();
    draw_long_text(context, "text", message.text, {8, width - context.px(74)});
    if (message.action && framed_button(message.action->label.c_str())) {
        context.commands.push_back(message.action->command);
        context.commands.emplace_back(DismissMessage{place, true});
    }
    ImGui::EndGroup();
    ImGui::SameLine(width - context.px(38));
    if (ImGui::Button("×")) {
        context.commands.emplace_back(DismissMessage{place});
    }
}

}  // namespace

void draw_messages(PanelContext const& context) {
    Box const place = context.layout.messages();
    float const width = context.px(place.width());
    float const floor = context.px(place.max_y);
    float top = context.px(place.min_y);
    for (std::size_t i = 0; i < context.model.messages.size() && top + context.px(24) < floor; ++i) {
        ImGui::SetNextWindowPos({context.px(place.min_x), top});
        ImGui::SetNextWindowSizeConstraints({width, 0}, {width, floor - top});
        ImGui::PushID(static_cast<int>(i));
        std::string const name = "message " + std::to_string(i);
        constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                                           ImGuiWindowFlags_NoResize | ImGuiWindowFlags_AlwaysAutoResize |
                                           ImGuiWindowFlags_NoSavedSettings |
                                           ImGuiWindowFlags_NoFocusOnAppearing;
        if (ImGui::Begin(name.c_str(), nullptr, flags)) {
            draw_message(context, i, width);
            draw_mark(context, look_of(context.model.messages[i].kind), ImGui::GetWindowPos(),
                      ImGui::GetWindowHeight());
        }
        top += ImGui::GetWindowSize().y + context.px(8);
        ImGui::End();
        ImGui::PopID();
    }
}

}  // namespace gatepost

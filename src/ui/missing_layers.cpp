// Layers of a map file whose source is not there: they stay on the map, and can be found elsewhere.
#include "ui/icons.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <fmt/format.h>

namespace gatepost {

namespace {

constexpr double name_indent_px = 72;  // that of other layers' names

}  // namespace

void draw_missing_layers(PanelContext const& context) {
    auto const& missing = context.model.missing;
    for (std::size_t i = missing.size(); i-- > 0;) {  // like the map, from the top
        LayerState const& layer = missing[i];
        ImGui::PushID(static_cast<int>(layer.id));
        ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(palette::colours().warning));
        ImGui::TextUnformatted(icons::warning);
        ImGui::SameLine(context.px(name_indent_px));
        if (ImGui::Selectable(widget_label(context, layer.title, "title").c_str())) {
            ImGui::OpenPopup("missing layer");
        }
        ImGui::PopStyleColor();
        if (ImGui::IsItemHovered()) {
            long_tooltip(context,
                         fmt::format("{}: {}", context.say(Word::source_missing), layer.source.path));
        }
        ImGui::PushFont(context.fonts.small());
        ImGui::Indent(context.px(name_indent_px - 12));
        ImGui::TextDisabled("%s", context.say(Word::source_missing));
        ImGui::Unindent(context.px(name_indent_px - 12));
        if (ImGui::BeginPopup("missing layer")) {
            ImGui::TextDisabled("%s", set_text(context, one_line(layer.source.path)).c_str());
            if (ImGui::MenuItem(context.say(Word::find_source))) {
                context.commands.emplace_back(OpenCommandField{layer.source.path, layer.id});
            }
            if (ImGui::MenuItem(context.say(Word::remove_layer))) {
                context.commands.emplace_back(RemoveLayer{layer.id, layer.title});
            }
            ImGui::EndPopup();
        }
        ImGui::PopFont();
        ImGui::PopID();
    }
}

}  // namespace gatepost

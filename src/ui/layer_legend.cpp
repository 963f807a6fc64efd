// The classes of a layer below its row in the layer panel.
#include "map/legend.hpp"
#include "ui/long_text.hpp"
#include "ui/palette.hpp"
#include "ui/panels.hpp"
#include "words/digits.hpp"

#include <imgui.h>

namespace gatepost {

std::uintptr_t swatch_of(PanelContext const& context, LayerId layer, std::size_t style_class) {
    auto const found = context.model.swatches.find(layer);
    return found != context.model.swatches.end() && style_class < found->second.size()
               ? found->second[style_class]
               : 0;
}

void draw_swatch(PanelContext const& context, std::uintptr_t swatch, bool is_on) {
    if (swatch == 0) {
        ImGui::Dummy({context.px(24), context.px(24)});
        return;
    }
    // The swatch was drawn by GL with its first row at the bottom.
    ImVec4 const tint{1, 1, 1, is_on ? 1.0F : 0.3F};
    ImGui::Image(reinterpret_cast<ImTextureID>(swatch), {context.px(24), context.px(24)}, {0, 1}, {1, 0},
                 tint);
}

void draw_layer_legend(PanelContext const& context, Layer const& layer) {
    ImGui::PushFont(context.fonts.small());
    if (std::string const head = legend_head(layer, context.model.locale); !head.empty()) {
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + context.px(30));
        ImGui::TextDisabled("%s", set_text(context, one_line(head)).c_str());
        context.typed.shown += head;
    }
    for (std::size_t const i : legend_classes(layer)) {
        StyleClass const& style = layer.style.classes[i];
        ImGui::PushID(static_cast<int>(i));
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + context.px(30));
        ImVec2 const at = ImGui::GetCursorPos();
        bool const is_plain = style.is_on && !style.is_dimmed;
        ImGui::PushStyleColor(
            ImGuiCol_Text, palette::floats(is_plain ? palette::colours().ink : palette::colours().faint_ink));
        if (ImGui::Selectable("##class", false, ImGuiSelectableFlags_None, {0, context.px(24)})) {
            ImGui::GetIO().KeyAlt ? context.commands.emplace_back(DimOthers{layer.id, i})
                                  : context.commands.emplace_back(SetClassOn{layer.id, i, !style.is_on});
        }
        bool const is_hovered = ImGui::IsItemHovered();
        ImGui::SetCursorPos(at);
        draw_swatch(context, swatch_of(context, layer.id, i), is_plain);
        ImGui::SameLine(0, context.px(6));
        ImGui::SetCursorPosY(at.y + (context.px(24) - ImGui::GetTextLineHeight()) / 2);
        ImGui::TextUnformatted(
            set_text(context, one_line(class_title(layer, i, context.model.locale))).c_str());
        std::string const count = grouped(layer.shown_sizes[i]);
        ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - context.px(26) -
                        ImGui::CalcTextSize(count.c_str()).x);
        ImGui::TextUnformatted(count.c_str());
        ImGui::SetCursorPosY(at.y + context.px(26));
        ImGui::PopStyleColor();
        if (is_hovered) {
            ImGui::SetTooltip("%s", context.say(Word::class_hint));
        }
        ImGui::PopID();
    }
    ImGui::PopFont();
}

}  // namespace gatepost

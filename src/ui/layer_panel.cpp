#include "ui/digits.hpp"
#include "ui/icons.hpp"
#include "ui/palette.hpp"
#include "ui/panels.hpp"

#include <fmt/format.h>
#include <imgui.h>

namespace gatepost {

namespace {

constexpr double panel_width_px = 292;
constexpr char const* drag_kind = "layer";

void tooltip(char const* text) {
    if (ImGui::IsItemHovered()) {
        ImGui::SetTooltip("%s", text);
    }
}

/// Dragging a row onto another moves its layer there.
void drag_to_reorder(PanelContext const& context, std::size_t index) {
    if (ImGui::BeginDragDropSource(ImGuiDragDropFlags_SourceNoDisableHover)) {
        ImGui::SetDragDropPayload(drag_kind, &index, sizeof index);
        ImGui::TextUnformatted(context.model.document->layer(index).name.c_str());
        ImGui::EndDragDropSource();
    }
    if (ImGui::BeginDragDropTarget()) {
        if (ImGuiPayload const* const payload = ImGui::AcceptDragDropPayload(drag_kind)) {
            std::size_t const from = *static_cast<std::size_t const*>(payload->Data);
            if (from != index) {
                context.commands.emplace_back(MoveLayer{from, index});
            }
        }
        ImGui::EndDragDropTarget();
    }
}

void draw_layer_menu(PanelContext const& context, std::size_t index) {
    Layer const& layer = context.model.document->layer(index);
    if (!ImGui::BeginPopup("layer menu")) {
        return;
    }
    ImGui::PushFont(context.fonts.small());
    ImGui::TextDisabled("%s", layer.name.c_str());
    float percent = layer.opacity * 100;
    ImGui::SetNextItemWidth(context.px(160));
    if (ImGui::SliderFloat("opacity", &percent, 0, 100, "%.0f %%")) {
        context.commands.emplace_back(SetOpacity{index, percent / 100});
    }
    if (ImGui::MenuItem("Zoom to layer")) {
        context.commands.emplace_back(ZoomToLayer{index});
    }
    if (ImGui::MenuItem("Move up", nullptr, false, index + 1 < context.model.document->layers().size())) {
        context.commands.emplace_back(MoveLayer{index, index + 1});
    }
    if (ImGui::MenuItem("Move down", nullptr, false, index > 0)) {
        context.commands.emplace_back(MoveLayer{index, index - 1});
    }
    for (std::string const& message : layer.table->report.messages) {
        ImGui::PushTextWrapPos(context.px(320));
        ImGui::TextDisabled("%s %s", icons::warning, message.c_str());
        ImGui::PopTextWrapPos();
    }
    ImGui::PopFont();
    ImGui::EndPopup();
}

/// Features that have no place on the map are reached from here.
void draw_unlocated(PanelContext const& context, Layer const& layer, std::size_t index, std::size_t count) {
    ImGui::Indent(context.px(52));
    ImGui::PushFont(context.fonts.small());
    ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(palette::colours().quiet_ink));
    bool const open = ImGui::TreeNodeEx(
        "unlocated", ImGuiTreeNodeFlags_NoTreePushOnOpen | ImGuiTreeNodeFlags_SpanAvailWidth,
        "Without a place (%zu)", count);
    ImGui::PopStyleColor();
    if (open) {
        for (AttributeRow const& row : layer.unlocated_rows) {
            auto const feature = static_cast<std::uint32_t>(row.feature());
            ImGui::PushID(static_cast<int>(feature));
            std::string const name = name_of(row, context.model.languages);
            if (ImGui::Selectable(name.c_str())) {
                context.commands.emplace_back(ShowFeature{{static_cast<std::uint32_t>(index), feature}});
            }
            tooltip(name.c_str());
            ImGui::PopID();
        }
        if (count > layer.unlocated_rows.size()) {
            ImGui::TextDisabled("and %zu more", count - layer.unlocated_rows.size());
        }
    }
    ImGui::PopFont();
    ImGui::Unindent(context.px(52));
}

/// A line under a layer's name.
void draw_note(PanelContext const& context, std::string const& text, std::string const& hint, Colour colour) {
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - context.px(6));
    ImGui::Indent(context.px(60));
    ImGui::PushFont(context.fonts.small());
    ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(colour));
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopStyleColor();
    tooltip(hint.c_str());
    ImGui::PopFont();
    ImGui::Unindent(context.px(60));
}

/// Of a source that is too large to hold: how much of it the map shows here.
void draw_part(PanelContext const& context, Layer const& layer) {
    auto const digits = [](std::uint64_t number) { return grouped(fmt::format("{}", number)); };
    TablePart const& part = *layer.table->part;
    if (part.found > layer.table->size() + layer.table->report.skipped) {
        draw_note(
            context, fmt::format("showing {} of {} here", digits(layer.table->size()), digits(part.found)),
            fmt::format("The source has {} features. Evenly chosen ones are shown; zoom in to see more of "
                        "them.",
                        digits(part.in_source)),
            palette::colours().warning);
    } else {
        draw_note(context, fmt::format("showing all {} here", digits(part.found)),
                  fmt::format("The source has {} features. Those around this view are read.",
                              digits(part.in_source)),
                  palette::colours().quiet_ink);
    }
}

std::uintptr_t swatch_of(PanelContext const& context, std::size_t layer, std::size_t style_class) {
    auto const& swatches = context.model.swatches;
    return layer < swatches.size() && style_class < swatches[layer].size() ? swatches[layer][style_class] : 0;
}

void draw_row(PanelContext const& context, std::size_t index, int key) {
    Layer const& layer = context.model.document->layer(index);
    ImGui::PushID(layer.id.c_str());
    ImGui::AlignTextToFramePadding();
    ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(layer.is_visible ? palette::colours().accent
                                                                          : palette::colours().faint_ink));
    if (ImGui::Button(layer.is_visible ? icons::eye : icons::eye_closed, {context.px(28), 0})) {
        context.commands.emplace_back(ToggleLayer{index});
    }
    ImGui::PopStyleColor();
    std::string const hint = key > 0 ? fmt::format("{} (key {})", layer.is_visible ? "Hide" : "Show", key)
                                     : std::string{layer.is_visible ? "Hide" : "Show"};
    tooltip(hint.c_str());
    ImGui::SameLine(0, context.px(2));
    std::uintptr_t const swatch = swatch_of(context, index, layer.style.typical_class());
    if (swatch != 0) {
        // The swatch was drawn by GL with its first row at the bottom.
        ImGui::Image(reinterpret_cast<ImTextureID>(swatch), {context.px(24), context.px(24)}, {0, 1}, {1, 0});
    } else {
        ImGui::Dummy({context.px(24), context.px(24)});
    }
    ImGui::SameLine(0, context.px(6));
    std::size_t const unlocated = layer.group == LayerGroup::basemap ? 0 : layer.unlocated;
    std::string const count = layer.table->part ? "" : fmt::format("{}", layer.table->size());
    float const count_width = ImGui::CalcTextSize(count.c_str()).x;
    float const menu_width = context.px(24);
    float const name_width = ImGui::GetContentRegionAvail().x - count_width - menu_width - context.px(12);
    ImGui::PushStyleColor(ImGuiCol_Text, palette::floats(layer.is_visible ? palette::colours().ink
                                                                          : palette::colours().quiet_ink));
    bool const was_clicked =
        ImGui::Selectable(layer.name.c_str(), false, ImGuiSelectableFlags_None, {name_width, context.px(22)});
    ImGui::PopStyleColor();
    if (was_clicked) {
        context.commands.emplace_back(ToggleLayer{index});
    }
    drag_to_reorder(context, index);
    if (!layer.table->report.is_clean()) {
        tooltip("Some features were left out or are doubtful: see the menu");
    }
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - count_width - menu_width - context.px(2));
    ImGui::TextDisabled("%s", count.c_str());
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - menu_width + context.px(4));
    if (ImGui::Button(icons::menu, {menu_width - context.px(4), 0})) {
        ImGui::OpenPopup("layer menu");
    }
    tooltip("Opacity, order, zoom to layer");
    draw_layer_menu(context, index);
    if (layer.table->part) {
        draw_part(context, layer);
    }
    if (layer.is_first_look) {
        draw_note(context, "a first look: still reading", "Some features from all over the file.",
                  palette::colours().warning);
    }
    if (unlocated > 0) {
        draw_unlocated(context, layer, index, unlocated);
    }
    ImGui::PopID();
}

void draw_group(PanelContext const& context, char const* title, LayerGroup group, int& key) {
    bool any = false;
    auto const& layers = context.model.document->layers();
    for (std::size_t i = layers.size();
         i-- > 0;) {  // the panel reads like the map: what lies on top comes first
        if (layers[i].group != group) {
            continue;
        }
        if (!any) {
            ImGui::PushFont(context.fonts.small());
            ImGui::TextDisabled("%s", title);
            ImGui::PopFont();
            any = true;
        }
        ++key;
        draw_row(context, i, key <= 9 ? key : 0);
    }
    if (any) {
        ImGui::Dummy({0, context.px(4)});
    }
}

}  // namespace

void draw_layer_panel(PanelContext const& context) {
    float const margin = context.px(12);
    float const height = ImGui::GetIO().DisplaySize.y - 2 * margin - context.px(36);
    ImGui::SetNextWindowPos({margin, margin});
    ImGui::SetNextWindowSizeConstraints({context.px(panel_width_px), 0},
                                        {context.px(panel_width_px), height});
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                                       ImGuiWindowFlags_NoResize | ImGuiWindowFlags_AlwaysAutoResize |
                                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing;
    if (ImGui::Begin("Layers", nullptr, flags)) {
        ImGui::PushFont(context.fonts.title());
        ImGui::TextUnformatted("Gatepost");
        ImGui::PopFont();
        ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - context.px(62));
        if (ImGui::Button(icons::expand)) {
            context.commands.emplace_back(FitAll{});
        }
        tooltip("Show everything (F)");
        ImGui::SameLine(0, context.px(2));
        if (ImGui::Button(icons::camera)) {
            context.commands.emplace_back(ExportPicture{});
        }
        tooltip("Save this view as a picture (Ctrl+E)");
        if (context.model.loading_progress) {
            ImGui::ProgressBar(*context.model.loading_progress, {-1, context.px(4)}, "");
        }
        ImGui::Separator();
        int key = 0;
        draw_group(context, "Your files", LayerGroup::own, key);
        draw_group(context, "Atlas", LayerGroup::atlas, key);
        draw_group(context, "Basemap", LayerGroup::basemap, key);
    }
    ImGui::End();
}

}  // namespace gatepost

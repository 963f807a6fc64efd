// The menu of a layer in the layer panel.
#include "map/legend.hpp"
#include "ui/dates_menu.hpp"
#include "ui/encoding_menu.hpp"
#include "ui/icons.hpp"
#include "ui/long_text.hpp"
#include "ui/panels.hpp"
#include "words/message_words.hpp"

#include <fmt/format.h>
#include <imgui.h>

namespace gatepost {

namespace {

/// How a person's own layer is coloured.
void draw_style_menu(PanelContext const& context, Layer const& layer) {
    if (ImGui::BeginMenu(context.say(Word::colour_by), !layer.content->style_fields.empty())) {
        if (ImGui::MenuItem(context.say(Word::one_colour), nullptr, layer.style.classes.size() == 1)) {
            context.commands.emplace_back(StyleByField{layer.id, {}});
        }
        ImGui::Separator();
        for (std::string const& field : layer.content->style_fields) {
            if (ImGui::MenuItem(widget_label(context, field, field.c_str()).c_str(), nullptr,
                                layer.style.class_field == field)) {
                context.commands.emplace_back(StyleByField{layer.id, {field}});
                context.typed.open_legends.insert(layer.id);
            }
        }
        ImGui::EndMenu();
    }
}

/// What reading the layer came to.
void draw_report(PanelContext const& context, Layer const& layer) {
    if (!layer.table->report.is_silent()) {
        ImGui::Separator();
        ImGui::TextDisabled("%s", context.say(Word::show_report));
    }
    int number = 0;
    ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextDisabled));
    for (std::string const& message : layer.table->report.messages()) {
        ImGui::PushID(number++);
        std::string const text =
            fmt::format("{} {}", icons::warning, message_in(context.model.locale, message));
        draw_long_text(context, "report", text, {6, context.px(320)});
        ImGui::PopID();
    }
    ImGui::PopStyleColor();
}

}  // namespace

void draw_layer_menu(PanelContext const& context, Layer const& layer) {
    if (!ImGui::BeginPopup("layer menu")) {
        return;
    }
    ImGui::PushFont(context.fonts.small());
    ImGui::TextDisabled("%s", set_text(context, one_line(layer_title(layer, context.model.locale))).c_str());
    float percent = layer.opacity * 100;
    ImGui::SetNextItemWidth(context.px(160));
    if (ImGui::SliderFloat(context.say(Word::opacity), &percent, 0, 100, "%.0f %%")) {
        context.commands.emplace_back(SetOpacity{layer.id, percent / 100});
    }
    if (ImGui::MenuItem(context.say(Word::zoom_to_layer))) {
        context.commands.emplace_back(ZoomToLayer{layer.id});
    }
    auto const& layers = context.model.document->layers();
    std::size_t const place = context.model.document->place_of(layer.id);
    auto const draw_move = [&](Word word, bool has_other, std::size_t other) {
        bool const may_move = has_other && layers[other].group == layer.group;
        if (ImGui::MenuItem(context.say(word), nullptr, false, may_move)) {
            context.commands.emplace_back(MoveLayer{layer.id, layers[other].id});
        }
    };
    draw_move(Word::move_up, place + 1 < layers.size(), place + 1);
    draw_move(Word::move_down, place > 0, place - 1);
    bool const may_cluster = layer.style.is_pickable && layer.typical_kind == GeometryKind::point &&
                             (layer.style.is_clustered || layer.group == LayerGroup::own);
    if (may_cluster && ImGui::MenuItem(context.say(Word::clusters), nullptr, layer.is_clustered)) {
        context.commands.emplace_back(SetClustered{layer.id, !layer.is_clustered});
    }
    if (layer.group == LayerGroup::own) {
        draw_style_menu(context, layer);
        draw_encoding_menu(context, layer);
    }
    if (layer.group != LayerGroup::background) {
        draw_dates_menu(context, layer);
    }
    if (ImGui::MenuItem(context.say(Word::filter_menu), nullptr, !layer.condition.empty())) {
        context.commands.emplace_back(OpenFilterForm{layer.id});
    }
    if (layer.group != LayerGroup::background && !layer.style.has_feature_styles() &&
        ImGui::MenuItem(context.say(Word::style_menu))) {
        context.commands.emplace_back(OpenStyleForm{layer.id});
    }
    if (ImGui::MenuItem(context.say(Word::table_menu))) {
        context.commands.emplace_back(OpenTable{layer.id});
    }
    if (layer.group == LayerGroup::own && ImGui::MenuItem(context.say(Word::remove_layer))) {
        context.commands.emplace_back(RemoveLayer{layer.id, layer_title(layer, context.model.locale)});
    }
    draw_report(context, layer);
    ImGui::PopFont();
    ImGui::EndPopup();
}

}  // namespace gatepost

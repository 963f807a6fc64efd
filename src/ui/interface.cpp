#include "ui/interface.hpp"

#include "ui/panels.hpp"

#include <imgui.h>

namespace gatepost {

Commands draw_interface(InterfaceModel const& model, InterfaceFonts const& fonts, TypedTexts& typed) {
    Commands commands;
    auto const pixel_ratio = static_cast<float>(ImGui::GetIO().DisplaySize.x / model.viewport.width_px);
    PanelContext const context{model, fonts, commands, typed, pixel_ratio};
    draw_precision_ring(context);
    draw_furniture(context);
    if (!model.is_picture) {
        draw_layer_panel(context);
        draw_status_line(context);
        draw_messages(context);
        draw_context_menu(context);
    }
    draw_popup_card(context);
    if (model.is_over_feature && !ImGui::GetIO().WantCaptureMouse) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    return commands;
}

namespace {

/// What the layer panel shows: its layers, and the features without a place below them.
std::string panel_texts(InterfaceModel const& model) {
    std::string texts;
    for (Layer const& layer : model.document->layers()) {
        texts += layer.name;
        for (AttributeRow const& row : layer.unlocated_rows) {
            texts += layer.group == LayerGroup::basemap ? std::string{} : name_of(row, model.languages);
        }
    }
    return texts;
}

}  // namespace

std::string texts_of(InterfaceModel const& model) {
    std::string texts = model.credits + "N°′″";
    for (std::string const& message : model.messages) {
        texts += message;
    }
    if (!model.is_picture) {
        texts += panel_texts(model);
    }
    if (model.popup) {
        Card const& card = *model.popup->card;
        texts += card.layer_name + card.kind + card.position_note + card.source_text;
        for (auto const& [language, name] : card.names) {
            texts += name;
        }
        for (Card::Fact const& fact : card.facts) {
            texts += fact.label + fact.value;
        }
        for (Event const& event : card.events) {
            texts += date_for_people(event) + best_text(event.title, model.languages) +
                     best_text(event.text, model.languages) + event.source;
        }
        for (auto const* const links : {&card.hosted, &card.places, &card.related}) {
            for (Card::Link const& link : *links) {
                texts += link.title + link.layer_name;
            }
        }
    }
    return texts;
}

}  // namespace gatepost

#include "ui/interface.hpp"

#include "map/legend.hpp"
#include "ui/pane.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <algorithm>

namespace gatepost {

namespace {

/// Some commands are about the interface itself.
void open_windows(PanelContext const& context) {
    auto const take_keys = [&](Pane pane) {  // where it was opened by keys
        if (!ImGui::IsMouseReleased(ImGuiMouseButton_Left) && !ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
            context.typed.keyboard.wanted = pane;
        }
    };
    for (Command const& command : context.commands) {
        auto const* const panel = std::get_if<OpenPanel>(&command);
        if (panel == nullptr) {
            continue;
        }
        if (auto const* const form = std::get_if<OpenStyleForm>(panel)) {
            context.typed.style_form = {};
            context.typed.style_form.layer = form->layer;
            take_keys(Pane::style_form);
        } else if (auto const* const filter = std::get_if<OpenFilterForm>(panel)) {
            context.typed.filter_form = {};
            context.typed.filter_form.layer = filter->layer;
            take_keys(Pane::filter_form);
        } else if (auto const* const table = std::get_if<OpenTable>(panel)) {
            context.typed.table = {};
            context.typed.table.layer = table->layer;
            take_keys(Pane::table);
        }
    }
}

}  // namespace

Commands draw_interface(InterfaceModel const& model, InterfaceFonts& fonts, TypedTexts& typed) {
    Commands commands;
    typed.shown.clear();
    typed.covered_screen.clear();
    auto const pixel_ratio = static_cast<float>(ImGui::GetIO().DisplaySize.x / model.viewport.width_px);
    PanelContext const context{model, fonts, commands, typed, layout_of(model), pixel_ratio};
    draw_precision_ring(context);
    draw_badges(context);
    draw_furniture(context);
    draw_fan(context);
    draw_hovered(context);
    begin_panes(context);
    if (model.has_panels) {
        draw_layer_panel(context);
        draw_style_form(context);
        draw_filter_form(context);
        draw_timeline(context);
        draw_table_panel(context);
        draw_status_line(context);
    }
    draw_tour(context);
    draw_messages(context);
    draw_question(context);
    draw_picture_form(context);
    draw_context_menu(context);
    draw_command_field(context);
    draw_box_zoom(context);
    draw_place_mark(context);
    draw_pinned_cards(context);
    draw_popup_card(context);
    open_windows(context);
    settle_keyboard(context);
    if (model.hovered && !ImGui::GetIO().WantCaptureMouse) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    return commands;
}

namespace {

constexpr std::size_t most_items = 200;  // of a list; of what is unfolded later, `TypedTexts::shown` tells

constexpr std::size_t most_head_bytes = 3000;

/// As much of a text as is seen before it is unfolded.
std::string_view head_of(std::string_view text) { return text.substr(0, most_head_bytes); }

std::string question_texts(InterfaceModel const& model) {
    std::string texts = model.undo_text + model.redo_text;
    if (model.question) {
        texts += head_of(model.question->text);
        for (Question::Choice const& choice : model.question->choices) {
            texts += choice.label;
        }
    }
    for (auto const& [layer, stale] : model.stale) {
        texts += head_of(stale.reason);
    }
    return texts;
}

/// What the layer panel shows: its layers, and the features without a place below them.
std::string panel_texts(InterfaceModel const& model) {
    std::string texts;
    for (std::size_t word = 0; word < word_count; ++word) {
        texts += said(static_cast<Word>(word), model.locale);
    }
    for (std::string_view const name : locale_names) {
        texts += name;
    }
    for (CrsChoice const& offered : model.crs_choices) {
        texts += head_of(text_in(offered.title, model.locale));
    }
    for (LayerState const& layer : model.missing) {
        texts += head_of(layer.title);
        texts += head_of(layer.source.path);
    }
    for (Layer const& layer : model.document->layers()) {
        texts += head_of(layer_title(layer, model.locale));
        for (std::string const& field : layer.content->style_fields) {
            texts += head_of(field);
        }
        for (std::string const& field : layer.content->number_fields) {
            texts += head_of(field);
        }
        texts += head_of(legend_head(layer, model.locale));
        for (std::size_t const i : legend_classes(layer)) {
            texts += head_of(class_title(layer, i, model.locale));
        }
        for (AttributeRow const& row : *layer.content->unlocated_rows) {
            texts += layer.group == LayerGroup::background
                         ? std::string_view{}
                         : head_of(name_of(row, model.languages, most_head_bytes));
        }
    }
    return texts;
}

/// What the legends of densities say, in a picture too.
std::string density_texts(InterfaceModel const& model) {
    std::string texts;
    for (auto const& [id, legend] : model.densities) {
        for (Word const word : {Word::points_per_pixel, Word::points_per_hexagon, Word::points_nearby,
                                Word::sum_per_pixel, Word::sum_per_hexagon, Word::sum_nearby}) {
            texts += said(word, model.locale);
        }
        texts += head_of(legend.weight_field);
        texts += head_of(layer_title(model.document->layer(id), model.locale));
    }
    return texts;
}

std::string card_texts(Card const& card, InterfaceModel const& model) {
    std::string texts;
    auto const add = [&](std::string_view text) { texts += head_of(text); };
    for (Word const word : {Word::events, Word::borrowed_place, Word::n_of_m, Word::where_it_happened,
                            Word::also_here, Word::related, Word::sources}) {
        add(said(word, model.locale));
    }
    for (std::string const* const text :
         {&card.layer_name, &card.what_it_is, &card.position_note, &card.source.named}) {
        add(*text);
    }
    for (auto const& [language, name] : card.names) {
        add(name);
    }
    for (std::size_t i = 0; i < std::min(card.facts.size(), most_items); ++i) {
        add(card.facts[i].label);
        add(card.facts[i].value);
        add(card.facts[i].beside_label);
        add(card.facts[i].beside_value);
    }
    for (std::size_t i = 0; i < std::min(card.events.size(), most_items); ++i) {
        Event const& event = card.events[i];
        add(full_date(event, model.locale));
        add(text_in(event.speaker, model.locale));
        add(best_text(event.title, model.languages));
        add(best_text(event.text, model.languages));
        add(card.event_sources[i].named);
    }
    for (auto const* const links : {&card.hosted, &card.places, &card.related}) {
        for (std::size_t i = 0; i < std::min(links->size(), most_items); ++i) {
            add((*links)[i].title);
            add((*links)[i].layer_name);
            add((*links)[i].date);
        }
    }
    return texts;
}

std::string story_texts(PlaceStory const& story, InterfaceModel const& model) {
    std::string texts;
    for (std::size_t i = 0; i < std::min(story.entries.size(), most_items); ++i) {
        PlaceStory::Entry const& entry = story.entries[i];
        for (std::string const& text :
             {full_date(entry.event, model.locale), entry.title, entry.text, entry.teller,
              text_in(entry.event.speaker, model.locale), entry.source.named}) {
            texts += head_of(text);
        }
    }
    return texts;
}

/// Titles of all, and what is told at the stop that is open.
std::string tour_texts(InterfaceModel const& model) {
    std::string texts;
    for (Tour const& tour : model.tours.all()) {
        texts += head_of(text_in(tour.title, model.locale));
    }
    if (model.tour) {
        for (TourStop const& stop : model.tour->tour().stops) {
            texts += head_of(text_in(stop.title, model.locale));
        }
        texts += head_of(text_in(model.tour->tour().stops[model.tour->stop].text, model.locale));
    }
    return texts;
}

}  // namespace

std::string texts_of(InterfaceModel const& model) {
    std::string texts = model.credits + "N°′″BĐTSEW" + density_texts(model);
    for (Message const& message : model.messages) {
        texts += head_of(message.text);
        texts += message.action ? message.action->label : std::string{};
    }
    for (FanModel::Item const& item : model.fan ? model.fan->items : std::vector<FanModel::Item>{}) {
        texts += head_of(item.name);
    }
    for (SearchResult const& found : model.search ? model.search->results : std::vector<SearchResult>{}) {
        texts += head_of(found.title);
        texts += head_of(found.matched);
        texts += head_of(found.date);
    }
    texts += panel_texts(model) + question_texts(model);
    for (std::string const& area : model.place_mark ? model.place_mark->areas : std::vector<std::string>{}) {
        texts += head_of(area);
    }
    texts += model.place_mark ? head_of(model.document->map_crs().name()) : std::string_view{};
    texts += model.hovered ? head_of(model.hovered->name) : std::string_view{};
    for (PinnedCardModel const& pinned : model.pinned) {
        texts += card_texts(pinned.card, model);
    }
    texts += tour_texts(model);
    if (model.popup) {
        texts += card_texts(*model.popup->card, model);
        texts += model.popup->story ? story_texts(*model.popup->story, model) : std::string{};
    }
    return texts;
}

}  // namespace gatepost

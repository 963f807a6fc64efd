#include "map/card.hpp"

#include "map/legend.hpp"
#include "style/simple_style.hpp"
#include "words/locale_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace gatepost {

namespace {

bool is_name_field(std::string_view field) {
    constexpr std::array<std::string_view, 5> plain{"name", "Name", "NAME", "title", "Title"};
    return std::find(plain.begin(), plain.end(), field) != plain.end() || field.starts_with("name_") ||
           field.starts_with("name:");
}

bool is_among(std::vector<std::string> const& fields, std::string_view field) {
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

/// What is known of a feature when its facts are written.
struct Told {
    Document const& document;
    Layer const& layer;
    Card const& card;
    Story const& story;
    bool has_place = false;
};

bool are_features(Document const& document, std::string_view ids) {
    std::vector<std::string> const list = split_ids(ids);
    return std::all_of(list.begin(), list.end(),
                       [&](std::string const& id) { return document.links().find(id).has_value(); });
}

/// Whether an attribute is a fact of the card: one with a meaning here is none only where its value has that
/// meaning, so that the card says it elsewhere.
bool is_fact(Told const& told, std::string_view field, std::string const& value) {
    LayerProfile const& profile = *told.layer.profile;
    FieldProfile const* const known = profile.field(field);
    if (known != nullptr && known->is_hidden) {
        return false;
    }
    auto const names_it = [&](auto const& name) { return name.second == value; };
    if (field == "id" || is_name_field(field)) {
        return std::none_of(told.card.names.begin(), told.card.names.end(), names_it);
    }
    if (is_among(profile.link_fields, field)) {
        return !are_features(told.document, value);
    }
    if (is_among(profile.kind_fields, field) || field == "source" || told.story.tells(field)) {
        return false;
    }
    if (field == "precision_m") {
        return !told.has_place || told.card.precision_m <= 0;
    }
    if (field == "coord_confidence") {
        return !told.has_place || (value != "sourced" && value != "derived" && value != "known");
    }
    if (field == "confidence") {
        return value != "known";
    }
    bool const has_own_style = !told.layer.is_restyled && !profile.look && !told.layer.table->attribute_file;
    return !(has_own_style && is_simple_style(field, value));
}

/// What a field is called: as the map file says, else its name in plain letters.
std::string label_of(LayerProfile const& profile, std::string_view field, Locale locale) {
    FieldProfile const* const known = profile.field(field);
    if (known != nullptr && !known->label.empty()) {
        return text_in(known->label, locale);
    }
    std::string label{field};
    for (std::string_view const ending : {"_vi", "_zh", "_en"}) {
        if (label.size() > ending.size() && label.ends_with(ending)) {
            label.resize(label.size() - ending.size());
        }
    }
    std::replace(label.begin(), label.end(), '_', ' ');
    if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') {
        label[0] = static_cast<char>(label[0] - 'a' + 'A');
    }
    return label;
}

/// The fields in the order of a card: those that the map file names in its order, then the others.
std::vector<AttributeColumn const*> in_card_order(AttributeColumns const& columns,
                                                  LayerProfile const& profile) {
    std::vector<AttributeColumn const*> ordered;
    for (FieldProfile const& field : profile.fields) {
        if (AttributeColumn const* const column = columns.find(field.name)) {
            ordered.push_back(column);
        }
    }
    for (AttributeColumn const& column : columns) {
        if (profile.field(column.name()) == nullptr) {
            ordered.push_back(&column);
        }
    }
    return ordered;
}

std::string metres_for_people(double metres, Locale locale) {
    bool const is_chinese = locale == Locale::chinese;
    if (metres < 1000) {
        return fmt::format("{:.0f}{}", metres, is_chinese ? "米" : " m");
    }
    std::string const km =
        metres < 100'000 ? fmt::format("{:.2g}", metres / 1000) : fmt::format("{:.0f}", metres / 1000);
    return decimal_in(km, locale) + (is_chinese ? "千米" : " km");
}

std::string position_note(AttributeRow const& row, bool has_place, double precision_m, Locale locale) {
    std::string const confidence = row.text("coord_confidence");
    std::string note;
    if (!has_place) {
        note = said(Word::position_none, locale);
    } else if (confidence == "sourced") {
        note = said(Word::position_sourced, locale);
    } else if (confidence == "derived") {
        note = said(Word::position_derived, locale);
    } else if (confidence == "known") {
        note = said(Word::position_known, locale);
    }
    if (precision_m > 0 && has_place) {
        note += (note.empty()                ? ""
                 : locale == Locale::chinese ? "，"
                                             : ", ") +
                said(Word::position_within, locale, metres_for_people(precision_m, locale));
    }
    return note;
}

/// A field that exists in several languages (`reason_vi`, `…_zh`, `…_en`) is one fact with their values in a
/// row.
void add_facts(AttributeRow const& row, Told const& told, Locale locale, Card& card) {
    LayerProfile const& profile = *told.layer.profile;
    for (AttributeColumn const* const column : in_card_order(row.columns(), profile)) {
        if (column->is_null(row.index())) {
            continue;
        }
        std::string const value = column->to_text(row.index());
        if (value.empty() || !is_fact(told, column->name(), value)) {
            continue;
        }
        std::string label = label_of(profile, column->name(), locale);
        std::string title = profile.value_title(column->name(), value, locale);
        if (!card.facts.empty() && card.facts.back().label == label) {
            card.facts.back().value += " · " + title;
        } else {
            card.facts.push_back({std::move(label), std::move(title)});
        }
    }
    if (row.text("confidence") == "known") {
        card.facts.push_back({said(Word::fact_confidence, locale), said(Word::general_knowledge, locale)});
    }
}

/// What a feature is, in a phrase: `national` and `road`, but the same word once.
std::string kind_of(AttributeRow const& row, LayerProfile const& profile, Locale locale) {
    std::string kind;
    std::string before;
    for (std::string const& field : profile.kind_fields) {
        std::string value = row.text(field);
        if (!value.empty() && value != before) {
            kind += kind.empty() ? value : " " + value;
        }
        before = std::move(value);
    }
    return profile.kind_title(kind, locale);
}

void add_related(Document const& document, AttributeRow const& row, LanguageChain const& languages,
                 Locale locale, Card& card) {
    std::set<FeatureRef> named{card.ref};
    for (Card::Link const& hosted : card.hosted) {
        named.insert(hosted.ref);
    }
    for (std::string const& field : document.layer(card.ref.layer).profile->link_fields) {
        for (std::string const& id : split_ids(row.text(field))) {
            auto const ref = document.links().find(id);
            if (ref && named.insert(*ref).second) {
                card.related.push_back(make_link(document, *ref, languages, locale));
            }
        }
    }
}

}  // namespace

Card::Link make_link(Document const& document, FeatureRef ref, LanguageChain const& languages,
                     Locale locale) {
    Layer const& layer = document.layer(ref.layer);
    return {ref, name_of(layer.table->row(ref.feature), languages), layer_title(layer, locale),
            layer.table->geometry.kind(ref.feature) != GeometryKind::none};
}

Card make_card(Document const& document, FeatureRef ref, LanguageChain const& languages, Locale locale) {
    Layer const& layer = document.layer(ref.layer);
    AttributeRow const row = layer.table->row(ref.feature);
    Card card;
    card.ref = ref;
    card.reference = layer.name + ":" + row.id();
    card.layer_name = layer_title(layer, locale);
    card.kind = kind_of(row, *layer.profile, locale);
    card.names = names_of(row, languages);
    if (card.names.empty()) {
        card.names.emplace_back("", row.id());
    }
    card.precision_m = row.number("precision_m").value_or(0);
    bool const has_place = layer.table->geometry.kind(ref.feature) != GeometryKind::none;
    card.position_note = position_note(row, has_place, card.precision_m, locale);
    Story story = story_of(row, *layer.profile);
    add_facts(row, {document, layer, card, story, has_place}, locale, card);
    card.events = std::move(story.events);
    for (Event const& event : card.events) {
        card.event_sources.push_back(split_source(event.source));
    }
    for (FeatureRef const hosted : document.links().hosted_by(ref)) {
        card.hosted.push_back(make_link(document, hosted, languages, locale));
    }
    for (FeatureRef const place : document.links().listed_by(row.text("id"))) {
        card.places.push_back(make_link(document, place, languages, locale));
    }
    add_related(document, row, languages, locale, card);
    card.source_text = row.text("source");
    card.source = split_source(card.source_text);
    return card;
}

}  // namespace gatepost

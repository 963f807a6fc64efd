#include "map/card.hpp"

#include "map/kinds.hpp"
#include "map/legend.hpp"
#include "style/simple_style.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace gatepost {

namespace {

constexpr std::array<char const*, 7> link_fields{"host", "pair",    "twin",     "twinned_with",
                                                 "at",   "related", "programme"};

bool is_name_field(std::string_view field) {
    constexpr std::array<std::string_view, 5> plain{"name", "Name", "NAME", "title", "Title"};
    return std::find(plain.begin(), plain.end(), field) != plain.end() || field.starts_with("name_") ||
           field.starts_with("name:");
}

/// Fields of the atlas that its cards show elsewhere than among the facts, or not at all.
bool is_fact_of_atlas(std::string_view field) {
    constexpr std::array<std::string_view, 25> elsewhere{"id",
                                                         "kind",
                                                         "class",
                                                         "events",
                                                         "source",
                                                         "confidence",
                                                         "coord_confidence",
                                                         "precision_m",
                                                         "host",
                                                         "twin",
                                                         "pair",
                                                         "at",
                                                         "start",
                                                         "end",
                                                         "date_approx",
                                                         "programme",
                                                         "related",
                                                         "coord_source",
                                                         "twinned_with",
                                                         "border_dist_km",
                                                         "snap_shift_km",
                                                         "exchange_n",
                                                         "sides",
                                                         "superseded_by",
                                                         "where"};
    return std::find(elsewhere.begin(), elsewhere.end(), field) == elsewhere.end() && !is_name_field(field);
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

/// Whether an attribute of a person's own file is a fact: a name of ours hides it only where its value means
/// what ours mean, so that the card says it elsewhere.
bool is_fact_of_own(Told const& told, std::string_view field, std::string const& value) {
    auto const names_it = [&](auto const& name) { return name.second == value; };
    if (field == "id" || is_name_field(field)) {
        return std::none_of(told.card.names.begin(), told.card.names.end(), names_it);
    }
    if (std::find(link_fields.begin(), link_fields.end(), field) != link_fields.end()) {
        return !are_features(told.document, value);
    }
    if (field == "kind" || field == "class" || field == "source" || told.story.tells(field)) {
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
    bool const has_own_look = !told.layer.is_restyled && !told.layer.table->attribute_file;
    return !(has_own_look && is_simple_style(field, value));
}

std::string label_of(std::string_view field, Tongue tongue) {
    constexpr std::array<std::pair<std::string_view, Word>, 30> known{
        {{"province", Word::fact_province},
         {"date_text", Word::fact_date},
         {"province_cn", Word::fact_province_cn},
         {"province_vn_before_2025", Word::fact_before_2025},
         {"counterpart_name_vi", Word::fact_opposite},
         {"counterpart_name_zh", Word::fact_opposite},
         {"counterpart_name_en", Word::fact_opposite},
         {"locality_vn", Word::fact_in_vietnam},
         {"locality_cn", Word::fact_in_china},
         {"locations_vn", Word::fact_in_vietnam},
         {"locations_cn", Word::fact_in_china},
         {"head_vn", Word::fact_head_vn},
         {"head_cn", Word::fact_head_cn},
         {"notes", Word::fact_notes},
         {"place", Word::fact_place},
         {"locality", Word::fact_locality},
         {"side", Word::fact_side},
         {"population", Word::fact_population},
         {"marker", Word::fact_marker},
         {"markers", Word::fact_markers},
         {"edition", Word::fact_edition},
         {"size", Word::fact_size},
         {"built_by", Word::fact_built_by},
         {"planted_by", Word::fact_planted_by},
         {"area_or_count", Word::fact_amount},
         {"level", Word::fact_level},
         {"count", Word::fact_count},
         {"unit", Word::fact_unit},
         {"twinned_note", Word::fact_twinning},
         {"position_note", Word::fact_position}}};
    for (auto const& [name, label] : known) {
        if (field == name) {
            return said(label, tongue);
        }
    }
    std::string label{field};
    for (std::string_view const ending : {"_vi", "_zh", "_en"}) {
        if (label.size() > ending.size() &&
            std::string_view{label}.substr(label.size() - ending.size()) == ending) {
            label.resize(label.size() - ending.size());
        }
    }
    std::replace(label.begin(), label.end(), '_', ' ');
    if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') {
        label[0] = static_cast<char>(label[0] - 'a' + 'A');
    }
    return label;
}

std::string metres_for_people(double metres) {
    if (metres < 1000) {
        return fmt::format("{:.0f} m", metres);
    }
    return metres < 100'000 ? fmt::format("{:.2g} km", metres / 1000)
                            : fmt::format("{:.0f} km", metres / 1000);
}

std::string position_note(AttributeRow const& row, bool has_place, double precision_m, Tongue tongue) {
    std::string const confidence = row.text("coord_confidence");
    std::string note;
    if (!has_place) {
        note = said(Word::position_none, tongue);
    } else if (confidence == "sourced") {
        note = said(Word::position_sourced, tongue);
    } else if (confidence == "derived") {
        note = said(Word::position_derived, tongue);
    } else if (confidence == "known") {
        note = said(Word::position_known, tongue);
    }
    if (precision_m > 0 && has_place) {
        note +=
            (note.empty() ? "" : ", ") + said(Word::position_within, tongue, metres_for_people(precision_m));
    }
    return note;
}

/// A field that exists in several languages (`counterpart_name_vi`, `…_zh`, `…_en`) is one fact with their
/// values in a row.
void add_facts(AttributeRow const& row, Told const& told, Tongue tongue, Card& card) {
    bool const is_own = told.layer.group == LayerGroup::own;
    for (AttributeColumn const& column : row.columns()) {
        if (column.is_null(row.index()) || (!is_own && !is_fact_of_atlas(column.name()))) {
            continue;
        }
        std::string value = column.to_text(row.index());
        if (value.empty() || (is_own && !is_fact_of_own(told, column.name(), value))) {
            continue;
        }
        std::string label = label_of(column.name(), tongue);
        if (!card.facts.empty() && card.facts.back().label == label) {
            card.facts.back().value += " · " + value;
        } else {
            card.facts.push_back({std::move(label), std::move(value)});
        }
    }
    if (row.text("confidence") == "known") {
        card.facts.push_back({said(Word::fact_confidence, tongue), said(Word::general_knowledge, tongue)});
    }
}

void add_related(Document const& document, AttributeRow const& row, LanguageChain const& languages,
                 Tongue tongue, Card& card) {
    std::set<FeatureRef> named{card.ref};
    for (Card::Link const& hosted : card.hosted) {
        named.insert(hosted.ref);
    }
    for (char const* const field : link_fields) {
        for (std::string const& id : split_ids(row.text(field))) {
            auto const ref = document.links().find(id);
            if (ref && named.insert(*ref).second) {
                card.related.push_back(make_link(document, *ref, languages, tongue));
            }
        }
    }
}

}  // namespace

Card::Link make_link(Document const& document, FeatureRef ref, LanguageChain const& languages,
                     Tongue tongue) {
    Layer const& layer = document.layer(ref.layer);
    return {ref, name_of(layer.table->row(ref.feature), languages), layer_title(layer, tongue),
            layer.table->geometry.kind(ref.feature) != GeometryKind::none};
}

Card make_card(Document const& document, FeatureRef ref, LanguageChain const& languages, Tongue tongue) {
    Layer const& layer = document.layer(ref.layer);
    AttributeRow const row = layer.table->row(ref.feature);
    Card card;
    card.ref = ref;
    card.reference = layer.name + ":" + row.id();
    card.layer_name = layer_title(layer, tongue);
    card.kind = row.text("kind");
    std::string const gate_class = row.text("class");
    if (!gate_class.empty()) {
        card.kind = card.kind.empty() || card.kind == gate_class ? gate_class : gate_class + " " + card.kind;
    }
    if (layer.group != LayerGroup::own) {
        card.kind = kind_title(card.kind, tongue);
    }
    card.names = names_of(row, languages);
    if (card.names.empty()) {
        card.names.emplace_back("", row.id());
    }
    card.precision_m = row.number("precision_m").value_or(0);
    bool const has_place = layer.table->geometry.kind(ref.feature) != GeometryKind::none;
    card.position_note = position_note(row, has_place, card.precision_m, tongue);
    Story story = story_of(row);
    add_facts(row, {document, layer, card, story, has_place}, tongue, card);
    card.events = std::move(story.events);
    for (Event const& event : card.events) {
        card.event_sources.push_back(split_source(event.source));
    }
    for (FeatureRef const hosted : document.links().hosted_by(ref)) {
        card.hosted.push_back(make_link(document, hosted, languages, tongue));
    }
    for (FeatureRef const place : document.links().of_programme(row.text("id"))) {
        card.places.push_back(make_link(document, place, languages, tongue));
    }
    add_related(document, row, languages, tongue, card);
    card.source_text = row.text("source");
    card.source = split_source(card.source_text);
    return card;
}

}  // namespace gatepost

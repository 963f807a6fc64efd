#include "map/card.hpp"

#include "map/kinds.hpp"
#include "map/legend.hpp"
#include "map/simple_style.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace gatepost {

namespace {

/// Fields that a card shows elsewhere than among its facts, or not at all.
bool is_fact(std::string_view field) {
    constexpr std::array<std::string_view, 30> elsewhere{"id",
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
                                                         "name",
                                                         "Name",
                                                         "NAME",
                                                         "title",
                                                         "Title",
                                                         "twinned_with",
                                                         "border_dist_km",
                                                         "snap_shift_km",
                                                         "exchange_n",
                                                         "sides",
                                                         "superseded_by",
                                                         "where"};
    return std::find(elsewhere.begin(), elsewhere.end(), field) == elsewhere.end() &&
           field.rfind("name_", 0) != 0 && field.rfind("name:", 0) != 0 && !is_simple_style_property(field);
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
void add_facts(AttributeRow const& row, Tongue tongue, Card& card) {
    for (AttributeColumn const& column : row.columns()) {
        if (!is_fact(column.name()) || column.is_null(row.index())) {
            continue;
        }
        std::string value = column.to_text(row.index());
        std::string label = label_of(column.name(), tongue);
        if (value.empty()) {
            continue;
        }
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
    for (char const* const field : {"host", "pair", "twin", "twinned_with", "at", "related", "programme"}) {
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
    card.reference = layer.id + ":" + row.id();
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
    add_facts(row, tongue, card);
    card.events = events_of(row);
    for (FeatureRef const hosted : document.links().hosted_by(ref)) {
        card.hosted.push_back(make_link(document, hosted, languages, tongue));
    }
    for (FeatureRef const place : document.links().of_programme(row.text("id"))) {
        card.places.push_back(make_link(document, place, languages, tongue));
    }
    add_related(document, row, languages, tongue, card);
    card.source_text = row.text("source");
    return card;
}

}  // namespace gatepost

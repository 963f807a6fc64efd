#include "map/card.hpp"

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
           field.rfind("name_", 0) != 0 && field.rfind("name:", 0) != 0;
}

std::string label_of(std::string_view field) {
    constexpr std::array<std::pair<std::string_view, char const*>, 13> known{
        {{"province", "Province"},
         {"date_text", "Date"},
         {"province_cn", "Province (China)"},
         {"province_vn_before_2025", "Before 2025"},
         {"counterpart_name_vi", "Opposite"},
         {"counterpart_name_zh", "Opposite"},
         {"counterpart_name_en", "Opposite"},
         {"locality_vn", "In Vietnam"},
         {"locality_cn", "In China"},
         {"locations_vn", "In Vietnam"},
         {"locations_cn", "In China"},
         {"head_vn", "Head (Vietnam)"},
         {"head_cn", "Head (China)"}}};
    for (auto const& [name, label] : known) {
        if (field == name) {
            return label;
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

std::string position_note(FeatureTable const& table, std::size_t feature, double precision_m) {
    std::string const confidence = table.text(feature, "coord_confidence");
    std::string note;
    if (table.geometry.kind(feature) == GeometryKind::none) {
        note = "No position is known";
    } else if (confidence == "sourced") {
        note = "Position read in a source";
    } else if (confidence == "derived") {
        note = "Position of the place it belongs to, not of the thing itself";
    } else if (confidence == "known") {
        note = "Approximate position from general knowledge";
    }
    if (precision_m > 0 && table.geometry.kind(feature) != GeometryKind::none) {
        note += fmt::format("{}within about {}", note.empty() ? "" : ", ", metres_for_people(precision_m));
    }
    return note;
}

/// A field that exists in several languages (`counterpart_name_vi`, `…_zh`, `…_en`) is one fact with their
/// values in a row.
void add_facts(FeatureTable const& table, std::size_t feature, Card& card) {
    for (AttributeColumn const& column : table.attributes) {
        if (!is_fact(column.name()) || column.is_null(feature)) {
            continue;
        }
        std::string value = column.to_text(feature);
        std::string label = label_of(column.name());
        if (value.empty()) {
            continue;
        }
        if (!card.facts.empty() && card.facts.back().label == label) {
            card.facts.back().value += " · " + value;
        } else {
            card.facts.push_back({std::move(label), std::move(value)});
        }
    }
    if (table.text(feature, "confidence") == "known") {
        card.facts.push_back({"Confidence", "general knowledge, no source found"});
    }
}

void add_related(Document const& document, FeatureTable const& table, std::size_t feature,
                 LanguageChain const& languages, Card& card) {
    std::set<FeatureRef> named{card.ref};
    for (Card::Link const& hosted : card.hosted) {
        named.insert(hosted.ref);
    }
    for (char const* const field : {"host", "pair", "twin", "twinned_with", "at", "related", "programme"}) {
        for (std::string const& id : split_ids(table.text(feature, field))) {
            auto const ref = document.links().find(id);
            if (ref && named.insert(*ref).second) {
                card.related.push_back(make_link(document, *ref, languages));
            }
        }
    }
}

}  // namespace

Card::Link make_link(Document const& document, FeatureRef ref, LanguageChain const& languages) {
    Layer const& layer = document.layer(ref.layer);
    return {ref, name_of(*layer.table, ref.feature, languages), layer.name,
            layer.table->geometry.kind(ref.feature) != GeometryKind::none};
}

Card make_card(Document const& document, FeatureRef ref, LanguageChain const& languages) {
    Layer const& layer = document.layer(ref.layer);
    FeatureTable const& table = *layer.table;
    Card card;
    card.ref = ref;
    card.reference = document.reference_of(ref);
    card.layer_name = layer.name;
    card.kind = table.text(ref.feature, "kind");
    std::string const gate_class = table.text(ref.feature, "class");
    if (!gate_class.empty()) {
        card.kind = card.kind.empty() || card.kind == gate_class ? gate_class : gate_class + " " + card.kind;
    }
    card.names = names_of(table, ref.feature, languages);
    if (card.names.empty()) {
        card.names.emplace_back("", table.id_of(ref.feature));
    }
    AttributeColumn const* const precision = table.find("precision_m");
    card.precision_m = precision != nullptr ? precision->number(ref.feature).value_or(0) : 0;
    card.position_note = position_note(table, ref.feature, card.precision_m);
    add_facts(table, ref.feature, card);
    card.events = events_of(table, ref.feature);
    for (FeatureRef const hosted : document.links().hosted_by(ref)) {
        card.hosted.push_back(make_link(document, hosted, languages));
    }
    for (FeatureRef const place : document.links().of_programme(table.text(ref.feature, "id"))) {
        card.places.push_back(make_link(document, place, languages));
    }
    add_related(document, table, ref.feature, languages, card);
    card.source_text = table.text(ref.feature, "source");
    return card;
}

}  // namespace gatepost

#include "map/card_facts.hpp"

#include "geo/geodesy.hpp"
#include "geo/transformer.hpp"
#include "map/legend.hpp"
#include "style/simple_style.hpp"
#include "table/date.hpp"
#include "words/locale_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

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

/// Whether a field is one in which a feature says its own date in words, and its own entry tells it.
bool is_own_date(FactContext const& told, std::string_view field, FieldProfile const* known) {
    std::string const& name = told.layer.profile->date_text_field;
    Event const* const own = own_event(told.story);
    return own != nullptr && !own->date_text.empty() &&
           (field == name || (known != nullptr && known->name == name));
}

bool are_features(Document const& document, std::string_view ids) {
    std::vector<std::string> const list = split_ids(ids);
    return std::all_of(list.begin(), list.end(),
                       [&](std::string const& id) { return document.links().find(id).has_value(); });
}

/// Whether an attribute is a fact of the card: one with a meaning here is none only where its value has that
/// meaning, so that the card says it elsewhere.
bool is_fact(FactContext const& told, std::string_view field, std::string const& value) {
    LayerProfile const& profile = *told.layer.profile;
    FieldProfile const* const known = profile.field(field);
    if ((known != nullptr && known->is_hidden) || is_own_date(told, field, known)) {
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

/// Of a text that stands in a field for each language, the field in that of the interface, else in another.
AttributeColumn const* by_language(AttributeRow const& row, std::string const& name, Locale locale) {
    std::string_view const own = locale_codes[static_cast<std::size_t>(locale)];
    for (std::string_view const code :
         {own, std::string_view{"en"}, std::string_view{"vi"}, std::string_view{"zh"}}) {
        AttributeColumn const* const column = row.columns().find(name + "_" + std::string{code});
        if (column != nullptr && !column->is_null(row.index()) && !column->to_text(row.index()).empty()) {
            return column;
        }
    }
    return nullptr;
}

/// The fields in the order of a card: those that the map file names in its order, then the others.
std::vector<AttributeColumn const*> in_card_order(AttributeRow const& row, LayerProfile const& profile,
                                                  Locale locale) {
    std::vector<AttributeColumn const*> ordered;
    for (FieldProfile const& field : profile.fields) {
        AttributeColumn const* const column =
            field.is_by_language ? by_language(row, field.name, locale) : row.columns().find(field.name);
        if (column != nullptr) {
            ordered.push_back(column);
        }
    }
    for (AttributeColumn const& column : row.columns()) {
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
        metres < 10'000 ? fmt::format("{:.2g}", metres / 1000) : fmt::format("{:.0f}", metres / 1000);
    return decimal_in(km, locale) + (is_chinese ? "千米" : " km");
}

/// A value for people: what a code means, a date as it is written.
std::string value_of(AttributeRow const& row, AttributeColumn const& column, LayerProfile const& profile,
                     Locale locale) {
    std::string const value = column.to_text(row.index());
    FieldProfile const* const known = profile.field(column.name());
    std::string title = known != nullptr && known->is_date && parse_date(value)
                            ? date_in(value, locale)
                            : profile.value_title(column.name(), value, locale);
    if (known != nullptr && !known->unit.empty() && column.number(row.index()) && title == value) {
        title += " " + text_in(known->unit, locale);
    }
    if (is_own_form(row, profile, column.name())) {
        std::string const mark = said(Word::our_form, locale);
        title += locale == Locale::chinese ? "（" + mark + "）" : " (" + mark + ")";
    }
    return title;
}

/// One fact among those before it: a field that has the same label as the one before (`reason_vi`,
/// `…_zh`, `…_en`) goes on in its row; one that stands beside the field before goes to its right.
void add_fact(Card& card, Card::Fact fact, bool is_beside_last) {
    Card::Fact* const last = card.facts.empty() ? nullptr : &card.facts.back();
    if (last != nullptr && last->label == fact.label) {
        last->value += " · " + fact.value;
    } else if (last != nullptr && is_beside_last && last->beside_value.empty()) {
        last->beside_label = std::move(fact.label);
        last->beside_value = std::move(fact.value);
    } else {
        card.facts.push_back(std::move(fact));
    }
}

/// Whether a field says of another that its text was made up for this map.
bool is_mark_of_own_form(LayerProfile const& profile, std::string_view field) {
    return !profile.own_form_ending.empty() && field.ends_with(profile.own_form_ending);
}

/// How long a line is on the ground, as far as its places are known.
std::optional<Card::Fact> length_fact(FactContext const& told, Locale locale) {
    FeatureTable const& table = *told.layer.table;
    std::uint32_t const feature = told.card.ref.feature;
    if (told.layer.profile->length_label.empty() || table.geometry.kind(feature) != GeometryKind::line) {
        return std::nullopt;
    }
    Transformer const lonlat_from_source(table.source_crs, Crs::wgs84());
    double length_m = 0;
    for (std::size_t i = table.geometry.parts_begin(feature); i < table.geometry.parts_end(feature); ++i) {
        auto const source = table.geometry.part(i);
        std::vector<Point> lonlat(source.begin(), source.end());
        lonlat_from_source.forward(lonlat);
        for (std::size_t j = 1; j < lonlat.size(); ++j) {
            length_m += geodesic_distance_m(lonlat[j - 1], lonlat[j]);
        }
    }
    if (!(length_m > 0) || !std::isfinite(length_m)) {
        return std::nullopt;
    }
    std::string value = "≈ " + metres_for_people(length_m, locale);
    if (told.card.precision_m > 0) {
        std::string const within =
            said(Word::position_within, locale, metres_for_people(told.card.precision_m, locale));
        value += locale == Locale::chinese ? "（" + within + "）" : " (" + within + ")";
    }
    return Card::Fact{text_in(told.layer.profile->length_label, locale), std::move(value), {}, {}};
}

/// How far along a line of the map a feature stands.
std::optional<Card::Fact> along_fact(FactContext const& told, Locale locale) {
    if (told.layer.profile->along_layer.empty()) {
        return std::nullopt;
    }
    auto const [line, stop] = told.document.line_walk().find(told.card.ref);
    if (stop == nullptr) {
        return std::nullopt;
    }
    double const places = line->measured.length_m() < 10'000 ? 10 : 1;
    auto const km = [&](double metres) {
        return number_in(std::round(metres / 1000 * places) / places, locale);
    };
    return Card::Fact{layer_title(told.document.layer(line->layer), locale),
                      said(Word::along_line, locale, km(stop->place.along_m), km(line->measured.length_m())),
                      {},
                      {}};
}

}  // namespace

Event const* own_event(Story const& story) {
    auto const own = std::find_if(story.events.begin(), story.events.end(),
                                  [](Event const& event) { return event.is_own; });
    return own == story.events.end() ? nullptr : &*own;
}

bool is_own_form(AttributeRow const& row, LayerProfile const& profile, std::string const& field) {
    std::string const& ending = profile.own_form_ending;
    return !ending.empty() && row.text(field + ending) == "yes";
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

void add_facts(AttributeRow const& row, FactContext const& told, Locale locale, Card& card) {
    LayerProfile const& profile = *told.layer.profile;
    FieldProfile const* last = nullptr;  // the field of the last fact
    for (AttributeColumn const* const column : in_card_order(row, profile, locale)) {
        std::string const& field = column->name();
        if (column->is_null(row.index()) || is_mark_of_own_form(profile, field)) {
            continue;
        }
        std::string const value = column->to_text(row.index());
        if (value.empty() || !is_fact(told, field, value)) {
            continue;
        }
        FieldProfile const* const known = profile.field(field);
        bool const is_beside = known != nullptr && known->is_beside && last != nullptr && last + 1 == known;
        add_fact(card, {profile.field_title(field, locale), value_of(row, *column, profile, locale), {}, {}},
                 is_beside);
        last = known;
    }
    for (auto const& fact : {length_fact(told, locale), along_fact(told, locale)}) {
        if (fact) {
            card.facts.push_back(*fact);
        }
    }
    if (row.text("confidence") == "known") {
        card.facts.push_back(
            {said(Word::fact_confidence, locale), said(Word::general_knowledge, locale), {}, {}});
    }
}

}  // namespace gatepost

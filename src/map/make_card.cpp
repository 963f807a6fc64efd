#include "map/make_card.hpp"

#include "base/folding.hpp"
#include "base/utf8.hpp"
#include "map/card_facts.hpp"
#include "map/legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace gatepost {

namespace {

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

/// Its layer and its kind, but the same word once: not "Border posts · border post".
std::string layer_and_kind(Card const& card) {
    std::string layer = folded(card.layer_name);
    std::string const kind = folded(card.kind);
    if (layer.ends_with('s')) {
        layer.pop_back();  // a layer is named after many
    }
    bool const is_same =
        !kind.empty() && (kind.find(layer) != std::string::npos || layer.find(kind) != std::string::npos);
    if (is_same) {
        std::size_t const first = character_at(card.kind).bytes;
        return to_capitals(card.kind.substr(0, first)) + card.kind.substr(first);
    }
    return kind.empty() ? card.layer_name : fmt::format("{} · {}", card.layer_name, card.kind);
}

void add_related(Document const& document, AttributeRow const& row, LanguageChain const& languages,
                 Locale locale, Card& card) {
    std::set<FeatureRef> named{card.ref};
    for (auto const* const links : {&card.hosted, &card.places}) {
        for (Card::Link const& link : *links) {
            named.insert(link.ref);
        }
    }
    for (auto const& ref : card.event_refs) {
        if (ref) {
            named.insert(*ref);
        }
    }
    for (Card::Link const& link : card.related) {
        named.insert(link.ref);
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

/// What comes before and after a feature in the series that its layer is, one link for each: several
/// features may share a number.
void add_neighbours_in_series(Document const& document, AttributeRow const& row,
                              LanguageChain const& languages, Locale locale, Card& card) {
    Layer const& layer = document.layer(card.ref.layer);
    std::string const& field = layer.profile->series_field;
    constexpr std::size_t most_features = 5'000;  // each card looks at all of them
    bool const is_series = !field.empty() && layer.table->size() <= most_features;
    auto const own = is_series ? row.number(field) : std::nullopt;
    if (!own) {
        return;
    }
    std::optional<std::pair<double, FeatureRef>> before;
    std::optional<std::pair<double, FeatureRef>> after;
    layer.table->for_each_row([&](AttributeRow const& other) {
        auto const number = other.number(field);
        FeatureRef const ref{layer.id, static_cast<std::uint32_t>(other.feature())};
        if (number && *number < *own && (!before || *number > before->first)) {
            before = {*number, ref};
        } else if (number && *number > *own && (!after || *number < after->first)) {
            after = {*number, ref};
        }
        return true;
    });
    for (auto const& [neighbour, word] :
         {std::pair{before, Word::previous_one}, std::pair{after, Word::next_one}}) {
        if (neighbour) {
            Card::Link link = make_link(document, neighbour->second, languages, locale);
            link.title = said(word, locale, link.title);
            card.related.push_back(std::move(link));
        }
    }
}

/// Whether the facts of a card and its names say all that an entry of its own says. A title may say more
/// around a name: what kind of step it was.
bool is_told(Event const& own, Card const& card, AttributeRow const& row) {
    auto const stands_there = [&](auto const& text) {
        return std::any_of(row.columns().begin(), row.columns().end(), [&](AttributeColumn const& column) {
            return !column.is_null(row.index()) && column.to_text(row.index()) == text.second;
        });
    };
    auto const names_it = [&](auto const& title) {
        return std::any_of(card.names.begin(), card.names.end(), [&](auto const& name) {
            return title.second.find(name.second) != std::string::npos;
        });
    };
    bool const is_sourced_alike = own.source.empty() || own.source == row.text("source");
    return is_sourced_alike && own.speaker.empty() &&
           std::all_of(own.text.begin(), own.text.end(), stands_there) &&
           (own.title.empty() || std::any_of(own.title.begin(), own.title.end(), names_it));
}

/// What happened here, but for what the card tells elsewhere: an entry of the feature's own is its date among
/// the facts, and an event that is listed as a place is listed there.
void add_events(Document const& document, AttributeRow const& row, Story story, Locale locale, Card& card) {
    auto const own = std::find_if(story.events.begin(), story.events.end(),
                                  [](Event const& event) { return event.is_own; });
    if (own != story.events.end()) {
        if (!own->start.empty() || !own->date_text.empty()) {
            card.facts.insert(card.facts.begin(),
                              {said(Word::fact_date, locale), full_date(*own, locale), {}, {}});
        }
        is_told(*own, card, row) ? static_cast<void>(story.events.erase(own))
                                 : static_cast<void>(std::rotate(story.events.begin(), own, own + 1));
    }
    for (Event& event : story.events) {
        auto ref = document.links().find(event.id);
        ref = ref == card.ref ? std::nullopt : ref;
        bool const is_place = ref && std::any_of(card.places.begin(), card.places.end(),
                                                 [&](Card::Link const& link) { return link.ref == *ref; });
        if (!is_place) {
            card.event_sources.push_back(split_source(event.source));
            card.event_refs.push_back(ref);
            card.events.push_back(std::move(event));
        }
    }
}

/// When an event was that is a feature of its own; empty for any other feature.
std::string date_of(Layer const& layer, AttributeRow const& row, Locale locale) {
    Story const story = story_of(row, *layer.profile);
    Event const* const own = own_event(story);
    return own != nullptr && !own->start.empty() ? date_for_people(*own, locale) : std::string{};
}

}  // namespace

Card::Link make_link(Document const& document, FeatureRef ref, LanguageChain const& languages,
                     Locale locale) {
    Layer const& layer = document.layer(ref.layer);
    return {ref,
            name_of(layer.table->row(ref.feature), languages),
            layer_title(layer, locale),
            layer.table->geometry.kind(ref.feature) != GeometryKind::none,
            {}};
}

Card make_card(Document const& document, FeatureRef ref, LanguageChain const& languages, Locale locale) {
    Layer const& layer = document.layer(ref.layer);
    AttributeRow const row = layer.table->row(ref.feature);
    Card card;
    card.ref = ref;
    card.reference = layer.name + ":" + row.id();
    card.layer_name = layer_title(layer, locale);
    card.kind = kind_of(row, *layer.profile, locale);
    card.what_it_is = layer_and_kind(card);
    card.names = names_of(row, languages);
    if (card.names.empty()) {
        card.names.emplace_back("", row.id());
    }
    card.precision_m = row.number("precision_m").value_or(0);
    bool const has_place = layer.table->geometry.kind(ref.feature) != GeometryKind::none;
    card.position_note = position_note(row, has_place, card.precision_m, locale);
    for (auto const& [language, name] : card.names) {
        card.are_own_forms.push_back(is_own_form(row, *layer.profile, "name_" + language));
    }
    Story story = story_of(row, *layer.profile);
    add_facts(row, {document, layer, card, story, has_place}, locale, card);
    for (FeatureRef const hosted : document.links().hosted_by(ref)) {
        card.hosted.push_back(make_link(document, hosted, languages, locale));
    }
    for (FeatureRef const place : document.links().listed_by(row.text("id"))) {
        Layer const& of = document.layer(place.layer);
        card.places.push_back(make_link(document, place, languages, locale));
        card.places.back().date = date_of(of, of.table->row(place.feature), locale);
    }
    add_events(document, row, std::move(story), locale, card);
    add_neighbours_in_series(document, row, languages, locale, card);
    add_related(document, row, languages, locale, card);
    card.source_text = row.text("source");
    card.source = split_source(card.source_text);
    return card;
}

}  // namespace gatepost

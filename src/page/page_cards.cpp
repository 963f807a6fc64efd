#include "page/page_cards.hpp"

#include "map/make_card.hpp"
#include "page/markup.hpp"

namespace gatepost {

std::string CardWriter::write(FeatureRef ref, bool in_all, Locale first) {
    if (!in_all) {
        return "[" + card_in(ref, first) + "]";
    }
    PageJson json;
    json.begin_array();
    std::string const in_english = card_in(ref, Locale::english);
    json.raw(in_english);
    for (Locale const locale : {Locale::vietnamese, Locale::chinese}) {
        std::string const card = card_in(ref, locale);
        json.raw(card == in_english ? "0" : card);
    }
    return json.end_array().take();
}

std::string CardWriter::card_in(FeatureRef ref, Locale locale) {
    Card const card = make_card(m_document, ref, m_chains[static_cast<std::size_t>(locale)], locale);
    PageJson json;
    json.begin_array();
    add_text(json, card.reference);
    add_text(json, card.what_it_is);
    add_text(json, card.position_note);
    json.number(card.precision_m);
    add_names(json, card);
    add_facts(json, card);
    add_links(json, card.places);
    add_events(json, card, locale);
    add_links(json, card.hosted);
    add_links(json, card.related);
    add_source(json, card.source);
    return json.end_array().take();
}

void CardWriter::add_names(PageJson& json, Card const& card) {
    json.begin_array();
    for (std::size_t i = 0; i < card.names.size(); ++i) {
        bool const is_own_form = i < card.are_own_forms.size() && card.are_own_forms[i];
        json.begin_array();
        add_text(json, card.names[i].second);
        add_text(json, card.names[i].first);
        json.number(is_own_form ? 1 : 0).end_array();
    }
    json.end_array();
}

void CardWriter::add_facts(PageJson& json, Card const& card) {
    json.begin_array();
    for (Card::Fact const& fact : card.facts) {
        json.begin_array();
        add_text(json, fact.label);
        add_text(json, fact.value);
        if (!fact.beside_value.empty()) {
            add_text(json, fact.beside_label);
            add_text(json, fact.beside_value);
        }
        json.end_array();
    }
    json.end_array();
}

void CardWriter::add_events(PageJson& json, Card const& card, Locale locale) {
    LanguageChain const& languages = m_chains[static_cast<std::size_t>(locale)];
    json.begin_array();
    for (std::size_t i = 0; i < card.events.size(); ++i) {
        Event const& event = card.events[i];
        std::string const title = best_text(event.title, languages);
        std::string const text = best_text(event.text, languages);
        PageJson one;
        one.begin_array();
        add_text(one, full_date(event, locale));
        add_text(one, title);
        add_text(one, text == title ? "" : text);
        add_text(one, text_in(event.speaker, locale));
        one.number(event.is_borrowed ? 1 : 0);
        add_place(one, card.event_refs[i]);
        add_source(one, card.event_sources[i]);
        json.number(m_events.number_of(one.end_array().str()));
    }
    json.end_array();
}

void CardWriter::add_links(PageJson& json, std::vector<Card::Link> const& links) {
    json.begin_array();
    for (Card::Link const& link : links) {
        json.begin_array();
        add_text(json, link.title);
        add_text(json, link.date.empty() ? link.layer_name : link.date);
        add_place(json, link.ref);
        json.end_array();
    }
    json.end_array();
}

void CardWriter::add_place(PageJson& json, std::optional<FeatureRef> const& ref) {
    auto const place = ref ? m_contents.find(*ref) : std::nullopt;
    if (!place) {
        json.number(0);
        return;
    }
    json.begin_array().number(place->layer).number(place->feature).end_array();
}

void CardWriter::add_source(PageJson& json, SourceText const& source) {
    json.begin_array();
    add_text(json, source.named);
    for (std::string const& link : source.links) {
        if (is_safe_link(link)) {
            add_text(json, link);
        }
    }
    json.end_array();
}

}  // namespace gatepost

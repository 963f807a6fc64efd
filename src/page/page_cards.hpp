#pragma once

#include "map/card.hpp"
#include "page/page_contents.hpp"
#include "page/string_table.hpp"

#include <array>
#include <string>

namespace gatepost {

/// The languages of names that go with each language of the interface.
using PageChains = std::array<LanguageChain, locale_codes.size()>;

/// Writes what the program's cards say as arrays of numbers of a string table; the constants in html/card.js
/// name their places. What is not in the page is named, but leads nowhere.
class CardWriter {
  public:
    CardWriter(Document const& document, PageContents const& contents, PageChains chains,
               StringTable& strings, StringTable& events)
        : m_document(document),
          m_contents(contents),
          m_chains(std::move(chains)),
          m_strings(strings),
          m_events(events) {}

    /// The card of a feature in each language of the interface, as an array; where `in_all` is not asked for,
    /// only in `first`. A language that says the same as English has 0.
    [[nodiscard]] std::string write(FeatureRef ref, bool in_all, Locale first);

  private:
    [[nodiscard]] std::string card_in(FeatureRef ref, Locale locale);
    void add_text(PageJson& json, std::string_view text) { json.number(m_strings.number_of(text)); }
    void add_names(PageJson& json, Card const& card);
    void add_facts(PageJson& json, Card const& card);
    void add_events(PageJson& json, Card const& card, Locale locale);
    void add_links(PageJson& json, std::vector<Card::Link> const& links);
    void add_place(PageJson& json, std::optional<FeatureRef> const& ref);
    void add_source(PageJson& json, SourceText const& source);

    Document const& m_document;
    PageContents const& m_contents;
    PageChains m_chains;
    StringTable& m_strings;
    StringTable& m_events;
};

}  // namespace gatepost

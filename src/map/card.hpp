#pragma once

#include "map/document.hpp"
#include "map/events.hpp"
#include "words/words.hpp"

#include <string>
#include <utility>
#include <vector>

namespace gatepost {

/// What a popup says of one feature. Text only: how it looks is the interface's affair, what it says is
/// decided here, so that the window, pictures and tests agree.
struct Card {
    /// Another feature named on the card; a click opens it and flies there.
    struct Link {
        FeatureRef ref;
        std::string title;
        std::string layer_name;
        bool is_located = false;
    };
    struct Fact {
        std::string label;
        std::string value;
    };

    FeatureRef ref;
    std::string reference;  ///< gates:G06
    std::string layer_name;
    std::string kind;
    LanguageText names;
    std::string position_note;  ///< how sure the position is, in words; empty where the data does not say
    double precision_m = 0;
    std::vector<Fact> facts;
    std::vector<Event> events;
    std::vector<SourceText> event_sources;  ///< of each of them
    std::vector<Link> hosted;  ///< features that stand at this one's place without a symbol of their own
    std::vector<Link> places;  ///< features that ask to be listed here: of a programme, where it happened
    std::vector<Link> related;
    std::string source_text;
    SourceText source;  ///< the same, taken apart
};

[[nodiscard]] Card make_card(Document const& document, FeatureRef ref, LanguageChain const& languages,
                             Locale locale = Locale::english);

/// Layer name and name of a feature as one line of a list.
[[nodiscard]] Card::Link make_link(Document const& document, FeatureRef ref, LanguageChain const& languages,
                                   Locale locale = Locale::english);

}  // namespace gatepost

#pragma once

#include "map/document.hpp"
#include "map/events.hpp"
#include "words/words.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gatepost {

/// What a popup says of one feature. What an entry of its own says stands among its facts, its date first;
/// it is an event besides where it says more. Nothing is told in two places. Text only: how it looks is the
/// interface's affair, what it says is decided here, so that the window, pictures and tests agree.
struct Card {
    /// Another feature named on the card; a click opens it and flies there.
    struct Link {
        FeatureRef ref;
        std::string title;
        std::string layer_name;
        bool is_located = false;
        std::string date;  ///< of a feature that is an event itself
    };
    struct Fact {
        std::string label;
        std::string value;
        std::string beside_label;  ///< of another one to its right; empty: it has the width for itself
        std::string beside_value;
    };

    FeatureRef ref;
    std::string reference;  ///< gates:G06
    std::string layer_name;
    std::string kind;
    std::string what_it_is;  ///< its layer and its kind in one line, but the same word once
    LanguageText names;
    std::vector<bool> are_own_forms;  ///< of each name: made up for this map, not read in a source
    std::string position_note;  ///< how sure the position is, in words; empty where the data does not say
    double precision_m = 0;
    std::vector<Fact> facts;
    std::vector<Event> events;
    std::vector<SourceText> event_sources;              ///< of each of them
    std::vector<std::optional<FeatureRef>> event_refs;  ///< the feature that each of them is, if it is one
    std::vector<Link> hosted;   ///< features that stand at this one's place without a symbol of their own
    std::vector<Link> places;   ///< features that ask to be listed here: of a programme, where it happened
    std::vector<Link> related;  ///< but for those among the events
    std::string source_text;
    SourceText source;  ///< the same, taken apart
};

}  // namespace gatepost

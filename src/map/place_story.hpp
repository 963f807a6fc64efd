#pragma once

#include "map/document.hpp"
#include "map/events.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gatepost {

/// All that happened at one place, whichever of its features tell it, each thing once.
struct PlaceStory {
    struct Entry {
        Event event;
        std::optional<TimeSpan> span;   ///< none: it has no date
        std::string title;              ///< in the reader's language; of a thing without one, its text
        std::string text;               ///< what it says more; may be empty
        std::optional<FeatureRef> ref;  ///< the feature that it is itself, or else the one that tells it
        std::string teller;             ///< the name of the feature that tells it; empty if it is it itself
        SourceText source;
    };
    std::vector<Entry> entries;  ///< oldest first, those without a date last
    std::size_t tellers = 0;     ///< how many features tell any of them
};

/// From the features at a place, topmost first. An event that several of them tell is there once, in the
/// words of the one that says most; what only belongs to a feature and happened elsewhere is left out unless
/// it is told as having happened at another of these features. Names in the order of the chain, all other
/// texts in the interface's language. O(n log n) of all their events.
[[nodiscard]] PlaceStory story_of_place(Document const& document, std::span<FeatureRef const> features,
                                        LanguageChain const& languages, Locale locale);

}  // namespace gatepost

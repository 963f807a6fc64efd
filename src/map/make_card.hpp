#pragma once

#include "map/card.hpp"

namespace gatepost {

/// What the card of a feature says. Names in the order of the chain; all other texts in the interface's
/// language. O(the feature's events and links).
[[nodiscard]] Card make_card(Document const& document, FeatureRef ref, LanguageChain const& languages,
                             Locale locale = Locale::english);

/// Layer name and name of a feature as one line of a list.
[[nodiscard]] Card::Link make_link(Document const& document, FeatureRef ref, LanguageChain const& languages,
                                   Locale locale = Locale::english);

}  // namespace gatepost

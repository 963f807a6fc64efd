#pragma once

#include "map/card.hpp"

#include <string>

namespace gatepost {

/// What is known of a feature when its facts are written.
struct FactContext {
    Document const& document;
    Layer const& layer;
    Card const& card;
    Story const& story;
    bool has_place = false;
};

/// Adds the facts of a row to its card: the fields that say more than the rest of the card, as the layer's
/// profile orders and names them.
void add_facts(AttributeRow const& row, FactContext const& told, Locale locale, Card& card);

/// The entry of a story that is what the feature itself is; nullptr: there is none.
[[nodiscard]] Event const* own_event(Story const& story);

/// Whether the map file's data say of a text that it was made up for this map.
[[nodiscard]] bool is_own_form(AttributeRow const& row, LayerProfile const& profile,
                               std::string const& field);

/// How sure a position is and how far off it may be, in words; empty where nobody says so.
[[nodiscard]] std::string position_note(AttributeRow const& row, bool has_place, double precision_m,
                                        Locale locale);

}  // namespace gatepost

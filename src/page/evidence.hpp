#pragma once

#include "map/card.hpp"
#include "map/viewport.hpp"

#include <string>
#include <vector>

namespace gatepost {

/// What a map is evidence for: places, what happened there, and who says so.

/// One line of the table: something that happened at a feature, or what the feature itself is.
struct EvidenceEntry {
    std::string date;   ///< as the source says it, else as the language writes dates; may be empty
    std::string title;  ///< of the event; empty: it is what the feature is
    std::string text;
    std::string speaker;
    bool is_borrowed = false;  ///< it need not have happened at this place
    SourceText source;         ///< empty: there is none, and the table says so
    friend bool operator==(EvidenceEntry const&, EvidenceEntry const&) = default;
};

struct EvidenceFeature {
    FeatureRef ref;
    std::size_t number = 0;  ///< on the map and in the table, from 1; 0: its position is not known
    std::vector<std::string> names;
    std::string what_it_is;
    std::string position_note;
    std::vector<EvidenceEntry> entries;  ///< never empty
};

/// A pin on the map: one number, or a run of them where features lie too close to be told apart.
struct EvidencePin {
    std::size_t first = 0;
    std::size_t last = 0;
    Point at_screen;
    Box label_screen;  ///< where its number stands: over the place, or beside it
};

struct Evidence {
    std::vector<EvidenceFeature> features;  ///< those without a position last
    /// How many have no position: of all features they are listed, of those with events they are counted
    /// alone, as nothing says that they belong to the view.
    std::size_t without_position = 0;
    std::vector<EvidencePin> pins;
    std::size_t too_many = 0;  ///< features, where they were more than were asked for: none is listed then
};

/// Which features of the layers in view are evidence.
enum class EvidenceOf : std::uint8_t { features_with_events, all_features };

constexpr std::size_t any_number_of_features = 1'000'000'000;

/// The features in a view, numbered from west to east, those that share a pin one after the other. Features
/// of a basemap are none. O(features in view).
[[nodiscard]] Evidence collect_evidence(Document const& document, Viewport const& view, EvidenceOf which,
                                        LanguageChain const& languages, Locale locale,
                                        std::size_t most_features = any_number_of_features);

/// Puts the numbers of pins where they cover nothing of what is taken, with lines to their places. One that
/// finds no room stays where it is.
void keep_pins_off(std::vector<EvidencePin>& pins, Viewport const& view,
                   std::vector<Box> const& taken_screen);

}  // namespace gatepost

#pragma once

#include "map/card.hpp"
#include "map/map_model.hpp"
#include "map/pick.hpp"
#include "map/place_story.hpp"
#include "words/words.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace gatepost {

/// The features under a click and which of them is shown.
struct Selection {
    Picked picked;
    std::size_t stack = 0;  ///< another number for each click
    std::size_t index = 0;
    bool is_chosen = false;  ///< they were chosen one by one or by a box: all of them stand out
    Card card;
    std::shared_ptr<PlaceStory const> story;  ///< of the whole stack; none where there is only one feature
    std::optional<Point> anchor_world;
    std::optional<Point> clicked_screen;  ///< where it was opened by a click
    std::vector<Point> precision_ring_world;
};

/// What is selected on a map, and the card that is open for it. Main thread only.
class Selector {
  public:
    /// The map outlives it. `languages` are those of names where the map says nothing of them; none: they
    /// follow the interface.
    Selector(MapModel& model, std::optional<LanguageChain> const& languages, Locale locale)
        : m_model(model),
          m_are_names_free(!languages),
          m_usual_languages(languages.value_or(names_in(locale))),
          m_locale(locale) {}

    /// The same is selected as in another one, of a copy of its map.
    void take(Selector const& other) {
        m_are_names_free = other.m_are_names_free;
        m_usual_languages = other.m_usual_languages;
        m_locale = other.m_locale;
        m_selection = other.m_selection;
        m_stacks = other.m_stacks;
    }

    /// Opens what is picked, by a click at a place of the screen; closes the card if nothing is.
    void open(Picked picked, std::optional<Point> clicked_screen = std::nullopt);
    void select(FeatureRef ref);
    /// Several features, wherever they are; the card of the last one opens. Of none: closes the card.
    void choose(std::vector<FeatureRef> features);
    /// What is chosen together; of a click the feature whose card is open.
    [[nodiscard]] std::vector<FeatureRef> chosen() const;
    /// To another feature of the stack, round and round.
    void step(int step);
    void close();
    [[nodiscard]] std::optional<Selection> const& current() const { return m_selection; }

    /// Of the interface: cards are written in it.
    [[nodiscard]] Locale locale() const { return m_locale; }
    void set_locale(Locale locale);
    /// Of names.
    [[nodiscard]] LanguageChain const& languages() const {
        auto const& chosen = m_model.state().languages;
        return chosen ? *chosen : m_usual_languages;
    }

    /// Something that cards show has changed: languages, links, the map CRS.
    void refresh();
    /// Closes the card where what it shows is gone or hidden.
    void check();
    /// A layer was read again. What is selected stays so where the new content has it too.
    void replace_content(LayerId layer, LayerContent content);

  private:
    void show_card();
    void tell_story();

    MapModel& m_model;
    bool m_are_names_free;
    LanguageChain m_usual_languages;
    Locale m_locale;
    std::optional<Selection> m_selection;
    std::size_t m_stacks = 0;
};

}  // namespace gatepost

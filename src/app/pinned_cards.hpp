#pragma once

#include "app/open_map.hpp"
#include "ui/command.hpp"
#include "ui/model.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// Cards that stay open while others come and go: what they say, and where their features are. Main thread
/// only.
class PinnedCards {
  public:
    /// Which outlives it.
    explicit PinnedCards(OpenMap& map) : m_map(map) {}

    /// The open card stays, and leaves its place to the next.
    void pin(PinCard const& command);
    void unpin(std::string const& feature);
    void move(MovePin const& command);
    /// Those whose features the map has, the one on top last. O(cards), but where what they tell has changed.
    [[nodiscard]] std::vector<PinnedCardModel> model();

  private:
    /// What cards follow from.
    struct Told {
        std::vector<std::shared_ptr<LayerContent const>> contents;
        LanguageChain languages;
        Locale locale = Locale::english;
        friend bool operator==(Told const&, Told const&) = default;
    };
    struct Shown {
        FeatureRef ref;
        Card card;
    };
    void put(std::string const& feature, Point offset_px);
    [[nodiscard]] Told told_now() const;
    /// Nullptr where the map has no such feature; it may still come.
    [[nodiscard]] Shown const* shown(std::string const& feature);

    OpenMap& m_map;
    Told m_told;
    std::map<std::string, FeatureRef> m_refs;             ///< where each was found last
    std::map<std::string, std::optional<Shown>> m_cards;  ///< by the names of their features
};

}  // namespace gatepost

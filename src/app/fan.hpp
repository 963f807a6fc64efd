#pragma once

#include "app/open_map.hpp"
#include "ui/model.hpp"

#include <optional>
#include <vector>

namespace gatepost {

/// The features of one symbol, fanned out around it, until the person zooms or clicks elsewhere.
class Fan {
  public:
    /// Opens one around a symbol: the one that is nearest to a place of the screen, where the map repeats.
    void open(OpenMap& map, FeatureRef leader, Point at_screen);
    void close() { m_refs.clear(); }
    /// Closes where the map has another scale, or the features are no longer those. To be called each frame.
    void follow(OpenMap& map);
    /// Nothing where it is closed.
    [[nodiscard]] std::optional<FanModel> model(OpenMap& map);
    /// The feature at a place of the screen.
    [[nodiscard]] std::optional<FeatureRef> at(OpenMap& map, Point screen);

  private:
    std::vector<FeatureRef> m_refs;
    Point m_anchor_world;
    Point m_anchor_screen;  ///< when it was shown last
    double m_world_per_px = 0;
    std::uint64_t m_revision = 0;
};

}  // namespace gatepost

#pragma once

#include "geo/point.hpp"
#include "map/furniture.hpp"
#include "map/layer_state.hpp"
#include "map/time_filter.hpp"
#include "map/tour.hpp"
#include "table/names.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// The place in the middle of the map, and how close it is seen: in the map CRS, so that the same view is the
/// same to the last bit whenever it is opened.
struct MapView {
    Point centre_world;
    double world_per_px = 0;  ///< of logical pixels; 0: nobody has looked yet
    friend bool operator==(MapView const&, MapView const&) = default;
};

/// A card that stays open whatever else is looked at.
struct PinnedCard {
    std::string feature;  ///< gates:G06
    Point offset_px;      ///< of its upper left corner from the place of the feature
    friend bool operator==(PinnedCard const&, PinnedCard const&) = default;
};

/// Everything that a person chose of a map, as one value: comparable, cheap to copy, without a pointer into
/// what was read or drawn. `apply` (change.hpp) is the only way to another one.
struct MapState {
    std::string map_crs = "EPSG:3857";  ///< as it was given: EPSG code, WKT or PROJ string
    MapView view;
    TimeFilter time;
    Theme theme = Theme::light;
    Furniture furniture;
    PictureChoice picture;
    std::optional<LanguageChain> languages;  ///< of names, most wanted first; none: as the program is usually
    std::vector<std::string> selection;      ///< features whose card is open: gates:G06
    std::vector<PinnedCard> pinned;          ///< cards that stay, the one on top last
    Tours tours;
    std::vector<LayerState>
        layers;  ///< from bottom to top; within a group only, groups lie one above the other

    /// Nullptr where no layer has the id.
    [[nodiscard]] LayerState const* find(LayerId id) const {
        for (LayerState const& layer : layers) {
            if (layer.id == id) {
                return &layer;
            }
        }
        return nullptr;
    }
    friend bool operator==(MapState const&, MapState const&) = default;
};

}  // namespace gatepost

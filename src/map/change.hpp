#pragma once

#include "map/map_state.hpp"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace gatepost {

/// What a person can change of a map. A change that speaks of a layer which is gone changes nothing.
struct AddLayers {  ///< on top of their groups; names are made unique
    std::vector<LayerState> layers;
};
struct RemoveLayer {
    LayerId layer{};
};
struct MoveLayer {
    LayerId layer{};
    LayerId to_place_of;  ///< another layer of its group
};
struct SetVisible {
    LayerId layer{};
    bool is_visible;
};
struct SetOpacity {
    LayerId layer{};
    float opacity;
};
struct SetGathers {
    LayerId layer{};
    bool gathers;
};
struct SetStyle {  ///< whose classes are all switched on
    LayerId layer{};
    std::shared_ptr<LayerStyle const> style;  ///< as on light paper; none: the look it has by itself
};
struct ChangeStyle {  ///< its classes stay what they are
    LayerId layer{};
    std::shared_ptr<LayerStyle const> style;
};
struct SetClassOn {
    LayerId layer{};
    std::size_t style_class;
    bool is_on;
};
struct DimOthers {  ///< lets the other classes stand back, or no longer
    LayerId layer{};
    std::size_t style_class;
};
struct SetSource {  ///< the same layer, read otherwise or from elsewhere
    LayerId layer{};
    SourceRef source;
};
struct SetTheme {
    Theme theme;
};
struct SetMapCrs {
    std::string definition;
};
struct SetView {
    MapView view;
};
struct SetFurniture {
    Furniture furniture;
};

using Change =
    std::variant<AddLayers, RemoveLayer, MoveLayer, SetVisible, SetOpacity, SetGathers, SetStyle, ChangeStyle,
                 SetClassOn, DimOthers, SetSource, SetTheme, SetMapCrs, SetView, SetFurniture>;

/// The map after a change. Pure. O(layers).
[[nodiscard]] MapState apply(MapState state, Change const& change);

}  // namespace gatepost

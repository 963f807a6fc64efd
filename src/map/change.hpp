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
    std::string title{};  ///< for the entry that undoes it
};
struct MoveLayer {
    LayerId layer{};
    LayerId to_place_of{};  ///< another layer of its group
};
struct SetVisible {
    LayerId layer{};
    bool is_visible = true;
};
struct SetOpacity {
    LayerId layer{};
    float opacity = 1;
};
struct SetClustered {
    LayerId layer{};
    bool is_clustered = false;
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
    std::size_t style_class = 0;
    bool is_on = true;
};
struct DimOthers {  ///< lets the other classes stand back, or no longer
    LayerId layer{};
    std::size_t style_class = 0;
};
struct SetDates {  ///< in which fields its dates stand; none: where they are found
    LayerId layer{};
    std::optional<DateFields> dates;
};
struct SetTimeless {  ///< whether it is shown at any time
    LayerId layer{};
    bool is_timeless = false;
};
struct SetFilter {  ///< which of its features are shown: those that an Expression holds for
    LayerId layer{};
    std::string condition;  ///< empty: all
};
struct SetSource {  ///< the same layer, read otherwise or from elsewhere
    LayerId layer{};
    SourceRef source;
};
struct SetTheme {
    Theme theme = Theme::light;
};
struct SetMapCrs {
    std::string definition;
};
struct SetView {
    MapView view;
};
struct SetLanguages {  ///< of names
    std::optional<LanguageChain> languages;
};
struct SetFurniture {
    Furniture furniture;
};
struct SetTime {  ///< which range of time is shown
    TimeFilter time;
};
struct SetTours {
    Tours tours;
};
struct SetPinned {  ///< which cards stay open, and where
    std::vector<PinnedCard> pinned;
};
struct SetFilters {  ///< of several layers at once, and which are shown
    std::vector<SetFilter> filters{};
    std::vector<SetVisible> shown{};
};
struct SetPicture {  ///< what pictures are to be
    PictureChoice picture;
};

using Change = std::variant<AddLayers, RemoveLayer, MoveLayer, SetVisible, SetOpacity, SetClustered, SetStyle,
                            ChangeStyle, SetClassOn, DimOthers, SetDates, SetTimeless, SetFilter, SetSource,
                            SetFilters, SetTheme, SetMapCrs, SetView, SetLanguages, SetFurniture, SetTime,
                            SetTours, SetPinned, SetPicture>;

/// The map after a change. Pure. O(layers).
[[nodiscard]] MapState apply(MapState state, Change const& change);

/// What a stop of a tour shows of time and layers: no change of the map (MapModel::show_stop).
struct ShowStop {
    TimeFilter time;
    std::vector<SetVisible> layers;
};
[[nodiscard]] MapState shown_at(MapState state, ShowStop const& stop);

}  // namespace gatepost

#pragma once

#include "map/date_fields.hpp"
#include "map/feature_ref.hpp"
#include "map/layer_profile.hpp"
#include "style/style.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace gatepost {

/// Layers of a group lie above those of the one before: what is only looked at, what other map files bring,
/// and the map's own.
enum class LayerGroup : std::uint8_t { background, included, own };

/// Where a layer's features come from.
struct SourceRef {
    std::string path;      ///< of a file, or an address, or what else GDAL opens
    std::string layer;     ///< which of the source's layers: the name of its table
    std::string encoding;  ///< of its texts, where a person named it; empty: what they say, or guessed
    friend bool operator==(SourceRef const&, SourceRef const&) = default;
};

/// What a person chose of one layer. A plain value: it points into nothing that was read.
struct LayerState {
    LayerId id{};
    std::string name;   ///< short, different from all others on the map: `gates` of gates:G06
    std::string title;  ///< for people
    LayerGroup group = LayerGroup::own;
    std::string part_of;  ///< the include that it comes with; empty: it is the map's own
    SourceRef source;
    std::size_t palette_index = 0;  ///< of the colour that its plain style has
    bool is_visible = true;
    float opacity = 1;
    std::optional<bool> is_clustered;  ///< whether crowded points are clustered; none: as its style says
    std::shared_ptr<LayerStyle const> style;  ///< as on light paper; none: the look it has by itself
    std::string condition;                    ///< an Expression: what is shown of it; empty: everything
    bool is_timeless = false;                 ///< shown at any time, whatever its dates
    std::optional<DateFields> dates;          ///< where its dates stand; none: where they are found
    /// What its map file says of its data: nobody chooses that, so it is not compared. Never none.
    std::shared_ptr<LayerProfile const> profile = usual_profile();
    /// Whether a style that lies beside its file is taken when it is read and none was chosen.
    bool takes_kept_style = true;
    std::set<std::size_t> hidden_classes;          ///< of its style, switched off in the legend
    std::optional<std::size_t> singled_out_class;  ///< the others stand back

    friend bool operator==(LayerState const& a, LayerState const& b) {
        bool const is_same_style = a.style == b.style || (a.style && b.style && *a.style == *b.style);
        return is_same_style && a.id == b.id && a.name == b.name && a.title == b.title &&
               a.group == b.group && a.part_of == b.part_of && a.source == b.source &&
               a.palette_index == b.palette_index && a.is_visible == b.is_visible && a.opacity == b.opacity &&
               a.is_clustered == b.is_clustered && a.dates == b.dates && a.is_timeless == b.is_timeless &&
               a.condition == b.condition && a.hidden_classes == b.hidden_classes &&
               a.singled_out_class == b.singled_out_class;
    }
};

}  // namespace gatepost

#pragma once

#include "map/clustering.hpp"
#include "map/feature_mask.hpp"
#include "map/layer_content.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace gatepost {

/// One layer of the map as it is drawn, listed and picked from: what was chosen of it and what was read of
/// it, brought together by Document.
struct Layer {
    LayerId id{};
    std::string name;   ///< short, different from all others on the map: `gates` of gates:G06
    std::string title;  ///< for people
    LayerGroup group = LayerGroup::own;
    std::string part_of;
    SourceRef source;
    std::shared_ptr<LayerProfile const> profile = usual_profile();
    std::optional<DateFields> dates;  ///< that were chosen
    std::string condition;            ///< that was chosen: what is shown of it
    bool is_timeless = false;
    std::size_t palette_index = 0;
    bool is_visible = true;
    float opacity = 1;

    std::shared_ptr<LayerContent const> content;  ///< that the next few are parts of
    std::shared_ptr<FeatureTable const> table;
    std::shared_ptr<WorldGeometry const> world;  ///< null until the geometry stands in the map CRS
    GeometryKind typical_kind = GeometryKind::none;
    bool is_preview = false;

    bool is_restyled = false;  ///< its style was chosen: it is not the one it has by itself
    std::shared_ptr<LayerStyle const> base_style;  ///< as on light paper, all classes on
    LayerStyle style;                              ///< in the map's theme
    std::shared_ptr<std::vector<std::uint16_t> const> class_of_feature;
    std::vector<std::size_t> class_sizes;                             ///< how many features each class has
    std::vector<std::size_t> shown_sizes;                             ///< how many of them the mask leaves
    std::shared_ptr<std::vector<std::uint16_t> const> shown_classes;  ///< by which those were counted
    std::shared_ptr<std::vector<float> const> weights;  ///< of features in a density; none: one each
    /// 1 for a feature that has no symbol of its own now, because its host is drawn at the same place.
    std::shared_ptr<std::vector<std::uint8_t> const> hosted;
    /// When its features were there; none: it has no dates, or is shown at any time.
    std::shared_ptr<FeatureTimes const> times;
    /// What its condition leaves of it; none: it has none, or it is not known yet.
    std::shared_ptr<FeatureFilter const> filter;
    /// What time and its condition leave of it; none: everything.
    std::shared_ptr<FeatureMask const> mask;
    TimeFilter mask_time;
    /// 1 for a feature that is not drawn by itself: it is hosted, or hidden by the mask.
    std::shared_ptr<std::vector<std::uint8_t> const> left_out;
    /// The style with a faint twin of each class behind the others, for what is pale in the mask; none for
    /// layers without dates.
    std::shared_ptr<LayerStyle const> twin_style;
    std::shared_ptr<Clustering const>
        clustering;                      ///< of crowded points, at the scale shown last; may be none
    bool is_clustered = false;           ///< whether crowded points are clustered
    std::uint64_t revision = 0;          ///< changes whenever tiles of this layer must be cut again
    std::uint64_t untimed_revision = 0;  ///< the same, but where only another range of time is shown

    [[nodiscard]] bool is_hosted(std::size_t feature) const { return (*hosted)[feature] != 0; }
    [[nodiscard]] bool is_hidden(std::size_t feature) const {
        return mask && mask->showing[feature] == FeatureMask::Showing::hidden;
    }
    [[nodiscard]] bool is_pale(std::size_t feature) const {
        return mask && mask->showing[feature] == FeatureMask::Showing::pale;
    }
    [[nodiscard]] bool is_left_out(std::size_t feature) const { return (*left_out)[feature] != 0; }
    /// The style that tiles are drawn in: classes of pale features stand behind those of the others.
    [[nodiscard]] LayerStyle const& drawn_style() const { return twin_style ? *twin_style : style; }
    /// Whether it is drawn by itself: it shows, and no host and no other symbol speaks for it.
    [[nodiscard]] bool has_symbol(std::size_t feature) const {
        return !is_left_out(feature) && !(clustering && clustering->is_in_cluster(feature));
    }
};

}  // namespace gatepost

#pragma once

#include "map/layer.hpp"
#include "render/tile_density.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace gatepost {

/// The immutable part of a layer that a worker needs to cut tiles.
struct TileSource {
    std::shared_ptr<WorldGeometry const> world;
    std::shared_ptr<std::vector<std::uint16_t> const> class_of_feature;
    std::shared_ptr<std::vector<std::uint8_t> const>
        without_symbol;  ///< 1: hidden, or another feature stands for it
    std::vector<StyleClass> classes;
    bool has_fills = true;  ///< false for a highlight: the fill below may be translucent
    /// Whether crowded classes may become fields. Not for bundled layers, except very large ones: most are
    /// small enough, and adjoining fills of several classes would show seams. For a highlight, which has no
    /// fill, only if it is large.
    bool may_be_dense = true;
    /// Whether the areas are known to be sound, as those of the bundled layers are (a test checks that): then
    /// none is checked for rings that cross.
    bool has_sound_areas = false;
    bool has_arcs = false;   ///< curves that we generated, which must not show corners
    double pixel_ratio = 1;  ///< of the framebuffer; limits the width of lines and dots in dense tiles
    std::optional<std::uint32_t> only = std::nullopt;      ///< only this feature, to highlight it
    std::shared_ptr<TileDensity const> density = nullptr;  ///< drawn instead of its points; none: they are
    /// Which features are drawn in the faint twin of their class (Layer::twin_style); none: none is.
    std::shared_ptr<FeatureMask const> pale = nullptr;
};

/// What is hidden, hosted or clustered gets no symbol.
[[nodiscard]] TileSource tile_source_of(Layer const& layer, double pixel_ratio);
/// Of clustered features each has its symbol, and none is pale.
[[nodiscard]] TileSource unclustered_source_of(Layer const& layer, double pixel_ratio);

/// Whether crowded classes of a layer may become fields, and crowded points a density.
[[nodiscard]] bool may_be_dense(Layer const& layer);

}  // namespace gatepost

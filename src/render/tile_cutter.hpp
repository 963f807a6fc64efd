#pragma once

#include "map/document.hpp"
#include "render/tile_grid.hpp"
#include "render/tile_mesh.hpp"

#include <memory>
#include <optional>
#include <stop_token>

namespace gatepost {

/// The immutable part of a layer that a worker needs to cut tiles.
struct TileSource {
    std::shared_ptr<WorldGeometry const> world;
    std::shared_ptr<std::vector<std::uint16_t> const> class_of_feature;
    std::shared_ptr<std::vector<std::uint8_t> const> without_symbol;  ///< 1: another feature stands for it
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
    std::optional<std::uint32_t> only = std::nullopt;  ///< only this feature, to highlight it
};
/// Hosted and clustered features get no symbol.
[[nodiscard]] TileSource tile_source_of(Layer const& layer, double pixel_ratio);
/// Only hosted features have no symbol.
[[nodiscard]] TileSource unclustered_source_of(Layer const& layer, double pixel_ratio);

/// Cuts one tile out of a layer: queries the index, clips with a margin, simplifies by an eighth to half of a
/// tile pixel in a way that keeps shared edges shared, and triangulates. A class with more dots, segments or
/// corners than a frame can draw as vertices becomes a field instead, made from all of them. Pure CPU work,
/// on any thread. The cost is that of the features in the tile; the size of the result is bounded.
[[nodiscard]] TileMesh cut_tile(TileSource const& source, TileKey key, std::stop_token const& stop);

}  // namespace gatepost

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
    std::shared_ptr<std::vector<std::uint8_t> const> without_symbol;  ///< 1: another feature speaks for it
    std::vector<StyleClass> classes;
    bool has_fills = true;  ///< a highlight leaves the fill as it is: it may be translucent
    /// Not of the bundled layers: they are small enough, and adjoining fills of several classes would show
    /// seams. Of a highlight, which has no fill, where it is large.
    bool may_be_dense = true;
    /// Areas are known to be sound, as those of the bundled layers are (a test sees to that): then none is
    /// looked at for rings that cross.
    bool has_sound_areas = false;
    bool has_arcs = false;   ///< curves of our own making, which must not show their corners
    double pixel_ratio = 1;  ///< of the framebuffer: how wide lines and dots of dense tiles may become
    std::optional<std::uint32_t> only = std::nullopt;  ///< one feature, for a highlight of it
};
/// Hosted features and those that were clustered have no symbol.
[[nodiscard]] TileSource tile_source_of(Layer const& layer, double pixel_ratio);
/// Only hosted features have no symbol.
[[nodiscard]] TileSource unclustered_source_of(Layer const& layer, double pixel_ratio);

/// Cuts one tile out of a layer: asks the index, clips with a margin, simplifies to an eighth of a tile pixel
/// in a way that keeps shared edges shared, triangulates. A class with more dots, segments or corners than a
/// frame can draw as vertices becomes a field instead, from all of them. Pure CPU, on any thread. The cost is
/// that of the features in the tile; the result's size is bounded.
[[nodiscard]] TileMesh cut_tile(TileSource const& source, TileKey key, std::stop_token const& stop);

}  // namespace gatepost

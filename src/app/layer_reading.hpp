#pragma once

#include "map/layer.hpp"

#include <string>
#include <vector>

namespace gatepost {

/// A file that is read, and what is wanted of it.
struct SourceFile {
    std::string path;
    LayerGroup group = LayerGroup::own;
    std::string style_folder{};  ///< of a bundled one: where another look of it may be kept
    /// What a map file says of its layers. Where there is any, no other of its layers is wanted.
    std::vector<LayerState> awaited{};
};

/// Where the style of a layer of a file lies: beside it, with `.style.json` added to its name, and the
/// layer's own name before that where the file is not named so. Empty for what is no file.
[[nodiscard]] std::string style_path(std::string const& source, std::string const& table_name);

/// Where another look of a bundled layer is kept; empty where looks are not kept.
[[nodiscard]] std::string bundled_style_path(std::string const& folder, std::string const& layer_name);

/// Whether a layer that was read is one of which a map file speaks, both of the same source.
[[nodiscard]] bool is_awaited_as(LayerState const& awaited, LayerState const& read);

/// For jobs that read: a table as a layer that can join a document, with its geometry in the map CRS.
/// `palette_index` chooses the colour of a person's own layer. The cost is that of make_layer and
/// build_world_geometry.
[[nodiscard]] ReadyLayer ready_layer(FeatureTable table, SourceFile const& source, std::size_t palette_index,
                                     Crs const& map_crs, WorkerLocal<TransformerCache>& transformers,
                                     JobContext const& job);

/// All layers of a source. Where there are several, each has a colour of its own and the file's name in its
/// title; what GPX has none of (its five kinds are always there) is left out.
[[nodiscard]] std::vector<ReadyLayer> layers_of(std::vector<FeatureTable> tables, SourceFile const& source,
                                                std::size_t palette_index, Crs const& map_crs,
                                                WorkerLocal<TransformerCache>& transformers,
                                                JobContext const& job);

/// The same for a layer that is on the map and is read again: only what was read; its features are classed by
/// the style that was chosen for it, if one was.
[[nodiscard]] LayerContent reread_content(FeatureTable table, Layer const& layer, Crs const& map_crs,
                                          WorkerLocal<TransformerCache>& transformers, JobContext const& job);

}  // namespace gatepost

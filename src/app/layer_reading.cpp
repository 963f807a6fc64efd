#include "app/layer_reading.hpp"

namespace gatepost {

Layer ready_layer(FeatureTable table, SourceFile const& source, std::size_t palette_index, Crs const& map_crs,
                  WorkerLocal<TransformerCache>& transformers, JobContext const& job) {
    std::string const id = table.name;
    Layer layer =
        make_layer(id, source.group, std::make_shared<FeatureTable const>(std::move(table)), palette_index);
    layer.source = source.path;
    layer.world = std::make_shared<WorldGeometry const>(
        build_world_geometry(*layer.table, map_crs, layer.style.line_shape, transformers, job));
    return layer;
}

}  // namespace gatepost

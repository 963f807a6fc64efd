#include "app/layer_reading.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "map/style_json.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace gatepost {

namespace {

/// The style that lies beside the file, if there is one. One that is not understood is left alone, and the
/// layer's report says why.
void take_kept_style(Layer& layer, std::string const& path) {
    std::ifstream file(path);
    if (path.empty() || !file) {
        return;
    }
    std::ostringstream text;
    text << file.rdbuf();
    try {
        restyle(layer, style_from_json(text.str(), layer.style));
    } catch (Error const& failure) {
        auto table = std::make_shared<FeatureTable>(*layer.table);
        table->report.messages.push_back(fmt::format("{}: {}", path, failure.what()));
        log_warning("{}", table->report.messages.back());
        layer.table = std::move(table);
    }
}

}  // namespace

std::string style_path(std::string const& source, std::string const& table_name) {
    std::error_code failed;
    if (!std::filesystem::is_regular_file(source, failed)) {
        return {};
    }
    bool const is_named_so = std::filesystem::path(source).stem().string() == table_name;
    return source + (is_named_so ? "" : "." + table_name) + ".style.json";
}

Layer ready_layer(FeatureTable table, SourceFile const& source, std::size_t palette_index, Crs const& map_crs,
                  WorkerLocal<TransformerCache>& transformers, JobContext const& job) {
    std::string const id = table.name;
    Layer layer =
        make_layer(id, source.group, std::make_shared<FeatureTable const>(std::move(table)), palette_index);
    layer.source = source.path;
    if (source.group == LayerGroup::own) {
        take_kept_style(layer, style_path(source.path, layer.table->name));
    }
    layer.world = std::make_shared<WorldGeometry const>(
        build_world_geometry(*layer.table, map_crs, layer.style.line_shape, transformers, job));
    return layer;
}

}  // namespace gatepost

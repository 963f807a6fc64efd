#include "app/layer_reading.hpp"

#include "base/boundary.hpp"
#include "base/error.hpp"
#include "base/whole_file.hpp"
#include "io/classify.hpp"
#include "style/style_json.hpp"

#include <filesystem>

namespace gatepost {

namespace {

void report(Layer& layer, std::string const& message) {
    auto table = std::make_shared<FeatureTable>(*layer.table);
    table->report.doubtful = true;
    table->report.add(message);
    layer.table = std::move(table);
}

/// The style that lies beside the file, if there is one. One that is not understood is left alone, and the
/// layer's report says why.
void take_kept_style(Layer& layer, std::string const& path) {
    if (path.empty()) {
        return;
    }
    auto const failure = failure_of(path, [&] {
        auto const text = read_file(path);
        if (!text) {
            return;
        }
        LayerStyle style = style_from_json(*text, layer.style);
        if (style.classes.size() > 1 && layer.table->attribute_file) {
            style.classes.resize(1);
            style.labels.resize(1);
            report(
                layer,
                path + ": only its first class is taken: the attributes of so large a file are not at hand");
        }
        layer.is_restyled = true;
        restyle(layer, std::move(style));
    });
    if (failure) {
        report(layer, failure->find(path) == std::string::npos ? path + ": " + *failure : *failure);
    }
}

}  // namespace

std::string style_path(std::string const& source, std::string const& table_name) {
    std::error_code failed;
    if (!std::filesystem::is_regular_file(source, failed)) {
        return {};
    }
    bool const is_named_so = without_gz(source).stem().string() == table_name;
    return source + (is_named_so ? "" : "." + table_name) + ".style.json";
}

std::string bundled_style_path(std::string const& folder, std::string const& layer_id) {
    return folder.empty() ? std::string{}
                          : (std::filesystem::path(folder) / (layer_id + ".style.json")).string();
}

Layer ready_layer(FeatureTable table, SourceFile const& source, std::size_t palette_index, Crs const& map_crs,
                  WorkerLocal<TransformerCache>& transformers, JobContext const& job) {
    std::string const id = table.name;
    Layer layer =
        make_layer(id, source.group, std::make_shared<FeatureTable const>(std::move(table)), palette_index);
    layer.source = source.path;
    take_kept_style(layer, source.group == LayerGroup::own
                               ? style_path(source.path, layer.table->name)
                               : bundled_style_path(source.style_folder, layer.name));
    layer.world = std::make_shared<WorldGeometry const>(
        build_world_geometry(*layer.table, map_crs, layer.style.line_shape, transformers, job));
    return layer;
}

}  // namespace gatepost

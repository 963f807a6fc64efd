#include "app/layer_reading.hpp"

#include "base/boundary.hpp"
#include "base/error.hpp"
#include "base/folding.hpp"
#include "base/whole_file.hpp"
#include "io/classify.hpp"
#include "style/simple_style.hpp"
#include "style/style_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace gatepost {

namespace {

void report(ReadyLayer& layer, std::string const& message) {
    auto table = std::make_shared<FeatureTable>(*layer.content.table);
    table->report.doubtful = true;
    table->report.add(message);
    layer.content.table = std::move(table);
}

/// The style that lies beside the file, if there is one. One that is not understood is left alone, and the
/// layer's report says why.
void take_kept_style(ReadyLayer& layer, std::string const& path, JobContext const& job) {
    if (path.empty()) {
        return;
    }
    auto const failure = failure_of(path, [&] {
        auto const text = read_file(path);
        if (!text) {
            return;
        }
        LayerStyle style = style_from_json(*text, *layer.content.own_style.style);
        choose_style(layer, std::move(style), job);
    });
    if (failure) {
        report(layer, failure->find(path) == std::string::npos ? path + ": " + *failure : *failure);
    }
}

void build_world(LayerContent& content, LayerStyle const& style, Crs const& map_crs,
                 WorkerLocal<TransformerCache>& transformers, JobContext const& job) {
    content.world = std::make_shared<WorldGeometry const>(
        build_world_geometry(*content.table, map_crs, style.line_shape, transformers, job));
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

std::string bundled_style_path(std::string const& folder, std::string const& layer_name) {
    return folder.empty() ? std::string{}
                          : (std::filesystem::path(folder) / (layer_name + ".style.json")).string();
}

bool is_awaited_as(LayerState const& awaited, LayerState const& read) {
    bool const is_of_source = awaited.source.layer.empty() || awaited.source.layer == read.source.layer;
    return awaited.source.path == read.source.path && is_of_source;
}

namespace {

/// What a map file says of a table of its source; nullptr where it says nothing.
LayerState const* awaited_as(SourceFile const& source, std::string const& table_name) {
    auto const awaited = std::find_if(
        source.awaited.begin(), source.awaited.end(),
        [&](LayerState const& one) { return one.source.layer.empty() || one.source.layer == table_name; });
    return awaited == source.awaited.end() ? nullptr : &*awaited;
}

/// Says so where a style asks for ranges of a field that has no numbers.
void report_missing_numbers(ReadyLayer& layer) {
    if (layer.state.style && layer.state.style->awaits_ranges()) {
        report(layer, fmt::format("{}: the style is by numbers of the field '{}', which has none",
                                  layer.state.title, layer.state.style->class_field));
    }
}

/// What was chosen in the map file; else a style that lies beside the file.
void take_style(ReadyLayer& layer, SourceFile const& source, LayerState const* awaited,
                JobContext const& job) {
    if (awaited != nullptr && awaited->style && awaited->style->awaits_ranges()) {
        choose_style(layer, *awaited->style, job);
    } else if (awaited != nullptr && awaited->style) {
        layer.content.chosen_style = classed(awaited->style, *layer.content.table, job);
        layer.state.style = awaited->style;
    } else if (awaited == nullptr || awaited->takes_kept_style) {
        take_kept_style(layer,
                        source.group == LayerGroup::own
                            ? style_path(source.path, layer.state.name)
                            : bundled_style_path(source.style_folder, layer.state.name),
                        job);
    }
    report_missing_numbers(layer);
}

/// One message for all symbols of simplestyle that have no shape here.
void report_unknown_symbols(FeatureTable& table) {
    auto const unknown = unknown_marker_symbols(table);
    if (unknown.empty()) {
        return;
    }
    constexpr std::size_t most_named = 5;
    std::vector<std::string> named(unknown.begin(), unknown.end());
    if (named.size() > most_named) {
        named.resize(most_named);
        named.emplace_back("…");
    }
    table.report.add(fmt::format("{}: drawn as circles, because there is no such symbol: {}", table.name,
                                 fmt::join(named, ", ")));
}

/// Filtered before it is seen. Attributes that stayed in their file are read when it is on the map.
void filter_at_once(LayerContent& content, std::string const& condition, JobContext const& job) {
    auto const& part = content.table->part;
    bool const is_filtered = part && part->is_filtered && part->condition == condition;
    if (!condition.empty() && (is_filtered || !content.table->attribute_file)) {
        content.filter = filtered(*content.table, condition, job);
    }
}

}  // namespace

ReadyLayer ready_layer(FeatureTable table, SourceFile const& source, std::size_t palette_index,
                       Crs const& map_crs, WorkerLocal<TransformerCache>& transformers,
                       JobContext const& job) {
    std::string const name = table.name;
    LayerState const* const awaited = awaited_as(source, name);
    if (source.group == LayerGroup::own) {
        report_unknown_symbols(table);
    }
    ReadyLayer layer = make_layer(name, source.group, std::make_shared<FeatureTable const>(std::move(table)),
                                  awaited != nullptr ? awaited->palette_index : palette_index,
                                  awaited != nullptr ? awaited->profile : usual_profile(), job,
                                  awaited != nullptr ? awaited->dates : std::nullopt);
    layer.state.source.path = source.path;
    take_style(layer, source, awaited, job);
    filter_at_once(layer.content, awaited != nullptr ? awaited->condition : "", job);
    LayerStyle const& style = layer.state.style ? *layer.state.style : *layer.content.own_style.style;
    build_world(layer.content, style, map_crs, transformers, job);
    return layer;
}

namespace {

/// Of the five layers that GDAL makes of each GPX file: those without a feature, and the points of the tracks
/// and routes that are there as lines.
void leave_out_gpx_layers(std::vector<FeatureTable>& tables) {
    auto const has = [&](std::string const& name) {
        return std::any_of(tables.begin(), tables.end(),
                           [&](FeatureTable const& table) { return table.name == name && table.size() > 0; });
    };
    bool const has_tracks = has("tracks");
    bool const has_routes = has("routes");
    auto const is_left_out = [&](FeatureTable const& table) {
        bool const is_doubled =
            (table.name == "track_points" && has_tracks) || (table.name == "route_points" && has_routes);
        return table.report.is_silent() && (table.size() == 0 || is_doubled);
    };
    if (!std::all_of(tables.begin(), tables.end(), is_left_out)) {
        std::erase_if(tables, is_left_out);
    }
}

}  // namespace

std::vector<ReadyLayer> layers_of(std::vector<FeatureTable> tables, SourceFile const& source,
                                  std::size_t palette_index, Crs const& map_crs,
                                  WorkerLocal<TransformerCache>& transformers, JobContext const& job) {
    std::filesystem::path const plain = without_gz(source.path);
    if (folded(plain.extension().string()) == ".gpx" && source.awaited.empty()) {
        leave_out_gpx_layers(tables);
    }
    std::vector<ReadyLayer> layers;
    for (FeatureTable& table : tables) {
        layers.push_back(
            ready_layer(std::move(table), source, palette_index + layers.size(), map_crs, transformers, job));
        if (tables.size() > 1) {
            LayerState& state = layers.back().state;
            state.title = fmt::format("{}: {}", plain.stem().string(), state.title);
        }
    }
    return layers;
}

LayerContent reread_content(FeatureTable table, Layer const& layer, Crs const& map_crs,
                            WorkerLocal<TransformerCache>& transformers, JobContext const& job) {
    std::string const name = table.name;
    LayerContent content =
        make_layer(name, layer.group, std::make_shared<FeatureTable const>(std::move(table)),
                   layer.palette_index, layer.profile, job, layer.dates)
            .content;
    if (layer.is_restyled) {
        content.chosen_style = classed(layer.base_style, *content.table, job);
    }
    filter_at_once(content, layer.condition, job);
    build_world(content, layer.is_restyled ? *layer.base_style : *content.own_style.style, map_crs,
                transformers, job);
    return content;
}

}  // namespace gatepost

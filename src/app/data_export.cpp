#include "app/data_export.hpp"

#include "app/layer_credit.hpp"
#include "map/features_in_box.hpp"
#include "map/legend.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

namespace gatepost {

namespace {

std::vector<Layer const*> layers_of(Document const& document, ExportRequest const& request) {
    std::vector<Layer const*> chosen;
    auto const take = [&](auto const& is_wanted) {
        for (Layer const& layer : document.layers()) {
            if (is_wanted(layer)) {
                chosen.push_back(&layer);
            }
        }
    };
    auto const& wanted = request.layers;
    if (request.selection) {
        take([&](Layer const& layer) { return layer.id == request.selection->layer; });
    } else if (!wanted.empty()) {
        take([&](Layer const& layer) {
            return std::find(wanted.begin(), wanted.end(), layer.id) != wanted.end();
        });
    } else {
        take([](Layer const& layer) { return layer.is_visible && layer.group == LayerGroup::own; });
        if (chosen.empty()) {
            take(
                [](Layer const& layer) { return layer.is_visible && layer.group != LayerGroup::background; });
        }
    }
    return chosen;
}

/// Features that meet a box in degrees, told in lon/lat: on the map the box may have curved edges.
std::vector<std::uint32_t> features_in_lonlat(Layer const& layer, Box const& box, JobContext const& job) {
    WorkerLocal<TransformerCache> transformers(worker_slots(job));
    WorldGeometry const lonlat =
        build_world_geometry(*layer.table, Crs::wgs84(), LineShape::straight, transformers, job);
    if (box.min_x <= box.max_x) {
        return features_in(lonlat, box);
    }
    return merged({features_in(lonlat, {box.min_x, box.min_y, 180, box.max_y}),
                   features_in(lonlat, {-180, box.min_y, box.max_x, box.max_y})});
}

/// Also those that time or a filter hides.
std::vector<std::uint32_t> features_asked_for(Document const& document, Layer const& layer,
                                              ExportRequest const& request, JobContext const& job) {
    if (request.box_lonlat) {
        return features_in_lonlat(layer, *request.box_lonlat, job);
    }
    if (request.box_world) {
        return features_in(*layer.world, document.map_plane(), *request.box_world);
    }
    std::vector<std::uint32_t> all(layer.table->size());
    std::iota(all.begin(), all.end(), 0U);
    return all;
}

std::vector<std::uint32_t> features_of(Document const& document, Layer const& layer,
                                       ExportRequest const& request, JobContext const& job) {
    if (request.selection) {
        return {static_cast<std::uint32_t>(request.selection->feature)};
    }
    auto features = features_asked_for(document, layer, request, job);
    std::erase_if(features, [&](std::uint32_t feature) { return layer.is_hidden(feature); });
    return features;
}

/// Whether all is at hand that a request wants of a part of a source.
bool has_all(TablePart const& part, std::size_t rows, std::string const& condition,
             ExportRequest const& request) {
    if (!part.condition.empty() && part.condition != condition) {
        return false;  // others than those that were read may pass now
    }
    bool const is_all_in_view = rows >= part.found;
    bool const is_everywhere = part.lonlat.contains(whole_world_lonlat) && !part.condition.empty();
    return rows >= part.in_source ||
           (is_all_in_view && (is_everywhere || request.box_lonlat || request.box_world));
}

/// Of a source too large to hold only some features may be at hand.
void note_part(Layer const& layer, ExportRequest const& request, std::vector<std::string>& doubts) {
    auto const& part = layer.table->part;
    if (part && !request.selection && !has_all(*part, layer.table->size(), layer.condition, request)) {
        doubts.push_back(fmt::format("{}: only {} of its {} features are at hand, and no others are written",
                                     layer.name, layer.table->size(), part->in_source));
    }
}

}  // namespace

DataExport plan_export(OpenMap& map, ExportRequest const& request, JobContext const& job) {
    auto const format = data_format_of(request.path);
    if (!format) {
        throw BadExport(
            fmt::format("{}: data are written as {}", request.path, fmt::join(data_format_endings, ", ")));
    }
    DataExport planned{request.path, *format, {}, {}};
    auto const layers = layers_of(map.document(), request);
    std::vector<std::string> names;
    names.reserve(layers.size());
    for (Layer const* const layer : layers) {
        names.push_back(layer->name);
    }
    if (layers.empty()) {
        throw BadExport(fmt::format("{}: there is no layer to write", request.path));
    }
    if (layers.size() > 1 && !holds_several_layers(*format)) {
        throw BadExport(fmt::format("{}: a {} file holds one layer, and these are {}: {}", request.path,
                                    name_of(*format), layers.size(), fmt::join(names, ", ")));
    }
    for (Layer const* const layer : layers) {
        note_part(*layer, request, planned.doubts);
        planned.layers.push_back({layer->name, layer_title(*layer, Locale::english), layer->table,
                                  features_of(map.document(), *layer, request, job),
                                  credit_of(*layer, map.kept().file(), planned.doubts),
                                  map.selector().languages()});
    }
    return planned;
}

ExportDone write_export(DataExport const& planned, JobContext const& job) {
    DataWritten written = write_data(planned.path, planned.format, planned.layers, job);
    ExportDone done{planned.doubts, std::move(written.credits_path)};
    for (std::size_t i = 0; i < planned.layers.size(); ++i) {
        auto const lines = written.losses.at(i).lines(planned.layers[i].name);
        done.lost.insert(done.lost.end(), lines.begin(), lines.end());
    }
    if (!written.foreign_path.empty()) {
        done.lost.push_back(
            fmt::format("{}: this file stands where the credits of the data would, and is left as it is",
                        written.foreign_path));
    }
    return done;
}

ExportDone export_data(OpenMap& map, ExportRequest const& request, JobContext const& job) {
    return write_export(plan_export(map, request, job), job);
}

}  // namespace gatepost

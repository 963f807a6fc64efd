#include "app/recoded_layers.hpp"

#include "app/layer_reading.hpp"
#include "base/boundary.hpp"
#include "io/source.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gatepost {

void RecodedLayers::begin(Document const& document, Layer const& layer, std::string const& encoding) {
    SourceOptions options;
    options.assumed_crs = m_assumed_crs;
    options.encoding = encoding;
    SourceWorkers::Workers const workers = m_workers.for_source(layer.source.path);
    auto read = [options, layer, map_crs = document.map_crs(), workers](JobContext const& job) {
        PartialLayers::Fresh fresh{layer.id, std::nullopt, options.encoding, {}};
        std::string const& path = layer.source.path;
        auto const failure = failure_of(path, [&] {
            auto tables = read_source(path, options, job);
            auto const table = std::find_if(tables.begin(), tables.end(), [&](FeatureTable const& one) {
                return one.name == layer.source.layer;
            });
            if (table == tables.end()) {
                fresh.failure =
                    fmt::format("{}: there is no layer '{}' in it any more", path, layer.source.layer);
            } else {
                fresh.content = reread_content(std::move(*table), layer, map_crs, workers.transformers, job);
            }
        });
        fresh.failure = failure.value_or(fresh.failure);
        return fresh;
    };
    m_readings.insert_or_assign(layer.id, Reading{Job<PartialLayers::Fresh>(workers.pool, std::move(read)),
                                                  encoding, document.map_crs()});
}

std::vector<PartialLayers::Fresh> RecodedLayers::poll(Document const& document) {
    std::vector<PartialLayers::Fresh> finished;
    std::vector<std::pair<LayerId, std::string>> outdated;  // layers, and the encoding for each
    for (auto reading = m_readings.begin(); reading != m_readings.end();) {
        auto fresh = reading->second.job.take();
        if (!fresh) {
            ++reading;
            continue;
        }
        LayerId const layer = reading->first;
        if (document.has_layer(layer) && !(reading->second.map_crs == document.map_crs())) {
            outdated.emplace_back(layer, reading->second.encoding);
        } else if (document.has_layer(layer)) {
            finished.push_back(std::move(*fresh));
        }
        reading = m_readings.erase(reading);
    }
    for (auto const& [layer, encoding] : outdated) {
        begin(document, document.layer(layer), encoding);
    }
    return finished;
}

}  // namespace gatepost

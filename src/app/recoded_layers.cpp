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
    auto read = [options, id = layer.id, name = layer.table->name,
                 source = SourceFile{layer.source, layer.group}, map_crs = document.map_crs(),
                 this](JobContext const& job) {
        PartialLayers::Fresh fresh{id, std::nullopt, {}};
        auto const failure = failure_of(source.path, [&] {
            auto tables = read_source(source.path, options, job);
            auto const table = std::find_if(tables.begin(), tables.end(),
                                            [&](FeatureTable const& one) { return one.name == name; });
            if (table == tables.end()) {
                fresh.failure = fmt::format("{}: there is no layer '{}' in it any more", source.path, name);
            } else {
                fresh.content = ready_layer(std::move(*table), source, 0, map_crs, m_transformers, job);
            }
        });
        fresh.failure = failure.value_or(fresh.failure);
        return fresh;
    };
    m_readings.insert_or_assign(
        layer.id, Reading{Job<PartialLayers::Fresh>(m_pool, std::move(read)), encoding, document.map_crs()});
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

#include "app/reread_layers.hpp"

#include "app/layer_reading.hpp"
#include "base/boundary.hpp"
#include "io/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace gatepost {

void RereadLayers::begin(Document const& document, Layer const& layer, SourceRef const& source, Why why) {
    SourceOptions options;
    options.assumed_crs = m_assumed_crs;
    options.encoding = source.encoding;
    options.most_rows = m_most_rows;
    if (layer.table->part) {  // of what is too large to hold, the part that is on the map
        options.layer = layer.table->part->layer;
        options.view_lonlat = layer.table->part->lonlat;
        options.conditions = {{"", layer.condition}};
    }
    SourceWorkers::Workers const workers = m_workers.for_source(source.path);
    auto read = [options, layer, source, why, map_crs = document.map_crs(), workers](JobContext const& job) {
        Reread reread{layer.id, source, why, std::nullopt, {}};
        auto const failure = failure_of(source.path, [&] {
            auto tables = read_source(source.path, options, job);
            auto const table = std::find_if(tables.begin(), tables.end(), [&](FeatureTable const& one) {
                return one.name == source.layer;
            });
            if (table == tables.end()) {
                reread.failure =
                    fmt::format("{}: there is no layer '{}' in it any more", source.path, source.layer);
            } else {
                reread.content = reread_content(std::move(*table), layer, map_crs, workers.transformers, job);
            }
        });
        reread.failure = failure.value_or(reread.failure);
        return reread;
    };
    if (auto const before = m_readings.find(layer.id); before != m_readings.end()) {
        before->second.job.abandon();  // it owns all that it refers to
    }
    m_readings.insert_or_assign(
        layer.id, Reading{Job<Reread>(workers.pool, std::move(read)), source, why, document.map_crs()});
}

std::vector<RereadLayers::Reread> RereadLayers::poll(Document const& document) {
    std::vector<Reread> finished;
    std::vector<std::pair<LayerId, std::pair<SourceRef, Why>>> outdated;
    for (auto reading = m_readings.begin(); reading != m_readings.end();) {
        auto reread = reading->second.job.take();
        if (!reread) {
            ++reading;
            continue;
        }
        LayerId const layer = reading->first;
        if (document.has_layer(layer) && !(reading->second.map_crs == document.map_crs())) {
            outdated.emplace_back(layer, std::pair{reading->second.source, reading->second.why});
        } else if (document.has_layer(layer)) {
            finished.push_back(std::move(*reread));
        }
        reading = m_readings.erase(reading);
    }
    for (auto const& [layer, how] : outdated) {
        begin(document, document.layer(layer), how.first, how.second);
    }
    return finished;
}

bool is_worse(FeatureTable const& now, FeatureTable const& before) {
    bool const has_new_faults = !now.report.is_clean() && before.report.is_clean();
    return now.report.skipped > before.report.skipped || has_new_faults ||
           (now.size() == 0 && before.size() > 0);
}

}  // namespace gatepost

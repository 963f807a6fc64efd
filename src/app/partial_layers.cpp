#include "app/partial_layers.hpp"

#include "app/layer_reading.hpp"
#include "base/boundary.hpp"
#include "io/source.hpp"

#include <algorithm>

namespace gatepost {

namespace {

Box common(Box const& a, Box const& b) {
    return {std::max(a.min_x, b.min_x), std::max(a.min_y, b.min_y), std::min(a.max_x, b.max_x),
            std::min(a.max_y, b.max_y)};
}

/// The view with a quarter of itself on every side, so that a little panning needs no reading.
Box surroundings(Box const& view) {
    double const dx = view.width() / 4;
    double const dy = view.height() / 4;
    return {view.min_x - dx, view.min_y - dy, view.max_x + dx, view.max_y + dy};
}

std::string condition_of(Document const& document, LayerId layer) {
    return document.has_layer(layer) ? document.layer(layer).condition : std::string{};
}

}  // namespace

bool wants_other_part(FeatureTable const& table, std::optional<Box> const& view_lonlat,
                      std::string const& condition) {
    if (!table.part) {
        return false;
    }
    TablePart const& part = *table.part;
    // Estimated bounds say where most of it lies, not that there is nothing beyond.
    Box const bounds =
        part.is_estimated ? whole_world_lonlat : common(part.source_lonlat, whole_world_lonlat);
    Box const seen = common(view_lonlat.value_or(whole_world_lonlat), bounds);
    if (seen.is_empty()) {
        return false;  // nothing of it is there
    }
    if (!part.lonlat.contains(seen)) {
        return true;
    }
    bool const is_sample = part.found > table.size() + table.report.skipped;
    if (part.can_filter && part.condition != condition && (is_sample || !part.condition.empty())) {
        return true;  // of all that lies in view, what passes can be told here
    }
    // A sample is thinner than need be where what would be read now is so much less than what was.
    constexpr double closer = 4.0 / 3;
    auto const extent = [&](Box const& read) {
        Box const held = common(read, part.source_lonlat);
        Box const& counts = held.is_empty() ? read : held;
        return std::max(counts.width(), counts.height());
    };
    return is_sample && view_lonlat && extent(surroundings(*view_lonlat)) * closer < extent(part.lonlat);
}

bool PartialLayers::has_any(Document const& document) {
    return std::any_of(document.layers().begin(), document.layers().end(),
                       [](Layer const& layer) { return layer.table->part.has_value(); });
}

std::vector<PartialLayers::Fresh> PartialLayers::poll(Document const& document,
                                                      std::optional<Box> const& view_lonlat) {
    std::erase_if(m_stopped, [](Job<Fresh>& job) {
        (void)job.take();
        return !job.is_active();
    });
    std::vector<Fresh> finished;
    for (auto reading = m_readings.begin(); reading != m_readings.end();) {
        if (auto fresh = reading->second.job.take()) {
            finished.push_back(std::move(*fresh));
            reading = m_readings.erase(reading);
        } else {
            ++reading;
        }
    }
    for (Fresh const& fresh : finished) {
        if (!fresh.content) {
            m_failed.insert_or_assign(fresh.layer, Look{view_lonlat, condition_of(document, fresh.layer)});
        } else {
            m_failed.erase(fresh.layer);
        }
    }
    if (!finished.empty()) {
        return finished;  // the document does not know of them yet
    }
    stop_outdated(document, view_lonlat);
    for (Layer const& layer : document.layers()) {
        auto const failed = m_failed.find(layer.id);
        bool const is_new_look =
            failed == m_failed.end() || failed->second != Look{view_lonlat, layer.condition};
        bool const may_read = layer.is_visible && !m_readings.contains(layer.id) && is_new_look;
        if (may_read && wants_other_part(*layer.table, view_lonlat, layer.condition)) {
            begin(document, layer, view_lonlat);
        }
    }
    return finished;
}

/// Nobody waits any more for what lies around a view that has been left, or passes a condition that is gone.
/// (A view that moves a little stays within its surroundings.)
void PartialLayers::stop_outdated(Document const& document, std::optional<Box> const& view_lonlat) {
    for (auto reading = m_readings.begin(); reading != m_readings.end();) {
        Box const read = reading->second.lonlat.value_or(whole_world_lonlat);
        constexpr double much_closer = 3;  // than the view with its surroundings that was wanted
        bool const is_so_filtered = reading->second.condition == condition_of(document, reading->first);
        bool const is_of_view = view_lonlat ? read.contains(common(*view_lonlat, whole_world_lonlat)) &&
                                                  read.width() < much_closer * view_lonlat->width()
                                            : !reading->second.lonlat;
        if (is_of_view && is_so_filtered) {
            ++reading;
            continue;
        }
        reading->second.job.request_stop();
        m_stopped.push_back(std::move(reading->second.job));
        reading = m_readings.erase(reading);
    }
}

void PartialLayers::cancel() {
    for (auto& [layer, reading] : m_readings) {
        reading.job.request_stop();
        m_stopped.push_back(std::move(reading.job));
    }
    m_readings.clear();
}

void PartialLayers::begin(Document const& document, Layer const& layer,
                          std::optional<Box> const& view_lonlat) {
    SourceOptions options;
    options.assumed_crs = m_assumed_crs;
    options.most_rows = m_most_rows;
    options.layer = layer.table->part->layer;
    options.encoding = layer.table->text_encoding;
    if (view_lonlat) {
        options.view_lonlat = surroundings(*view_lonlat);
    }
    if (!layer.condition.empty()) {
        options.conditions = {{"", layer.condition}};
    }
    SourceWorkers::Workers const workers = m_workers.for_source(layer.source.path);
    auto read = [options, layer, map_crs = document.map_crs(), workers](JobContext const& job) {
        Fresh fresh{layer.id, std::nullopt, {}};
        auto const failure = failure_of(layer.source.path, [&] {
            auto tables = read_source(layer.source.path, options, job);
            fresh.content =
                reread_content(std::move(tables.at(0)), layer, map_crs, workers.transformers, job);
        });
        fresh.failure = failure.value_or("");
        return fresh;
    };
    m_readings.emplace(
        layer.id, Reading{Job<Fresh>(workers.pool, std::move(read)), options.view_lonlat, layer.condition});
}

}  // namespace gatepost

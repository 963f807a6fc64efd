#include "app/layer_loader.hpp"

#include "app/bundled.hpp"
#include "base/boundary.hpp"
#include "io/classify.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <utility>

namespace gatepost {

namespace {

/// Larger files are begun first, so that the last one to finish is a small one.
double order_of(SourceFile const& file) {
    std::error_code ignored;
    auto const bytes = std::filesystem::file_size(file.path, ignored);
    return ignored ? 0 : -static_cast<double>(bytes);
}

/// In a job. What cannot be sampled is nothing: reading the whole file says why.
std::optional<ReadyLayer> preview(SourceFile const& file, LayerLoader::Reading const& reading,
                                  std::size_t palette_index, SourceWorkers::Workers workers,
                                  JobContext const& job) {
    std::optional<ReadyLayer> layer;
    auto const failure = failure_of(file.path, [&] {
        if (auto table = sample_source(file.path, reading.source, job)) {
            layer = ready_layer(std::move(*table), file, palette_index, reading.map_crs, workers.transformers,
                                job);
            layer->content.is_preview = true;
        }
    });
    return failure ? std::nullopt : std::move(layer);
}

using Conditions = std::vector<std::pair<std::string, std::string>>;

/// What comes without a map file has no condition of its own, and `where` may mean a layer of that name that
/// is there already, or one from another file.
Conditions conditions_of_new(MapState const& map, LayerLoader::Reading const& reading, bool is_only_file) {
    Conditions conditions = is_only_file && !reading.is_added ? reading.where : Conditions{};
    std::erase_if(conditions, [&](auto const& one) {
        return std::any_of(map.layers.begin(), map.layers.end(),
                           [&](LayerState const& layer) { return layer.name == one.first; });
    });
    return conditions;
}

/// Those of all layers that a source is awaited for, of whatever part of the map: they share what is read
/// first.
Conditions conditions_of_awaited(MapState const& map, std::string const& path,
                                 LayerLoader::Reading const& reading) {
    Conditions conditions;
    for (LayerState const& layer : map.layers) {
        if (layer.source.path != path) {
            continue;
        }
        auto const said = std::find_if(reading.where.rbegin(), reading.where.rend(),
                                       [&](auto const& one) { return one.first == layer.name; });
        conditions.emplace_back(layer.source.layer,
                                said == reading.where.rend() ? layer.condition : said->second);
    }
    return conditions;
}

}  // namespace

void LayerLoader::start(std::vector<SourceFile> const& files, Reading const& reading) {
    Batch batch;
    auto const& awaited = files.front().awaited;
    batch.is_only_file = files.size() == 1;
    batch.is_own = awaited.empty() || awaited.front().part_of.empty();
    batch.is_of_map = !awaited.empty();
    batch.is_added = reading.is_added && !batch.is_of_map;
    for (SourceFile const& file : files) {
        begin_file(batch, file, reading);
    }
    batch.results.resize(batch.jobs.size());
    m_batches.push_back(std::move(batch));
}

void LayerLoader::begin_file(Batch& batch, SourceFile const& file, Reading const& reading) {
    SourceWorkers::Workers const workers = m_parts.workers.for_source(file.path);
    Reading how = reading;
    MapState const& map = m_parts.model.state();
    how.source.conditions = batch.is_of_map ? conditions_of_awaited(map, file.path, reading)
                                            : conditions_of_new(map, reading, batch.is_only_file);
    std::size_t const palette_index = batch.is_of_map ? file.awaited.front().palette_index : m_files_begun++;
    if (batch.is_of_map) {
        how.source.encoding = file.awaited.front().source.encoding;
    }
    if (reading.takes_previews && batch.is_own && !reading.is_strict) {
        auto look = [file, how, palette_index, workers](JobContext const& job) {
            return preview(file, how, palette_index, workers, job);
        };
        constexpr double before_all = -std::numeric_limits<double>::max();
        batch.previews[batch.jobs.size()].job = {workers.pool, std::move(look), before_all};
    }
    auto load = [file, how, palette_index, workers](JobContext const& job) {
        Loaded loaded;
        auto const failure = failure_of(file.path, [&] {
            try {
                loaded.layers = layers_of(read_source(file.path, how.source, job), file, palette_index,
                                          how.map_crs, workers.transformers, job);
            } catch (TooManyLayers const&) {
                loaded.has_too_many = true;
                throw;
            }
        });
        loaded.failure = failure.value_or("");
        return loaded;
    };
    batch.jobs.emplace_back(workers.pool, std::move(load), order_of(file));
    batch.names.push_back(without_gz(file.path).stem().string());
    batch.paths.push_back(file.path);
}

void LayerLoader::read_layers(std::set<LayerId> const& wanted, Reading const& reading) {
    m_awaited.insert(wanted.begin(), wanted.end());
    std::vector<SourceFile> files;
    std::vector<SourceFile> included;
    for (LayerState const& layer : m_parts.model.state().layers) {
        if (!wanted.contains(layer.id) || layer.source.path.empty()) {
            continue;
        }
        std::vector<SourceFile>& batch = layer.part_of.empty() ? files : included;
        auto const same = std::find_if(batch.begin(), batch.end(), [&](SourceFile const& file) {
            LayerState const& other = file.awaited.front();
            return file.path == layer.source.path && other.source.encoding == layer.source.encoding &&
                   other.part_of == layer.part_of;
        });
        if (same != batch.end()) {
            same->awaited.push_back(layer);
        } else {
            std::string const style_folder = is_bundled_part(layer.part_of) ? reading.style_folder : "";
            batch.push_back({layer.source.path, layer.group, style_folder, {layer}});
        }
    }
    for (std::vector<SourceFile> const& batch : {included, files}) {
        if (!batch.empty()) {
            start(batch, reading);
        }
    }
}

bool LayerLoader::collect(Batch& batch) {
    bool is_complete = true;
    for (std::size_t i = 0; i < batch.jobs.size(); ++i) {
        if (!batch.results[i]) {
            batch.results[i] = batch.jobs[i].take();
            is_complete = is_complete && batch.results[i].has_value();
        }
    }
    return is_complete;
}

LayerLoader::Polled LayerLoader::poll() {
    Polled polled;
    polled.has_changed = show_previews();
    while (!m_batches.empty() && collect(m_batches.front())) {
        join(m_batches.front());
        m_batches.pop_front();
        polled.has_changed = true;
        polled.is_finished = m_batches.empty();
    }
    polled.joined = std::exchange(m_joined, {});
    return polled;
}

void LayerLoader::wait() {
    for (Batch& batch : m_batches) {
        for (std::size_t i = 0; i < batch.jobs.size(); ++i) {
            if (!batch.results[i]) {
                batch.results[i] = batch.jobs[i].get();
            }
        }
    }
}

void LayerLoader::add_progress(float& done, float& all) const {
    for (Batch const& batch : m_batches) {
        for (Job<Loaded> const& job : batch.jobs) {
            done += job.progress();
            all += 1;
        }
    }
}

void LayerLoader::abandon() {
    for (Batch& batch : m_batches) {
        for (Job<Loaded>& job : batch.jobs) {
            job.abandon();
        }
        for (auto& [file, look] : batch.previews) {
            look.job.abandon();
        }
    }
    m_batches.clear();
    m_awaited.clear();
    m_source_failures.clear();
    m_joined.clear();
}

}  // namespace gatepost

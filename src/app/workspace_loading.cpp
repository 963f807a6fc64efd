// The part of Workspace that reads files and puts them on the map.
#include "app/layer_reading.hpp"
#include "app/workspace.hpp"
#include "base/boundary.hpp"
#include "io/source.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <limits>

namespace gatepost {

namespace {

/// Larger files are begun first, so that the last one to finish is a small one.
double order_of(SourceFile const& file) {
    std::error_code ignored;
    auto const bytes = std::filesystem::file_size(file.path, ignored);
    return ignored ? 0 : -static_cast<double>(bytes);
}

std::string name_of_file(std::string const& path) {
    std::filesystem::path const name = std::filesystem::path(path).filename();
    return (name.extension() == ".gz" ? name.stem() : name).stem().string();
}

}  // namespace

bool Workspace::is_name_awaited(Batch const& batch, std::size_t file) const {
    auto const is_it = [&](std::string const& name) { return name == batch.names[file]; };
    for (Batch const& other : m_batches) {
        if (&other == &batch) {
            break;
        }
        if (std::any_of(other.names.begin(), other.names.end(), is_it)) {
            return true;
        }
    }
    auto const end = batch.names.begin() + static_cast<std::ptrdiff_t>(file);
    return std::any_of(batch.names.begin(), end, is_it);
}

void Workspace::start_batch(std::vector<SourceFile> const& files) {
    Batch batch;
    auto const& awaited = files.front().awaited;
    batch.is_own = awaited.empty() || awaited.front().part_of.empty();
    batch.is_of_map = !awaited.empty();
    SourceOptions source_options;
    source_options.assumed_crs = m_options.assumed();
    source_options.encoding = m_options.encoding;
    source_options.view_lonlat = fixed_view_lonlat();
    if (m_options.follows_view()) {
        source_options.most_rows = m_partial_layers.most_rows();
    }
    Crs const& map_crs = m_crs_change ? m_crs_change->crs : m_document.map_crs();
    for (SourceFile const& file : files) {
        SourceWorkers::Workers const workers = m_workers.for_source(file.path);
        std::size_t const palette_index =
            batch.is_of_map ? file.awaited.front().palette_index : m_files_begun++;
        if (batch.is_of_map) {
            source_options.encoding = file.awaited.front().source.encoding;
        }
        if (m_options.follows_view() && batch.is_own && !m_options.strict_crs) {
            auto look = [file, source_options, map_crs, palette_index, workers](JobContext const& job) {
                return first_look(file, source_options, palette_index, map_crs, workers, job);
            };
            constexpr double before_all = -std::numeric_limits<double>::max();
            batch.first_looks[batch.jobs.size()].job = {workers.pool, std::move(look), before_all};
        }
        auto load = [file, source_options, map_crs, palette_index, workers](JobContext const& job) {
            Loaded loaded;
            auto const failure = failure_of(file.path, [&] {
                for (FeatureTable& table : read_source(file.path, source_options, job)) {
                    loaded.layers.push_back(ready_layer(std::move(table), file, palette_index, map_crs,
                                                        workers.transformers, job));
                }
            });
            loaded.failure = failure.value_or("");
            return loaded;
        };
        batch.jobs.emplace_back(workers.pool, std::move(load), order_of(file));
        batch.names.push_back(name_of_file(file.path));
        batch.paths.push_back(file.path);
    }
    batch.results.resize(batch.jobs.size());
    m_batches.push_back(std::move(batch));
}

/// Runs in a job. What cannot be sampled is nothing: reading the whole file says why.
std::optional<ReadyLayer> Workspace::first_look(SourceFile const& file, SourceOptions const& options,
                                                std::size_t palette_index, Crs const& map_crs,
                                                SourceWorkers::Workers workers, JobContext const& job) {
    std::optional<ReadyLayer> layer;
    auto const failure = failure_of(file.path, [&] {
        if (auto table = sample_source(file.path, options, job)) {
            layer = ready_layer(std::move(*table), file, palette_index, map_crs, workers.transformers, job);
            layer->content.is_first_look = true;
        }
    });
    return failure ? std::nullopt : std::move(layer);
}

/// Files that are still being read are shown by some of their features. True if the document changed.
bool Workspace::show_first_looks() {
    bool changed = false;
    for (Batch& batch : m_batches) {
        if (m_crs_change) {
            break;  // what joins the map now would be in the wrong CRS
        }
        for (auto& [file, look] : batch.first_looks) {
            bool const may_join = look.job.is_active() && !is_name_awaited(batch, file);
            auto layer = may_join ? look.job.take() : std::nullopt;
            if (!layer || !*layer || batch.results[file]) {
                continue;
            }
            std::vector<ReadyLayer> layers;
            layers.push_back(std::move(**layer));
            if (!batch.is_of_map || is_awaited(layers.front())) {
                look.layer = add(std::move(layers)).front();
            }
            changed = true;
        }
    }
    return changed;
}

bool Workspace::complete_first_look(Batch& batch, std::size_t file, std::vector<ReadyLayer>& layers) {
    auto const look = batch.first_looks.find(file);
    if (look == batch.first_looks.end() || !look->second.layer) {
        return false;
    }
    LayerId const shown = *look->second.layer;
    if (!m_document.has_layer(shown)) {
        return true;  // the person took it off the map
    }
    if (layers.size() != 1) {
        change_by_itself(RemoveLayer{shown});
        m_contents.drop(shown);
        m_document.update(m_state, m_contents);
        check_selection();
        return false;
    }
    SourceRef const source = m_state.find(shown)->source;
    for (LayerState const& layer : std::vector<LayerState>(m_state.layers)) {
        if (layer.id == shown || layer.source == source) {
            replace_content(layer.id, layers.front().content);
        }
    }
    return true;
}

bool Workspace::collect(Batch& batch) {
    bool complete = true;
    for (std::size_t i = 0; i < batch.jobs.size(); ++i) {
        if (!batch.results[i]) {
            batch.results[i] = batch.jobs[i].take();
            complete = complete && batch.results[i].has_value();
        }
    }
    return complete;
}

void Workspace::join(Batch& batch) {
    std::vector<ReadyLayer> joining;
    for (std::size_t file = 0; file < batch.results.size(); ++file) {
        Loaded& loaded = *batch.results[file];
        if (batch.is_of_map && !loaded.failure.empty()) {
            m_source_failures[batch.paths[file]] =
                loaded.failure;  // said with the layers that are missing for it
        } else if (!loaded.failure.empty()) {
            report(loaded.failure);
            m_own_failed += batch.is_own ? 1 : 0;
            m_is_doubtful = true;
        }
        LoadReport told;
        for (ReadyLayer const& layer : loaded.layers) {
            told.add(layer.content.table->report);
        }
        m_is_doubtful = m_is_doubtful || !told.is_clean();
        for (std::string const& message : told.messages()) {
            report(message);
        }
        std::vector<ReadyLayer> layers;
        for (ReadyLayer& layer : loaded.layers) {
            if (layer.content.world->is_ballpark && refuse_or_report_ballpark(layer.state, layer.content)) {
                continue;
            }
            if (batch.is_of_map && !is_awaited(layer)) {
                continue;  // it was taken off that map
            }
            tell_missed(layer.state, layer.content);
            m_own_read += batch.is_own ? 1 : 0;
            layers.push_back(std::move(layer));
        }
        if (!complete_first_look(batch, file, layers)) {
            std::move(layers.begin(), layers.end(), std::back_inserter(joining));
        }
    }
    add(std::move(joining));
}

}  // namespace gatepost

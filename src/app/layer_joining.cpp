// The part of LayerLoader that puts on the map what was read.
#include "app/layer_loader.hpp"
#include "base/clock.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace gatepost {

bool LayerLoader::is_name_awaited(Batch const& batch, std::size_t file) const {
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

/// Files that are still being read are shown by some of their features. True if the map changed.
bool LayerLoader::show_previews() {
    bool has_changed = false;
    for (Batch& batch : m_batches) {
        for (auto& [file, look] : batch.previews) {
            bool const may_join = look.job.is_active() && !is_name_awaited(batch, file);
            auto layer = may_join ? look.job.take() : std::nullopt;
            if (!layer || !*layer || batch.results[file]) {
                continue;
            }
            std::vector<ReadyLayer> layers;
            layers.push_back(std::move(**layer));
            if (!batch.is_of_map || is_awaited(layers.front())) {
                look.layer = add(std::move(layers), batch.is_added).front();
            }
            has_changed = true;
        }
    }
    return has_changed;
}

bool LayerLoader::complete_preview(Batch& batch, std::size_t file, std::vector<ReadyLayer>& layers) {
    auto const look = batch.previews.find(file);
    if (look == batch.previews.end() || !look->second.layer) {
        return false;
    }
    MapModel& model = m_parts.model;
    LayerId const shown = *look->second.layer;
    if (!model.document().has_layer(shown)) {
        return true;  // the person took it off the map
    }
    if (layers.size() != 1) {
        model.change_by_itself(RemoveLayer{shown});
        model.drop(shown);
        model.update();
        m_parts.selector.check();
        return false;
    }
    SourceRef const source = model.state().find(shown)->source;
    for (LayerState const& layer : std::vector<LayerState>(model.state().layers)) {
        if (layer.id == shown || layer.source == source) {
            m_parts.selector.replace_content(layer.id, layers.front().content);
        }
    }
    return true;
}

/// What reading a file came to, for a person and for the exit code.
void LayerLoader::tell_of(Batch const& batch, std::size_t file) {
    Loaded const& loaded = *batch.results[file];
    MessageLog& messages = m_parts.messages;
    if (batch.is_of_map && !loaded.failure.empty()) {
        m_source_failures[batch.paths[file]] =
            loaded.failure;  // said with the layers that are missing for it
    } else if (!loaded.failure.empty()) {
        messages.warn(loaded.failure);
        if (loaded.has_too_many) {
            messages.note_bad_usage();
        }
        messages.note_doubt();
        if (batch.is_own) {
            messages.note_failed();
        }
    }
    LoadReport told;
    for (ReadyLayer const& layer : loaded.layers) {
        told.add(layer.content.table->report);
    }
    if (!told.is_clean()) {
        messages.note_doubt();
    }
    for (std::string const& message : told.messages()) {
        messages.warn(message);
    }
}

void LayerLoader::join(Batch& batch) {
    std::vector<ReadyLayer> joining;
    for (std::size_t file = 0; file < batch.results.size(); ++file) {
        tell_of(batch, file);
        std::vector<ReadyLayer> layers;
        for (ReadyLayer& layer : batch.results[file]->layers) {
            if (m_parts.doubts.refuses(layer.state, layer.content)) {
                continue;
            }
            if (batch.is_of_map && !is_awaited(layer)) {
                continue;  // it was taken off that map
            }
            m_parts.doubts.tell_missed(layer.state, layer.content, m_parts.selector.languages());
            if (batch.is_own) {
                m_parts.messages.note_read();
            }
            layers.push_back(std::move(layer));
        }
        if (!complete_preview(batch, file, layers)) {
            std::move(layers.begin(), layers.end(), std::back_inserter(joining));
        }
    }
    add(std::move(joining), batch.is_added);
}

std::vector<LayerId> LayerLoader::add(std::vector<ReadyLayer> layers, bool is_added) {
    MapModel& model = m_parts.model;
    AddLayers joining;
    std::vector<LayerId> ids;
    for (ReadyLayer& layer : layers) {
        std::vector<LayerId> const given = give_to_awaiting(layer);
        ids.insert(ids.end(), given.begin(), given.end());
        if (given.empty()) {
            layer.state.id = model.new_layer_id();
            model.put(layer.state.id, std::move(layer.content));
            joining.layers.push_back(layer.state);
            ids.push_back(layer.state.id);
        }
    }
    if (is_added && !joining.layers.empty()) {
        model.change(joining, seconds_now());
    } else {
        model.change_by_itself(joining);
        model.update();
    }
    m_joined.insert(m_joined.end(), ids.begin(), ids.end());
    return ids;
}

bool LayerLoader::is_awaited(ReadyLayer const& layer) const {
    auto const& layers = m_parts.model.state().layers;
    return std::any_of(layers.begin(), layers.end(), [&](LayerState const& one) {
        return (m_awaited.contains(one.id) || is_preview(one.id)) && is_awaited_as(one, layer.state);
    });
}

bool LayerLoader::is_preview(LayerId layer) const {
    auto const content = m_parts.model.contents().find(layer);
    return content && content->is_preview;
}

std::vector<LayerId> LayerLoader::give_to_awaiting(ReadyLayer const& layer) {
    MapModel& model = m_parts.model;
    std::vector<LayerId> given;
    std::vector<LayerState> waiting;
    for (LayerState const& one : model.state().layers) {
        if (m_awaited.contains(one.id) && is_awaited_as(one, layer.state)) {
            waiting.push_back(one);
        }
    }
    for (LayerState& one : waiting) {
        m_awaited.erase(one.id);
        if (one.part_of.empty()) {
            one.source.layer = layer.state.source.layer;
            model.change_by_itself(SetSource{one.id, one.source});
        }
        if ((one.takes_kept_style && !one.style) || (one.style && one.style->awaits_ranges())) {
            model.change_by_itself(ChangeStyle{one.id, layer.state.style});
        }
        model.put(one.id, layer.content);
        given.push_back(one.id);
    }
    return given;
}

std::vector<LayerState> LayerLoader::missing() const {
    std::vector<LayerState> missing;
    for (LayerState const& layer : m_parts.model.state().layers) {
        if (m_batches.empty() && layer.part_of.empty() && m_awaited.contains(layer.id)) {
            missing.push_back(layer);
        }
    }
    return missing;
}

void LayerLoader::tell_missing(std::string const& map_path) {
    for (LayerState const& layer : m_parts.model.state().layers) {
        if (!m_awaited.contains(layer.id)) {
            continue;
        }
        auto const failure = m_source_failures.find(layer.source.path);
        std::string const reason =
            layer.source.path.empty() ? fmt::format("no '{}' with such a layer is included", layer.part_of)
            : failure != m_source_failures.end()
                ? failure->second
                : fmt::format("{} has no layer '{}'", layer.source.path, layer.source.layer);
        m_parts.messages.tell(fmt::format("{}: the layer '{}' is missing: {}", map_path, layer.name, reason));
        if (layer.part_of.empty()) {
            m_parts.messages.note_failed();
        }
    }
    m_source_failures.clear();
}

}  // namespace gatepost

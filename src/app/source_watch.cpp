#include "app/source_watch.hpp"

#include "app/layer_reading.hpp"
#include "app/source_files.hpp"

#include <utility>
#include <vector>

namespace gatepost {

void SourceWatch::follow(MapState const& state) {
    std::vector<std::pair<LayerId, SourceRef>> sources;
    for (LayerState const& layer : state.layers) {
        if (layer.group == LayerGroup::own && !layer.source.path.empty()) {
            sources.emplace_back(layer.id, layer.source);
        }
    }
    if (sources == m_sources) {
        return;
    }
    m_sources = std::move(sources);
    m_layers.clear();
    m_styled.clear();
    std::set<std::string> paths;
    for (auto const& [id, source] : m_sources) {
        std::vector<std::string> const files = files_of_source(source.path);
        for (std::string const& file : files) {
            m_layers[file].insert(id);
            paths.insert(file);
        }
        if (!files.empty()) {
            std::string const style = style_path(files.front(), source.layer);
            m_styled[style].insert(id);
            paths.insert(style);
        }
    }
    m_watch.watch(paths);
}

SourceWatch::Changed SourceWatch::take_changed() {
    Changed changed;
    auto const add = [](auto const& layers, std::string const& path, std::set<LayerId>& to) {
        if (auto const found = layers.find(path); found != layers.end()) {
            to.insert(found->second.begin(), found->second.end());
        }
    };
    for (std::string const& path : m_watch.take_changed()) {
        add(m_layers, path, changed.sources);
        add(m_styled, path, changed.styles);
    }
    return changed;
}

}  // namespace gatepost

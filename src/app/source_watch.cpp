#include "app/source_watch.hpp"

#include "app/layer_reading.hpp"

#include <filesystem>
#include <utility>
#include <vector>

namespace gatepost {

namespace {

namespace fs = std::filesystem;

/// The files that a source is read from; none where it is no local file.
std::vector<std::string> files_of(std::string const& source) {
    std::error_code failed;
    fs::path const path = fs::absolute(source, failed);
    if (failed || !fs::is_regular_file(path, failed)) {
        return {};
    }
    std::vector<std::string> files{path.string()};
    if (path.extension() == ".shp") {
        for (char const* const ending : {".shx", ".dbf", ".prj", ".cpg"}) {
            files.push_back(fs::path(path).replace_extension(ending).string());
        }
    }
    return files;
}

}  // namespace

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
        std::vector<std::string> const files = files_of(source.path);
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

#include "app/map_keeper.hpp"

#include "base/boundary.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace gatepost {

bool MapKeeper::follow(double now_s) {
    m_autosave.follow(m_map.kept(), m_map.model().chosen(), now_s);
    if (std::string const failure = m_autosave.take_failure(); !failure.empty()) {
        m_map.messages().fail(failure);
    }
    m_source_watch.follow(m_map.model().state());
    if (m_map.is_loading()) {
        return false;
    }
    SourceWatch::Changed const changed = m_source_watch.take_changed();
    for (LayerId const layer : changed.sources) {
        m_map.reread(layer, RereadLayers::Why::changed_on_disk);
    }
    bool has_changed = false;
    for (LayerId const layer : changed.styles) {
        auto const failure =
            failure_of("style", [&] { has_changed = take_kept_style(layer) || has_changed; });
        if (failure) {
            m_map.messages().fail(*failure);
        }
    }
    return has_changed;
}

/// The style beside a layer's file is another: the layer follows, and undoing takes it back.
bool MapKeeper::take_kept_style(LayerId layer) {
    auto const change = m_map.styling().kept_beside(layer);
    if (change) {
        m_map.change(*change);
        m_map.model().mark_style_kept(layer);  // it lies on the disk
    }
    return change.has_value();
}

std::optional<double> MapKeeper::due_in_s(double now_s) const {
    constexpr double tick_s = 0.1;
    auto const due_s = m_autosave.due_in_s(now_s);
    return m_source_watch.is_waiting() ? std::optional{std::min(tick_s, due_s.value_or(tick_s))} : due_s;
}

void MapKeeper::finish(bool is_let_go) {
    KeptMap& kept = m_map.kept();
    bool const keeps = kept.has_unsaved_changes() && !(is_let_go && !kept.path().empty());
    m_autosave.finish(kept, m_map.model().chosen(), keeps);
}

std::string window_title(OpenMap& map) {
    std::string name = std::filesystem::path(map.kept().path()).filename().string();
    if (name.ends_with(map_file_ending)) {
        name.resize(name.size() - map_file_ending.size());
    }
    constexpr std::size_t most_listed = 3;
    std::size_t listed = 0;
    for (LayerState const& layer : map.model().state().layers) {
        if (map.kept().path().empty() && layer.group == LayerGroup::own && listed < most_listed) {
            name += (name.empty() ? "" : ", ") + layer.title;
            ++listed;
        }
    }
    std::string const mark = map.kept().has_unsaved_changes() ? "• " : "";
    return mark + (name.empty() ? "" : name + " – ") + "Gatepost";
}

}  // namespace gatepost

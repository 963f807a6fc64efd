#include "map/map_model.hpp"

#include <utility>

namespace gatepost {

void MapModel::take(MapModel const& other) {
    m_state = other.m_state;
    m_kept = other.m_kept;
    m_stopped = other.m_stopped;
    m_history = {};
    m_contents = other.m_contents;
    m_document = other.m_document;
    m_next_layer = other.m_next_layer;
    m_known_plane = other.m_known_plane;
}

void MapModel::begin(MapState state, Crs map_crs) {
    m_history.clear();
    m_stopped.reset();
    m_state = std::move(state);
    m_state.map_crs = map_crs.definition();
    m_contents.begin_anew(std::move(map_crs));
    for (LayerState& layer : m_state.layers) {
        layer.id = new_layer_id();
    }
    mark_kept();
    update();
}

void MapModel::update() {
    m_document.update(m_state, m_contents);
    if (m_contents.size() > 0) {  // before there is anything to draw, jobs that read it go first
        follow_plane();
    }
}

void MapModel::follow_plane() {
    if (m_known_plane != m_document.plane()) {
        m_known_plane = m_document.plane();
        m_document.set_map_plane(MapPlane(m_document.map_crs(), world_from_lonlat()));
    }
}

void MapModel::change(Change const& change, double now_s) {
    MapState before = chosen();
    apply_to_now(change);
    if (!is_undoable(change)) {
        m_history.apply_to_all(change);
    } else if (chosen() != before) {
        m_history.note(std::move(before), change, now_s);
    }
    let_go_of_contents();
    update();
}

void MapModel::change_by_itself(Change const& change) {
    m_history.apply_to_all(change);
    m_kept = apply(std::move(m_kept), change);
    apply_to_now(change);
}

void MapModel::apply_to_now(Change const& change) {
    m_state = apply(std::move(m_state), change);
    if (m_stopped) {
        m_stopped->chosen = apply(std::move(m_stopped->chosen), change);
    }
}

void MapModel::set_view(MapView const& view) {
    m_state.view = view;
    if (m_stopped) {
        m_stopped->chosen.view = view;
    }
}

void MapModel::set_selection(std::vector<std::string> references) {
    m_state.selection = std::move(references);
    if (m_stopped) {
        m_stopped->chosen.selection = m_state.selection;
    }
}

void MapModel::show_stop(ShowStop const& stop) {
    MapState own = chosen();
    m_stopped = Stopped{std::move(own), stop};
    m_state = shown_at(m_stopped->chosen, stop);
    update();
}

void MapModel::end_stops() {
    if (m_stopped) {
        m_state = std::move(m_stopped->chosen);
        m_stopped.reset();
        update();
    }
}

/// What was read of a layer that was taken off the map stays as long as it can come back.
void MapModel::let_go_of_contents() {
    if (m_contents.size() <= m_state.layers.size()) {
        return;
    }
    std::set<LayerId> kept = m_history.layers();
    for (LayerState const& layer : m_state.layers) {
        kept.insert(layer.id);
    }
    m_contents.keep_only(kept);
}

void MapModel::mark_style_kept(LayerId layer) {
    LayerState const* const now = m_state.find(layer);
    for (LayerState& kept : m_kept.layers) {
        if (now != nullptr && kept.id == layer) {
            kept.style = now->style;
            kept.is_clustered = now->is_clustered;
            kept.hidden_classes = now->hidden_classes;
        }
    }
}

std::optional<MapModel::Restored> MapModel::undo() {
    auto state = m_history.undo(chosen());
    return state ? std::optional{restore(*std::move(state))} : std::nullopt;
}

std::optional<MapModel::Restored> MapModel::redo() {
    auto state = m_history.redo(chosen());
    return state ? std::optional{restore(*std::move(state))} : std::nullopt;
}

MapModel::Restored MapModel::restore(MapState state) {
    Restored restored;
    restored.map_crs = std::exchange(state.map_crs, m_state.map_crs);
    if (restored.map_crs == m_state.map_crs) {
        restored.map_crs.clear();
    }
    state.view = m_state.view;
    state.selection = m_state.selection;
    m_state = std::move(state);
    if (m_stopped) {
        m_stopped->chosen = m_state;
        m_state = shown_at(m_state, m_stopped->stop);
    }
    for (LayerState const& layer : m_state.layers) {
        if (!m_contents.find(layer.id)) {
            restored.unread.insert(layer.id);
        }
    }
    update();
    return restored;
}

void MapModel::set_map_crs(Crs map_crs,
                           std::unordered_map<LayerId, std::shared_ptr<WorldGeometry const>> const& worlds,
                           AskedBy asked_by) {
    SetMapCrs const changed{map_crs.definition()};
    switch (asked_by) {
        case AskedBy::person: m_history.note(chosen(), changed, 0); break;
        case AskedBy::itself:
            m_history.apply_to_all(changed);
            m_kept = apply(std::move(m_kept), changed);
            break;
        case AskedBy::history: break;
    }
    apply_to_now(changed);
    m_contents.set_map_crs(std::move(map_crs), worlds);
    update();
}

}  // namespace gatepost

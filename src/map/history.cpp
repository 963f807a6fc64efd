#include "map/history.hpp"

#include <algorithm>
#include <utility>

namespace gatepost {

namespace {

std::optional<LayerId> layer_of(Change const& change) {
    return std::visit(
        [](auto const& one) -> std::optional<LayerId> {
            if constexpr (requires { one.layer; }) {
                return one.layer;
            } else {
                return std::nullopt;
            }
        },
        change);
}

/// What a person does by drawing at something, or by typing.
bool is_continuous(Change const& change) {
    return std::holds_alternative<SetOpacity>(change) || std::holds_alternative<ChangeStyle>(change) ||
           std::holds_alternative<SetTours>(change);
}

}  // namespace

bool is_undoable(Change const& change) {
    return !std::holds_alternative<SetView>(change) && !std::holds_alternative<SetPicture>(change) &&
           !std::holds_alternative<SetTime>(change) && !std::holds_alternative<SetTheme>(change) &&
           !std::holds_alternative<SetSource>(change) && !std::holds_alternative<SetPinned>(change);
}

void History::note(MapState before, Change const& change, double now_s) {
    constexpr double pause_s = 1;
    bool const goes_on = is_continuous(change) && !m_past.empty() && m_future.empty() &&
                         m_last_kind == change.index() && m_last_layer == layer_of(change) &&
                         now_s - m_last_s < pause_s;
    m_last_kind = change.index();
    m_last_layer = layer_of(change);
    m_last_s = now_s;
    m_future.clear();
    if (goes_on) {
        return;
    }
    m_past.push_back({std::move(before), change});
    if (m_past.size() > most_steps) {
        m_past.pop_front();
    }
}

std::optional<MapState> History::undo(MapState now) {
    if (m_past.empty()) {
        return std::nullopt;
    }
    m_last_s = -1e9;
    Step step = std::move(m_past.back());
    m_past.pop_back();
    m_future.push_back({std::move(now), step.change});
    return std::move(step.state);
}

std::optional<MapState> History::redo(MapState now) {
    if (m_future.empty()) {
        return std::nullopt;
    }
    m_last_s = -1e9;
    Step step = std::move(m_future.back());
    m_future.pop_back();
    m_past.push_back({std::move(now), step.change});
    return std::move(step.state);
}

void History::apply_to_all(Change const& change) {
    for (Step& step : m_past) {
        step.state = apply(std::move(step.state), change);
    }
    for (Step& step : m_future) {
        step.state = apply(std::move(step.state), change);
    }
}

void History::clear() { *this = {}; }

std::set<LayerId> History::layers() const {
    std::set<LayerId> layers;
    auto const add = [&](Step const& step) {
        for (LayerState const& layer : step.state.layers) {
            layers.insert(layer.id);
        }
    };
    std::for_each(m_past.begin(), m_past.end(), add);
    std::for_each(m_future.begin(), m_future.end(), add);
    return layers;
}

}  // namespace gatepost

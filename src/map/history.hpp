#pragma once

#include "map/change.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <set>
#include <vector>

namespace gatepost {

/// Whether a person takes such a change back: not where they look, nor what belongs to them or to a source.
[[nodiscard]] bool is_undoable(Change const& change);

/// The states that a map had before each change, to go back to, and those that were gone back from.
class History {
  public:
    /// Notes the state before a change. What goes on without a pause (a slider that is drawn) is one step.
    /// What was undone before can no longer be done again.
    void note(MapState before, Change const& change, double now_s);
    /// What would be undone or done again next; nullptr where there is nothing.
    [[nodiscard]] Change const* next_undo() const { return m_past.empty() ? nullptr : &m_past.back().change; }
    [[nodiscard]] Change const* next_redo() const {
        return m_future.empty() ? nullptr : &m_future.back().change;
    }
    /// The state before the last change, or after the one that was undone last; `now` is kept for the way
    /// back. None where there is no such state.
    [[nodiscard]] std::optional<MapState> undo(MapState now);
    [[nodiscard]] std::optional<MapState> redo(MapState now);
    /// What happens by itself (a file is there, the theme is another) is so in every state.
    void apply_to_all(Change const& change);
    void clear();

    [[nodiscard]] std::size_t undo_steps() const { return m_past.size(); }
    [[nodiscard]] std::size_t redo_steps() const { return m_future.size(); }
    /// Layers that any of the states has. O(states · layers).
    [[nodiscard]] std::set<LayerId> layers() const;

  private:
    static constexpr std::size_t most_steps = 500;

    /// A state, and the change that leads from it to the next one, or back to it.
    struct Step {
        MapState state;
        Change change;
    };
    std::deque<Step> m_past;     ///< states before changes, the oldest first
    std::vector<Step> m_future;  ///< states after changes that were undone, the next one last
    std::size_t m_last_kind = 0;
    std::optional<LayerId> m_last_layer;
    double m_last_s = -1e9;
};

}  // namespace gatepost

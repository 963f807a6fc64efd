#pragma once

#include "app/autosave.hpp"
#include "app/open_map.hpp"
#include "app/source_watch.hpp"

#include <functional>
#include <optional>
#include <string>

namespace gatepost {

/// Looks after the map of a window while somebody works on it: writes it aside after changes, and reads its
/// files again when they change on the disk. Needs no window.
class MapKeeper {
  public:
    /// `folder`: where maps are kept aside; `wake` is called from another thread when a file has changed. The
    /// map outlives it.
    MapKeeper(OpenMap& map, std::filesystem::path folder, JobPool& pool, std::function<void()> wake)
        : m_map(map), m_autosave(std::move(folder), pool), m_source_watch(std::move(wake)) {}

    /// Called often; true if something on the map changed.
    bool follow(double now_s);
    /// After how long it has to be called again; none where nothing waits.
    [[nodiscard]] std::optional<double> due_in_s(double now_s) const;
    /// The window closes. What a person let go of is gone, unless the map has no file in which it could have
    /// been kept.
    void finish(bool is_let_go);
    [[nodiscard]] Autosave& autosave() { return m_autosave; }

  private:
    bool take_kept_style(LayerId layer);

    OpenMap& m_map;
    Autosave m_autosave;
    SourceWatch m_source_watch;
};

/// The map's file or its own layers, marked where something is unsaved, and the program's name.
[[nodiscard]] std::string window_title(OpenMap& map);

}  // namespace gatepost

#pragma once

#include "app/kept_map.hpp"
#include "base/file_lock.hpp"
#include "base/job.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// A map that was kept aside by a window that is gone.
struct LeftMap {
    std::filesystem::path path;
    std::string title;  ///< of the map's own file, or its first layers; empty: nothing is known
};

/// Keeps the map of a window aside while it differs from its file, so that it can be opened again after a
/// crash, a kill or a power cut: at most a few seconds of changes are lost. Each window has a file of its
/// own, which it holds locked. Main thread only; the disk is waited for in jobs.
class Autosave {
  public:
    /// `folder`: where maps are kept aside; empty: nowhere.
    Autosave(std::filesystem::path folder, JobPool& pool) : m_folder(std::move(folder)), m_pool(pool) {}

    /// Called often; costs nothing while the map stays as it is.
    void follow(KeptMap& map, MapState const& state, double now_s);
    /// After how long it has to be called again; none where nothing waits.
    [[nodiscard]] std::optional<double> due_in_s(double now_s) const;
    /// Why the last one could not be written, once.
    [[nodiscard]] std::string take_failure() { return std::exchange(m_failure, {}); }
    /// The window closes, or another map takes the place of this one. The map stays aside where `keeps`, else
    /// nothing is left of it.
    void finish(KeptMap& map, MapState const& state, bool keeps);

    /// Maps of windows that are gone, the newest first.
    [[nodiscard]] std::vector<LeftMap> left_over() const;
    /// A map that was left becomes this window's own; false where another window was faster.
    [[nodiscard]] bool adopt(std::filesystem::path const& path);
    /// It is not offered again, but stays on the disk until ten newer ones do.
    void set_aside(std::filesystem::path const& path) const;

  private:
    static constexpr double wait_s = 2;

    [[nodiscard]] bool has_file();
    [[nodiscard]] std::string text_of(KeptMap& map) const;
    void take_result();

    std::filesystem::path m_folder;
    JobPool& m_pool;
    std::filesystem::path m_path;
    std::optional<FileLock> m_lock;
    MapState m_written;  ///< the state that is on the disk, or on its way there
    bool m_has_written = false;
    std::optional<double> m_due_s;  ///< when a change is to be written
    Job<std::string> m_writing;
    std::string m_failure;
};

/// $XDG_STATE_HOME/gatepost/maps, or ~/.local/state/…; empty where neither is known.
[[nodiscard]] std::filesystem::path autosave_folder();

/// The file that a map which was kept aside belongs to, empty where it has none; nothing where it was not
/// kept aside. The note of it leaves the map.
[[nodiscard]] std::optional<std::string> take_file_of_left_map(MapFile& map);

}  // namespace gatepost

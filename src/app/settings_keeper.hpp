#pragma once

#include "app/settings.hpp"

#include <optional>
#include <utility>

namespace gatepost {

/// Writes the settings as soon as they change: a window may end without notice. Its size waits until it has
/// not changed for a while, as a resize by hand goes through a hundred of them.
class SettingsKeeper {
  public:
    SettingsKeeper(std::filesystem::path path, Settings kept)
        : m_path(std::move(path)), m_kept(std::move(kept)) {}

    /// Called often; costs nothing where nothing has changed. `settings` has the size of the window as it is
    /// now.
    void follow(Settings const& settings, double now_s);
    /// After how long it has to be called again; nothing where nothing waits.
    [[nodiscard]] std::optional<double> due_in_s(double now_s) const;
    /// Writes what has changed at once.
    void finish(Settings const& settings);

  private:
    static constexpr double settled_after_s = 1;

    std::filesystem::path m_path;
    Settings m_kept;  ///< as they stand in the file
    Settings m_seen;  ///< in the last call
    std::optional<double>
        m_resized_s;  ///< when the window got the size that it has now; none: that size is kept
};

}  // namespace gatepost

#pragma once

#include "app/open_map.hpp"
#include "app/view_control.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// What a person sees while files load: the view follows what comes until all of it is there, or until the
/// person moves the map; then the card opens that was asked for. Needs no window.
class LoadView {
  public:
    /// Both outlive it.
    LoadView(OpenMap& map, ViewControl& view) : m_map(map), m_view(view) {}

    /// Opens more files, or another map, and shows them when they are there.
    void open_files(std::vector<std::string> const& paths);
    /// Something was read: the view follows.
    void follow();
    /// The window has a size: the first view is due.
    void show_first_view();
    [[nodiscard]] bool has_view() const { return m_has_view; }
    /// Whether the view will still jump to what comes.
    [[nodiscard]] bool is_still_coming() const { return m_fit_pending && !m_view.has_moved(); }

  private:
    [[nodiscard]] std::size_t own_layers() const;
    void select_initially();

    OpenMap& m_map;
    ViewControl& m_view;
    bool m_has_view = false;
    bool m_has_selected = false;
    bool m_fit_pending = true;
    std::optional<std::size_t> m_own_layers_before;  ///< when files were opened in the window
};

}  // namespace gatepost

#pragma once

#include "map/viewport.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace gatepost {

/// The views at which a person stayed, to go back to and forward again, as in a browser. `plane` says in
/// which map CRS a view is (Document::plane): those of another are forgotten.
class ViewHistory {
  public:
    /// The view has come to rest here. What lay ahead is forgotten, unless one stepped here. Of steps in
    /// quick succession (a key that is held) only the last is kept.
    void settle(Viewport const& view, std::uint64_t plane, double now_s);
    /// The view `step` before (negative) or after; none if there is no such.
    [[nodiscard]] std::optional<Viewport> step(int step, std::uint64_t plane);

  private:
    void keep_plane(std::uint64_t plane);

    std::vector<Viewport> m_views;
    std::size_t m_at = 0;  // the view that is shown
    std::uint64_t m_plane = 0;
    double m_settled_s = -1e9;  // when the newest was added
};

}  // namespace gatepost

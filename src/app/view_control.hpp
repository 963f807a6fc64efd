#pragma once

#include "app/motion.hpp"
#include "app/open_map.hpp"
#include "app/view_history.hpp"

namespace gatepost {

/// Moves the view of a map as a person asks for: eased, kept within the zooms that make sense, and
/// remembered.
class ViewControl {
  public:
    explicit ViewControl(OpenMap& map) : m_map(map) {}

    void set_reduced_motion(bool is_reduced) { m_motion.set_reduced(is_reduced); }
    void pan(Point px) {
        m_motion.end_flight();
        set_view(m_map.camera().viewport().panned(px));
    }
    void zoom_by(double levels, Point screen) { m_motion.zoom_by(levels, screen); }
    void fling(Point px_per_s) { m_motion.fling(px_per_s); }
    void stop() { m_motion.stop(); }
    /// Fills the view with a box of the screen.
    void show_screen_box(Box const& screen);
    void go_to(Point lonlat);
    /// A change of the view that the map makes itself: what still moves stops before it.
    template <class Change>
    void jump(Change change) {
        m_motion.stop();
        m_has_moved = true;
        change();
    }
    /// To another view, on the smoothest way.
    void fly(Viewport const& to);
    void step_history(int step);

    /// Moves on by one frame.
    void advance(double now_s);
    [[nodiscard]] bool is_moving() const { return m_motion.is_moving(); }
    /// To be called when nothing moves: notes where the view has come to rest, for the history if it is one
    /// to come back to. True if that is a new place.
    bool settle(double now_s, bool is_of_history);

    /// Whether the person has moved the map since forget_moves().
    [[nodiscard]] bool has_moved() const { return m_has_moved; }
    void forget_moves() { m_has_moved = false; }

  private:
    void set_view(Viewport const& view);

    OpenMap& m_map;
    Motion m_motion;
    ViewHistory m_history;
    Viewport m_settled;
    std::uint64_t m_flight_plane = 0;  ///< in which the last flight began
    double m_last_frame_s = 0;
    bool m_has_moved = false;
};

}  // namespace gatepost

#pragma once

#include "map/flight.hpp"

#include <optional>

namespace gatepost {

/// Easing of zoom, the light inertia of a pan, flights from place to place. It holds what is still to come;
/// the viewport itself stays the truth, so every frame is a valid view and nothing drifts: zooming keeps the
/// point under the pointer where it is.
class Motion {
  public:
    /// Zooms by `levels` in the next moments, about a screen point.
    void zoom_by(double levels, Point screen);
    /// Keeps panning from this speed, in logical pixels a second.
    void fling(Point px_per_s) { m_speed_px_per_s = m_is_reduced ? Point{} : px_per_s; }
    /// Flies from one view to another.
    void fly(Viewport const& from, Viewport const& to);
    void end_flight() { m_flight.reset(); }
    void stop();
    /// From now on everything is where it goes to at once, and a pan ends where it is let go.
    void set_reduced(bool is_reduced) { m_is_reduced = is_reduced; }
    [[nodiscard]] bool is_moving() const;
    /// The viewport after `seconds` more.
    [[nodiscard]] Viewport advanced(Viewport const& viewport, double seconds);

  private:
    double m_levels_left = 0;
    Point m_anchor_screen;
    Point m_speed_px_per_s;
    std::optional<Flight> m_flight;
    double m_flown_s = 0;
    bool m_is_reduced = false;
};

}  // namespace gatepost

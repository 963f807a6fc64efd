#pragma once

#include "map/viewport.hpp"

namespace gatepost {

/// The way from one view to another that people find smoothest: far ones zoom out on the way. After
/// J. van Wijk and W. Nuij, "Smooth and efficient zooming and panning", 2003.
class Flight {
  public:
    /// Both of one size, in one plane.
    Flight(Viewport const& from, Viewport const& to);

    /// How long it should take: longer for longer ways, within reason.
    [[nodiscard]] double time_s() const { return m_time_s; }
    /// The view at a part of the way, 0 to 1; of the size of `now`.
    [[nodiscard]] Viewport at(double part, Viewport const& now) const;

  private:
    Viewport m_from;
    Viewport m_to;
    double m_distance = 0;    ///< of the middles, in units of the plane
    double m_width_from = 0;  ///< of the views
    double m_width_to = 0;
    double m_r0 = 0;
    double m_length = 0;  ///< of the way, in the paper's measure
    double m_time_s = 0;
};

}  // namespace gatepost

#pragma once

#include <cmath>

namespace gatepost {

/// Tells a wheel from a trackpad: a wheel turns by whole notches, a trackpad in many small steps, some of
/// which are whole by chance.
class ScrollKind {
  public:
    /// How many zoom levels a scroll means.
    [[nodiscard]] double levels(double steps, bool is_fine, double now_s) {
        constexpr double wheel_levels = 1.0 / 4.5;  // a notch is about 100 px; 450 px make a level
        constexpr double fine_levels = 1.0 / 18;
        constexpr double trackpad_levels = 1.0 / 10;  // a step is 10 px; 100 px make a level
        constexpr double gesture_s = 0.3;
        if (steps != std::round(steps)) {
            m_last_part_step_s = now_s;
        }
        bool const is_trackpad = now_s - m_last_part_step_s < gesture_s;
        double const coarse = is_trackpad ? trackpad_levels : wheel_levels;
        return steps * (is_fine ? coarse * fine_levels / wheel_levels : coarse);
    }

  private:
    double m_last_part_step_s = -1e9;
};

}  // namespace gatepost

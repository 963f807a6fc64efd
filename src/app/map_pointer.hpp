#pragma once

#include "app/input_event.hpp"
#include "app/motion.hpp"

#include <optional>

namespace gatepost {

/// Tells a click from a drag, a drag from a fling, and a double click from two: pointer events in, meaning
/// out.
class MapPointer {
  public:
    struct Meaning {
        std::optional<Point> drag_px;  ///< the map follows the pointer by this
        std::optional<Point> click_at;
        std::optional<Point> double_click_at;
        std::optional<Point> fling_px_per_s;
        std::optional<Box> box;      ///< is being drawn with Shift or Ctrl held, between two corners
        std::optional<Box> box_end;  ///< was drawn: to be zoomed to; with Ctrl: what is in it is meant
        bool with_shift = false;
        bool with_control = false;
    };

    void press(Point at, Modifiers modifiers, double now_s);
    [[nodiscard]] Meaning move(Point at, double now_s);
    /// `earliest_s`: when the release may have happened at the earliest. A slow frame keeps events waiting,
    /// and two clicks are a double click by the hand's time, not by the frame's.
    [[nodiscard]] Meaning release(Point at, double now_s, double earliest_s);
    [[nodiscard]] bool is_down() const { return m_is_down; }
    [[nodiscard]] bool is_dragging() const { return m_is_dragging; }

  private:
    [[nodiscard]] Box box_to(Point at) const;

    bool m_is_down = false;
    bool m_is_dragging = false;
    bool m_with_shift = false;
    bool m_with_control = false;
    Point m_pressed_at;
    Point m_last_at;
    Point m_speed_px_per_s;
    double m_last_s = 0;
    double m_last_click_s = -1;
    Point m_last_click_at;
};

}  // namespace gatepost

#pragma once

#include "app/input_event.hpp"

#include <array>
#include <vector>

namespace gatepost {

/// What a person did, shared out over frames so that an interface that only sees how things are once a frame
/// misses nothing: a frame has the events up to and with the first button that goes down or up. A button that
/// was moved while it was down goes up two frames after: what is dragged is seen to come in one, and what it
/// is dropped on, which may have been drawn before it, answers in the next.
class FrameEvents {
  public:
    void push(InputEvent event) { m_waiting.push_back(std::move(event)); }
    void begin_frame();
    /// Those of the frame that has begun, and of frames before it that nobody took.
    [[nodiscard]] std::vector<InputEvent> take();
    /// Whether there is more, for the next frame.
    [[nodiscard]] bool has_more() const { return !m_waiting.empty(); }

    /// Logical pixels have become larger or smaller: the pointer's coordinates are so much more.
    void scale(double factor) { m_pointer = m_pointer * factor; }

    /// Where the pointer is and which of the left, right and middle buttons are down in the frame.
    [[nodiscard]] Point pointer() const { return m_pointer; }
    [[nodiscard]] std::array<bool, 3> const& is_down() const { return m_is_down; }

  private:
    bool follow(InputEvent const& event);

    std::vector<InputEvent> m_waiting;
    std::vector<InputEvent> m_of_frame;
    Point m_pointer;
    std::array<bool, 3> m_is_down{};
    int m_frames_since_drag = 0;  ///< since the pointer moved while a button was down
};

}  // namespace gatepost

#include "app/frame_events.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace gatepost {

void FrameEvents::begin_frame() {
    constexpr int frames_before_drop = 2;
    std::size_t count = 0;
    bool has_button = false;
    m_frames_since_drag = std::min(m_frames_since_drag + 1, frames_before_drop);
    while (count < m_waiting.size() && !has_button) {
        InputEvent const& event = m_waiting[count];
        if (std::holds_alternative<ButtonReleased>(event) && m_frames_since_drag < frames_before_drop) {
            break;
        }
        bool const is_held = std::find(m_is_down.begin(), m_is_down.end(), true) != m_is_down.end();
        if (std::holds_alternative<PointerMoved>(event) && is_held) {
            m_frames_since_drag = 0;
        }
        has_button = follow(event);
        ++count;
    }
    auto const end = m_waiting.begin() + static_cast<std::ptrdiff_t>(count);
    m_of_frame.insert(m_of_frame.end(), std::make_move_iterator(m_waiting.begin()),
                      std::make_move_iterator(end));
    m_waiting.erase(m_waiting.begin(), end);
}

std::vector<InputEvent> FrameEvents::take() { return std::exchange(m_of_frame, {}); }

/// Where the pointer is and what is down after an event; true for a button.
bool FrameEvents::follow(InputEvent const& event) {
    auto const press = [&](Button button, bool is_pressed) {
        auto const index = static_cast<std::size_t>(button);
        if (index < m_is_down.size()) {
            m_is_down[index] = is_pressed;
        }
    };
    if (auto const* const moved = std::get_if<PointerMoved>(&event)) {
        m_pointer = moved->at;
    } else if (auto const* const down = std::get_if<ButtonPressed>(&event)) {
        m_pointer = down->at;
        press(down->button, true);
        return true;
    } else if (auto const* const up = std::get_if<ButtonReleased>(&event)) {
        m_pointer = up->at;
        press(up->button, false);
        return true;
    }
    return false;
}

}  // namespace gatepost

#include "app/map_pointer.hpp"

namespace gatepost {

namespace {

constexpr double drag_from_px = 4;
constexpr double double_click_s = 0.35;
constexpr double still_s = 0.06;  // a pointer that rested this long before the release flings nothing

}  // namespace

void MapPointer::press(Point at, Modifiers modifiers, double now_s) {
    m_is_down = true;
    m_is_dragging = false;
    m_with_shift = modifiers.shift;
    m_with_control = modifiers.control;
    m_pressed_at = m_last_at = at;
    m_speed_px_per_s = {};
    m_last_s = now_s;
}

Box MapPointer::box_to(Point at) const {
    Box box;
    box.grow(m_pressed_at);
    box.grow(at);
    return box;
}

MapPointer::Meaning MapPointer::move(Point at, double now_s) {
    Meaning meaning;
    if (!m_is_down) {
        return meaning;
    }
    m_is_dragging = m_is_dragging || distance(at, m_pressed_at) > drag_from_px;
    if (m_is_dragging && (m_with_shift || m_with_control)) {
        meaning.box = box_to(at);
    } else if (m_is_dragging) {
        Point const delta = at - m_last_at;
        double const passed_s = std::max(now_s - m_last_s, 1e-3);
        m_speed_px_per_s = m_speed_px_per_s * 0.6 + delta * (0.4 / passed_s);
        meaning.drag_px = delta;
        m_last_at = at;
        m_last_s = now_s;
    }
    return meaning;
}

MapPointer::Meaning MapPointer::release(Point at, double now_s, double earliest_s) {
    Meaning meaning;
    meaning.with_shift = m_with_shift;
    meaning.with_control = m_with_control;
    if (m_is_down && m_is_dragging && (m_with_shift || m_with_control)) {
        meaning.box_end = box_to(at);
    } else if (m_is_down && m_is_dragging) {
        if (now_s - m_last_s < still_s) {
            meaning.fling_px_per_s = m_speed_px_per_s;
        }
    } else if (m_is_down) {
        bool const is_second =
            earliest_s - m_last_click_s < double_click_s && distance(at, m_last_click_at) < drag_from_px;
        (is_second ? meaning.double_click_at : meaning.click_at) = at;
        m_last_click_s = is_second ? -1 : now_s;
        m_last_click_at = at;
    }
    m_is_down = m_is_dragging = false;
    return meaning;
}

}  // namespace gatepost

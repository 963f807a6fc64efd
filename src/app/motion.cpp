#include "app/motion.hpp"

namespace gatepost {

namespace {

constexpr double zoom_time_s = 0.055;  // time constant: nine tenths of a step are done in 130 ms
constexpr double fling_time_s = 0.12;
constexpr double slowest_px_per_s = 20;
constexpr double smallest_levels = 0.002;

}  // namespace

void Motion::zoom_by(double levels, Point screen) {
    m_flight.reset();
    m_levels_left += levels;
    m_anchor_screen = screen;
    m_speed_px_per_s = {};
}

void Motion::fly(Viewport const& from, Viewport const& to) {
    stop();
    m_flight.emplace(from, to);
    m_flown_s = m_is_reduced ? m_flight->time_s() : 0;
}

void Motion::stop() {
    m_flight.reset();
    m_levels_left = 0;
    m_speed_px_per_s = {};
}

bool Motion::is_moving() const {
    return m_flight || m_levels_left != 0 ||
           std::hypot(m_speed_px_per_s.x, m_speed_px_per_s.y) > slowest_px_per_s;
}

Viewport Motion::advanced(Viewport const& viewport, double seconds) {
    Viewport next = viewport;
    if (m_flight) {
        m_flown_s += seconds;
        bool const is_there = m_flown_s >= m_flight->time_s();
        next = m_flight->at(is_there ? 1 : m_flown_s / m_flight->time_s(), viewport);
        if (is_there) {
            m_flight.reset();
        }
        return next;
    }
    if (m_levels_left != 0) {
        double step = m_levels_left * (1 - std::exp(-seconds / zoom_time_s));
        step = m_is_reduced || std::abs(m_levels_left - step) < smallest_levels ? m_levels_left : step;
        next = next.zoomed(std::exp2(step), m_anchor_screen);
        m_levels_left -= step;
    }
    if (std::hypot(m_speed_px_per_s.x, m_speed_px_per_s.y) > slowest_px_per_s) {
        next = next.panned(m_speed_px_per_s * seconds);
        m_speed_px_per_s = m_speed_px_per_s * std::exp(-seconds / fling_time_s);
    } else {
        m_speed_px_per_s = {};
    }
    return next;
}

}  // namespace gatepost

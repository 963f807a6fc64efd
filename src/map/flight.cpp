#include "map/flight.hpp"

#include <algorithm>
#include <cmath>

namespace gatepost {

namespace {

constexpr double rho = 1.42;  // how much zooming is preferred to panning: the paper's choice

double smooth(double part) { return part * part * (3 - 2 * part); }

}  // namespace

Flight::Flight(Viewport const& from, Viewport const& to)
    : m_from(from),
      m_to(to),
      m_distance(
          std::hypot(to.centre_world.x - from.centre_world.x, to.centre_world.y - from.centre_world.y)),
      m_width_from(from.world_per_px * from.width_px),
      m_width_to(to.world_per_px * to.width_px) {
    constexpr double still = 1e-3;  // of the view's width
    if (m_distance < still * std::min(m_width_from, m_width_to)) {
        m_distance = 0;
        m_length = std::abs(std::log(m_width_to / m_width_from)) / rho;
    } else {
        double const r2 = rho * rho;
        double const squares = m_width_to * m_width_to - m_width_from * m_width_from;
        double const fourth = r2 * r2 * m_distance * m_distance;
        auto const r_of = [&](double width, double sign) {
            double const b = (squares + sign * fourth) / (2 * width * r2 * m_distance);
            return std::log(std::sqrt(b * b + 1) - b);
        };
        m_r0 = r_of(m_width_from, 1);
        m_length = (r_of(m_width_to, -1) - m_r0) / rho;
    }
    constexpr double s_per_length = 0.45;
    m_time_s = m_length > 0 ? std::clamp(m_length * s_per_length, 0.5, 2.5) : 0;
}

Viewport Flight::at(double part, Viewport const& now) const {
    Viewport view = now;
    if (part >= 1) {
        view.centre_world = m_to.centre_world;
        view.world_per_px = m_to.world_per_px;
        return view;
    }
    double const s = smooth(std::max(part, 0.0)) * m_length;
    double width = m_width_from;
    double gone = 0;  // of the distance
    if (m_distance > 0) {
        double const r = rho * s + m_r0;
        double const way = m_width_from / (rho * rho) * (std::cosh(m_r0) * std::tanh(r) - std::sinh(m_r0));
        gone = way / m_distance;
        width = m_width_from * std::cosh(m_r0) / std::cosh(r);
    } else {
        width = m_width_from * std::exp((m_width_to > m_width_from ? 1 : -1) * rho * s);
    }
    view.centre_world = m_from.centre_world + (m_to.centre_world - m_from.centre_world) * gone;
    view.world_per_px = width / m_from.width_px;
    return view;
}

}  // namespace gatepost

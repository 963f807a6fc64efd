#pragma once

#include "geo/point.hpp"

#include <numbers>
#include <random>
#include <vector>

namespace gatepost {

/// Repeatable numbers, the same on every machine.
class Dice {
  public:
    explicit Dice(std::uint32_t seed) : m_engine(seed) {}
    double between(double low, double high) {
        return low + (high - low) * static_cast<double>(m_engine()) / 4294967296.0;
    }
    Point within(Box const& box) {
        double const x = between(box.min_x, box.max_x);
        return {x, between(box.min_y, box.max_y)};
    }

    /// Near one of some places, the nearer the likelier.
    Point clustered(std::vector<Point> const& places, double reach) {
        Point const place = places[m_engine() % places.size()];
        double const angle = between(0, 2 * std::numbers::pi);
        double const far = between(0, 1);
        return place + Point{std::cos(angle), std::sin(angle)} * (reach * far * far);
    }

  private:
    std::mt19937 m_engine;
};

}  // namespace gatepost

#pragma once

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <vector>

#include "geo/rings.hpp"
#include "geo/tessellate.hpp"

namespace gatepost {

/// Land of random cells, 4-connected, with its lakes: a polygon whose rings meet at corners as real ones
/// seldom do.
class CellLand {
  public:
    CellLand(std::mt19937& random, int side)
        : m_side(side), m_land(static_cast<std::size_t>((side + 2) * (side + 2))) {
        std::bernoulli_distribution coin(0.7);
        std::vector<bool> wanted(m_land.size());
        std::generate(wanted.begin(), wanted.end(), [&] { return coin(random); });
        flood(wanted, side / 2 + 1, side / 2 + 1);
    }

    [[nodiscard]] double area() const {
        return static_cast<double>(std::count(m_land.begin(), m_land.end(), true));
    }

    /// Shores with the land on the left, closed as early as a corner allows: the outer one first.
    [[nodiscard]] Rings shores() const {
        std::set<Step> steps;
        for (int y = 1; y <= m_side; ++y) {
            for (int x = 1; x <= m_side; ++x) {
                add_steps(x, y, steps);
            }
        }
        Rings rings;
        while (!steps.empty()) {
            rings.push_back(walk(steps));
        }
        std::sort(rings.begin(), rings.end(),
                  [](auto const& a, auto const& b) { return signed_area(a) > signed_area(b); });
        return rings;
    }

  private:
    using Step = std::array<int, 4>;  // from x, y in the direction dx, dy

    [[nodiscard]] std::size_t cell(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_side + 2) +
               static_cast<std::size_t>(x);
    }

    void flood(std::vector<bool> const& wanted, int x, int y) {
        bool const inside = x >= 1 && x <= m_side && y >= 1 && y <= m_side;
        if (inside && wanted[cell(x, y)] && !m_land[cell(x, y)]) {
            m_land[cell(x, y)] = true;
            flood(wanted, x + 1, y);
            flood(wanted, x - 1, y);
            flood(wanted, x, y + 1);
            flood(wanted, x, y - 1);
        }
    }

    void add_steps(int x, int y, std::set<Step>& steps) const {
        if (!m_land[cell(x, y)]) {
            return;
        }
        for (Step const& step :
             {Step{x, y, 1, 0}, {x + 1, y, 0, 1}, {x + 1, y + 1, -1, 0}, {x, y + 1, 0, -1}}) {
            if (!m_land[cell(x + step[3], y - step[2])]) {
                steps.insert(step);
            }
        }
    }

    static Ring walk(std::set<Step>& steps) {
        Step step = *steps.begin();
        Ring ring;
        while (steps.erase(step) > 0) {
            ring.push_back({static_cast<double>(step[0]), static_cast<double>(step[1])});
            auto const& [x, y, dx, dy] = step;
            for (Step const& next :
                 {Step{x + dx, y + dy, dy, -dx}, {x + dx, y + dy, dx, dy}, {x + dx, y + dy, -dy, dx}}) {
                if (steps.contains(next)) {
                    step = next;
                    break;
                }
            }
        }
        return ring;
    }

    int m_side;
    std::vector<bool> m_land;
};

}  // namespace gatepost

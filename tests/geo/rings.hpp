#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include "geo/point.hpp"

namespace gatepost {

// Rings to try polygons on: easy ones, nasty ones and random ones. All are open and simple.

using Ring = std::vector<Point>;
using Rings = std::vector<Ring>;

inline Ring square(double x, double y, double side) {
    return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}};
}

inline Ring star(Point centre, int points, double inner, double outer) {
    Ring ring;
    for (int i = 0; i < 2 * points; ++i) {
        double const angle = std::numbers::pi * i / points;
        ring.push_back(centre + Point{std::cos(angle), std::sin(angle)} * (i % 2 == 0 ? outer : inner));
    }
    return ring;
}

/// A ring whose corners stand at even angles and random distances: always simple.
inline Ring random_star(std::mt19937& random, Point centre, double radius) {
    std::uniform_real_distribution<double> reach(0.4 * radius, radius);
    std::uniform_int_distribution<int> corners(3, 60);
    int const count = corners(random);
    Ring ring;
    for (int i = 0; i < count; ++i) {
        double const angle = 2 * std::numbers::pi * i / count;
        ring.push_back(centre + Point{std::cos(angle), std::sin(angle)} * reach(random));
    }
    return ring;
}

/// A square with random holes in the cells of a grid, some of them turned round.
inline Rings random_sieve(std::mt19937& random, int cells) {
    Rings rings{square(0, 0, cells)};
    std::bernoulli_distribution coin(0.5);
    for (int y = 0; y < cells; ++y) {
        for (int x = 0; x < cells; ++x) {
            if (coin(random)) {
                rings.push_back(random_star(random, {x + 0.5, y + 0.5}, 0.499));
                if (coin(random)) {
                    std::reverse(rings.back().begin(), rings.back().end());
                }
            }
        }
    }
    return rings;
}

inline Ring comb(int teeth) {
    Ring ring{{static_cast<double>(teeth), 0}, {static_cast<double>(teeth), -1}, {0, -1}};
    for (int i = 0; i < teeth; ++i) {
        ring.push_back({static_cast<double>(i), 0});
        ring.push_back({i + 0.5, 10});
    }
    return ring;
}

inline Ring spiral(int vertices, double turns) {
    Ring ring;
    for (double const width : {0.0, 0.4}) {
        for (int i = 0; i < vertices; ++i) {
            double const angle = 2 * std::numbers::pi * turns * i / vertices;
            ring.push_back(Point{std::cos(angle), std::sin(angle)} *
                           (1 + angle / (2 * std::numbers::pi) + width));
        }
        std::reverse(ring.begin(), ring.end());
    }
    return ring;
}

}  // namespace gatepost

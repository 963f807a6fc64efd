#include "style/symbol_outline.hpp"

#include <cmath>
#include <numbers>

namespace gatepost {

namespace {

using Outline = std::vector<Point>;

/// Adds a bow around a centre, from one angle to another (0 is to the right, counted counter-clockwise).
void add_bow(Outline& outline, Point centre, double radius, double from_deg, double to_deg) {
    constexpr double step_deg = 4;  // 0.0006 of the radius from the true bow
    int const steps = static_cast<int>(std::ceil(std::abs(to_deg - from_deg) / step_deg));
    for (int i = 0; i <= steps; ++i) {
        double const angle = (from_deg + (to_deg - from_deg) * i / steps) * std::numbers::pi / 180;
        outline.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
}

Outline circle() {
    Outline outline;
    add_bow(outline, {0, 0}, 1, 0, 360);
    return outline;
}

Outline arch() {
    Outline outline{{-0.92, -0.9}};
    add_bow(outline, {0, 0.05}, 0.92, 180, 0);
    outline.insert(outline.end(), {{0.92, -0.9}, {0.42, -0.9}});
    add_bow(outline, {0, -0.1}, 0.42, 0, 180);
    outline.push_back({-0.42, -0.9});
    return outline;
}

/// Two bows around points beyond the middle line meet at its tip.
Outline shield() {
    constexpr double radius = 1.09;
    constexpr double beyond = 0.25;
    constexpr double sides_end = -0.15;
    double const begin_deg = std::asin(sides_end / radius) * 180 / std::numbers::pi;
    double const tip_deg = -std::acos(beyond / radius) * 180 / std::numbers::pi;
    Outline outline{{-0.84, sides_end}, {-0.84, 0.95}, {0.84, 0.95}, {0.84, sides_end}};
    add_bow(outline, {-beyond, 0}, radius, begin_deg, tip_deg);
    add_bow(outline, {beyond, 0}, radius, 180 - tip_deg, 180 - begin_deg);
    return outline;
}

Outline small_house(Point at) {
    Outline outline{{-0.34, -0.42}, {-0.34, 0}, {-0.52, 0}, {0, 0.5}, {0.52, 0}, {0.34, 0}, {0.34, -0.42}};
    for (Point& corner : outline) {
        corner = corner + at;
    }
    return outline;
}

Outline tree() {
    constexpr double lower_edge_at_0 = 0.86 * 0.5 / 1.05;  // where the lower crown comes out of the upper one
    return {{0, 1},     {0.62, 0},   {lower_edge_at_0, 0}, {0.86, -0.55},  {0.16, -0.55},
            {0.16, -1}, {-0.16, -1}, {-0.16, -0.55},       {-0.86, -0.55}, {-lower_edge_at_0, 0},
            {-0.62, 0}};
}

Outline house() {
    return {{-0.7, -0.9}, {-0.7, -0.02}, {-1, -0.02},  {0, 0.95},     {1, -0.02},  {0.7, -0.02},
            {0.7, -0.9},  {0.2, -0.9},   {0.2, -0.25}, {-0.2, -0.25}, {-0.2, -0.9}};
}

Outline star() {
    constexpr int corners = 10;
    constexpr double valley = 0.46;
    Outline outline;
    for (int i = 0; i < corners; ++i) {
        double const angle = 2 * std::numbers::pi * i / corners;
        double const radius = i % 2 == 0 ? 1 : valley;
        outline.push_back({radius * std::sin(angle), radius * std::cos(angle)});
    }
    return outline;
}

Outline pillar() {
    return {{-0.7, -1},    {-0.7, -0.68}, {-0.38, -0.68}, {-0.38, 0.55}, {-0.342, 0.55}, {0, 1},
            {0.342, 0.55}, {0.38, 0.55},  {0.38, -0.68},  {0.7, -0.68},  {0.7, -1}};
}

}  // namespace

std::vector<std::vector<Point>> symbol_outline(SymbolShape shape) {
    switch (shape) {
        case SymbolShape::circle: return {circle()};
        case SymbolShape::arch: return {arch()};
        case SymbolShape::shield: return {shield()};
        case SymbolShape::roofs: return {small_house({-0.46, -0.38}), small_house({0.46, 0.34})};
        case SymbolShape::tree: return {tree()};
        case SymbolShape::house: return {house()};
        case SymbolShape::star: return {star()};
        case SymbolShape::diamond: return {{{0, 1}, {1, 0}, {0, -1}, {-1, 0}}};
        case SymbolShape::pillar: return {pillar()};
        case SymbolShape::square: break;
    }
    return {{{-0.85, -0.85}, {0.85, -0.85}, {0.85, 0.85}, {-0.85, 0.85}}};
}

}  // namespace gatepost

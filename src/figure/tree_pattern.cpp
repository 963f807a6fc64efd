#include "figure/tree_pattern.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gatepost {

namespace {

constexpr double cell_px = 32;

/// About 8 wide and 11 high: a crown and its trunk, x right, y up.
constexpr std::array<Point, 7> tree{
    {{0, 5.5}, {3.2, -2.5}, {0.7, -2.5}, {0.7, -5.5}, {-0.7, -5.5}, {-0.7, -2.5}, {-3.2, -2.5}}};

bool is_inside(Point p, std::vector<std::vector<Point>> const& rings) {
    bool inside = false;
    for (auto const& ring : rings) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            bool const crosses = (ring[i].y > p.y) != (ring[j].y > p.y);
            double const x =
                crosses ? ring[j].x + (p.y - ring[j].y) / (ring[i].y - ring[j].y) * (ring[i].x - ring[j].x)
                        : 0;
            inside = crosses && p.x < x ? !inside : inside;
        }
    }
    return inside;
}

}  // namespace

void add_trees(Figure& figure, std::vector<std::vector<Point>> const& rings_px, Box const& frame_px,
               Point origin_px, Colour colour) {
    Box bounds;
    for (auto const& ring : rings_px) {
        for (Point const p : ring) {
            bounds.grow(p);
        }
    }
    bounds = {std::max(bounds.min_x, frame_px.min_x), std::max(bounds.min_y, frame_px.min_y),
              std::min(bounds.max_x, frame_px.max_x), std::min(bounds.max_y, frame_px.max_y)};
    for (double row = std::floor((bounds.min_y - origin_px.y) / cell_px);
         origin_px.y + row * cell_px < bounds.max_y; ++row) {
        double const shift_px = std::fmod(std::abs(row), 2) == 1 ? cell_px / 2 : 0;
        double const first = std::floor((bounds.min_x - origin_px.x - shift_px) / cell_px);
        for (double column = first; origin_px.x + shift_px + column * cell_px < bounds.max_x; ++column) {
            Point const at{origin_px.x + shift_px + (column + 0.5) * cell_px,
                           origin_px.y + (row + 0.5) * cell_px};
            if (!frame_px.contains(at) || !is_inside(at, rings_px)) {
                continue;
            }
            FigurePath path;
            path.is_closed = true;
            path.fill = colour;
            auto& outline = path.parts_px.emplace_back();
            for (Point const corner : tree) {
                outline.push_back({at.x + corner.x, at.y - corner.y});
            }
            figure.add(std::move(path));
        }
    }
}

}  // namespace gatepost

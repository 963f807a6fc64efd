#pragma once

#include <string>
#include <vector>

#include "geo/rings.hpp"

namespace gatepost {

struct NastyShape {
    std::string name;
    Rings rings;
};

inline Ring reversed(Ring ring) {
    std::reverse(ring.begin(), ring.end());
    return ring;
}

/// {points / step}: from each corner of a regular polygon to the one `step` further on.
inline Ring star_polygon(int points, int step, Point centre = {0, 0}, double radius = 10) {
    Ring ring;
    for (int i = 0; i < points; ++i) {
        double const angle = 2 * std::numbers::pi * i * step / points;
        ring.push_back(centre + Point{std::cos(angle), std::sin(angle)} * radius);
    }
    return ring;
}

inline Ring lissajous(int a, int b, int vertices) {
    Ring ring;
    for (int i = 0; i < vertices; ++i) {
        double const t = 2 * std::numbers::pi * (i + 0.3) / vertices;
        ring.push_back({10 * std::sin(a * t), 10 * std::sin(b * t + 0.4)});
    }
    return ring;
}

inline Rings with_outer(Rings holes) {
    holes.insert(holes.begin(), square(0, 0, 10));
    return holes;
}

/// Ways for holes to touch each other and the ring around them.
inline std::vector<NastyShape> touching_shapes() {
    Rings chain;
    Rings wall;
    Rings board;
    for (int i = 0; i < 9; ++i) {
        double const x = 0.5 + i;
        chain.push_back({{x, 5}, {x + 0.5, 4}, {x + 1, 5}, {x + 0.5, 6}});
        wall.push_back(square(i + 0.5, 4, 1));
    }
    for (int y = 0; y < 8; ++y) {
        for (int x = y % 2; x < 8; x += 2) {
            board.push_back(square(1 + x, 1 + y, 1));
        }
    }
    return {
        {"a chain of holes", with_outer(chain)},
        {"a wall of holes with common sides", with_outer(wall)},
        {"a chessboard of holes", with_outer(board)},
        {"a chain of holes from side to side",
         with_outer({{{0, 5}, {5, 4}, {5, 6}}, {{5, 5}, {10, 5}, {7, 7}}})},
        {"two holes touch at a vertex", with_outer({square(2, 2, 3), square(5, 5, 3)})},
        {"two holes share a side", with_outer({square(2, 2, 3), square(5, 2, 3)})},
        {"two holes share half a side", with_outer({square(2, 2, 3), square(5, 3, 4)})},
        {"a hole's corner on another's side", with_outer({square(2, 2, 3), {{5, 3}, {8, 2}, {8, 5}}})},
        {"four holes meet in a point",
         with_outer({square(2, 2, 3), square(5, 5, 3), square(2, 5, 3), square(5, 2, 3)})},
        {"six wedges meet in a point", with_outer({{{5, 5}, {9, 5}, {8, 7}},
                                                   {{5, 5}, {6, 8}, {4, 8}},
                                                   {{5, 5}, {2, 7}, {1, 5}},
                                                   {{5, 5}, {2, 4}, {3, 2}},
                                                   {{5, 5}, {4, 1}, {6, 1}},
                                                   {{5, 5}, {8, 2}, {8, 4}}})},
        {"a ring of holes around an island", with_outer({{{2, 2}, {8, 2}, {5, 3}},
                                                         {{8, 2}, {8, 8}, {7, 5}},
                                                         {{8, 8}, {2, 8}, {5, 7}},
                                                         {{2, 8}, {2, 2}, {3, 5}}})},
        {"a hole touches the ring at a corner", with_outer({{{0, 0}, {5, 3}, {3, 5}}})},
        {"a hole touches the ring at all corners",
         with_outer({{{0, 0}, {5, 2}, {10, 0}, {8, 5}, {10, 10}, {5, 8}, {0, 10}, {2, 5}}})},
        {"a hole touches each side", with_outer({{{5, 0}, {10, 5}, {5, 10}, {0, 5}}})},
        {"a hole shares a side with the ring", with_outer({square(0, 3, 4)})},
        {"a hole shares a corner with the ring", with_outer({square(0, 0, 4)})},
        {"a hole shares part of a side", with_outer({{{3, 0}, {7, 0}, {5, 4}}})},
        {"a hole is the ring", with_outer({square(0, 0, 10)})},
        {"a hole is the ring, the other way", with_outer({reversed(square(0, 0, 10))})},
        {"a hole twice", with_outer({square(2, 2, 4), square(2, 2, 4)})},
        {"a hole three times", with_outer({square(2, 2, 4), square(2, 2, 4), reversed(square(2, 2, 4))})},
        {"holes that cut the ring in two", with_outer({square(0, 4, 5), square(5, 4, 5)})},
        {"a hole of half the ring", with_outer({{{0, 0}, {10, 0}, {10, 5}, {0, 5}}})},
    };
}

/// Rings that lie where a polygon has none.
inline std::vector<NastyShape> misplaced_shapes() {
    return {
        {"a hole in a hole", with_outer({square(2, 2, 6), square(4, 4, 2)})},
        {"five rings in each other",
         {square(0, 0, 10), square(1, 1, 8), square(2, 2, 6), square(3, 3, 4), square(4, 4, 2)}},
        {"rings from the inside out", {square(4, 4, 2), square(2, 2, 6), square(0, 0, 10)}},
        {"a hole that sticks out", with_outer({square(5, 5, 8)})},
        {"a hole that sticks out on two sides", with_outer({{{-2, 4}, {12, 4}, {12, 6}, {-2, 6}}})},
        {"a hole outside", with_outer({square(12, 2, 4)})},
        {"a hole outside, left", with_outer({square(-5, 2, 4)})},
        {"a hole around the ring", with_outer({square(-2, -2, 14)})},
        {"a hole across a hole", with_outer({square(2, 2, 4), square(4, 4, 4)})},
        {"three holes over each other", with_outer({square(1, 1, 5), square(3, 3, 5), square(2, 4, 5)})},
        {"a cross of two holes",
         with_outer({{{1, 4}, {9, 4}, {9, 6}, {1, 6}}, {{4, 1}, {6, 1}, {6, 9}, {4, 9}}})},
        {"two outer rings overlap", {square(0, 0, 6), square(4, 4, 6)}},
        {"two outer rings share a side", {square(0, 0, 5), square(5, 0, 5)}},
        {"an outer ring twice", {square(0, 0, 5), square(0, 0, 5)}},
        {"an outer ring three times", {square(0, 0, 5), square(0, 0, 5), square(0, 0, 5)}},
        {"overlapping rings with a hole each",
         {square(0, 0, 8), square(1, 1, 2), square(5, 5, 8), square(9, 9, 2)}},
        {"a bow tie as a hole", with_outer({{{2, 2}, {8, 8}, {8, 2}, {2, 8}}})},
        {"a figure of eight as a hole, at the ring", with_outer({{{0, 0}, {10, 10}, {10, 0}, {0, 10}}})},
        {"a pentagram as a hole", with_outer({star_polygon(5, 2, {5, 5}, 4)})},
        {"a pentagram that sticks out", with_outer({star_polygon(5, 2, {8, 5}, 4)})},
        {"no outer ring", {{{1, 1}, {2, 2}}, square(0, 0, 5)}},
    };
}

/// Rings that run over or through themselves.
inline std::vector<NastyShape> tangled_shapes() {
    Ring zigzag{{0, 0}};
    Ring spikes;
    for (int i = 0; i < 40; ++i) {
        zigzag.push_back({0.25 * i, i % 2 == 0 ? 10.0 : 0.1});
        spikes.push_back({0.25 * i, 0});
        spikes.push_back({10 - 0.25 * i, i % 2 == 0 ? 10.0 : -10.0});
    }
    zigzag.push_back({10, 0});
    Ring twice = square(0, 0, 6);
    Ring const again = square(0, 0, 6);
    twice.insert(twice.end(), again.begin(), again.end());
    Ring winding = spiral(200, 4);
    for (Point& p : winding) {
        p.x *= 0.5 + 0.3 * std::sin(p.y);
    }
    return {
        {"a bow tie", {{{0, 0}, {4, 4}, {4, 0}, {0, 4}}}},
        {"a lopsided bow tie", {{{0, 0}, {9, 7}, {8, 0}, {1, 3}}}},
        {"a double bow tie", {{{0, 0}, {4, 4}, {8, 0}, {8, 4}, {4, 0}, {0, 4}}}},
        {"a pentagram", {star_polygon(5, 2)}},
        {"a star of seven, two steps", {star_polygon(7, 2)}},
        {"a star of seven, three steps", {star_polygon(7, 3)}},
        {"a star of eleven, five steps", {star_polygon(11, 5)}},
        {"a star of 101, fifty steps", {star_polygon(101, 50)}},
        {"a loop inside", {{{0, 0}, {10, 0}, {10, 10}, {4, 10}, {4, 4}, {6, 4}, {6, 12}, {0, 12}}}},
        {"a strip whose ends overlap",
         {{{0, 0}, {10, 0}, {10, 8}, {-1, 8}, {-1, 6}, {8, 6}, {8, 2}, {2, 2}, {2, 9}, {0, 9}}}},
        {"a strip whose ends overlap along common lines",
         {{{0, 0}, {8, 0}, {8, 8}, {0, 8}, {0, 6}, {6, 6}, {6, 2}, {2, 2}, {2, 8}, {0, 8}}}},
        {"a ring walked twice", {twice}},
        {"there and back", {{{0, 0}, {4, 1}, {8, 0}, {4, 1}}}},
        {"all on a line", {{{0, 0}, {4, 4}, {2, 2}, {8, 8}, {1, 1}}}},
        {"a spike out", {{{0, 0}, {4, 0}, {4, 2}, {9, 2}, {4, 2}, {4, 4}, {0, 4}}}},
        {"a spike in", {{{0, 0}, {4, 0}, {4, 4}, {2, 4}, {2, 1}, {2, 4}, {0, 4}}}},
        {"a spike through and through", {{{0, 0}, {4, 0}, {4, 2}, {-5, 2}, {4, 2}, {4, 4}, {0, 4}}}},
        {"a keyhole",
         {{{0, 0},
           {10, 0},
           {10, 10},
           {0, 10},
           {0, 5},
           {3, 5},
           {3, 7},
           {7, 7},
           {7, 3},
           {3, 3},
           {3, 5},
           {0, 5}}}},
        {"a keyhole the wrong way round",
         {{{0, 0},
           {10, 0},
           {10, 10},
           {0, 10},
           {0, 5},
           {3, 5},
           {3, 3},
           {7, 3},
           {7, 7},
           {3, 7},
           {3, 5},
           {0, 5}}}},
        {"two squares at a vertex", {{{0, 0}, {2, 0}, {2, 2}, {4, 2}, {4, 4}, {2, 4}, {2, 2}, {0, 2}}}},
        {"a hole at a vertex of its own ring", {{{0, 0}, {8, 0}, {8, 8}, {0, 8}, {0, 0}, {2, 6}, {6, 2}}}},
        {"repeated vertices", {{{0, 0}, {0, 0}, {4, 0}, {4, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 4}}}},
        {"closed twice", {{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}, {0, 0}}}},
        {"a zigzag of long teeth", {zigzag}},
        {"spikes through each other", {spikes}},
        {"a comb folded over", {{{0, 0}, {9, 0}, {9, 9}, {7, -2}, {6, 9}, {4, -2}, {3, 9}, {1, -2}, {0, 9}}}},
        {"a sliver", {{{0, 0}, {1000, 0.001}, {2000, 0}, {1000, -0.001}}}},
        {"a sliver of two lobes", {{{0, 0}, {1000, 0.001}, {1000, 0}, {0, 0.001}}}},
        {"a Lissajous figure of 2 and 3", {lissajous(2, 3, 300)}},
        {"a Lissajous figure of 7 and 9", {lissajous(7, 9, 900)}},
        {"a spiral drawn through itself", {winding}},
        {"far from the origin",
         {{{11'783'000, 2'395'000},
           {11'783'004, 2'395'004},
           {11'783'004, 2'395'000},
           {11'783'000, 2'395'004}}}},
    };
}

inline std::vector<NastyShape> nasty_shapes() {
    std::vector<NastyShape> all = touching_shapes();
    for (auto const& more : {misplaced_shapes(), tangled_shapes()}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

}  // namespace gatepost

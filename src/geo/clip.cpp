#include "geo/clip.hpp"

#include <array>
#include <optional>
#include <utility>

namespace gatepost {

namespace {

/// The part of a segment inside a box, as parameters along it.
struct Span {
    double from;
    double to;
};

std::optional<Span> inside_span(Point a, Point b, Box const& box) {
    Span span{0, 1};
    if (box.contains(a) && box.contains(b)) {
        return span;
    }
    bool const is_beyond = std::max(a.x, b.x) < box.min_x || std::min(a.x, b.x) > box.max_x ||
                           std::max(a.y, b.y) < box.min_y || std::min(a.y, b.y) > box.max_y;
    if (is_beyond) {
        return std::nullopt;
    }
    Point const d = b - a;
    std::array<std::pair<double, double>, 4> const sides{
        {{-d.x, a.x - box.min_x}, {d.x, box.max_x - a.x}, {-d.y, a.y - box.min_y}, {d.y, box.max_y - a.y}}};
    for (auto const& [towards, room] : sides) {
        if (towards == 0) {
            if (room < 0) {
                return std::nullopt;
            }
            continue;
        }
        double const t = room / towards;
        if (towards < 0) {
            span.from = std::max(span.from, t);
        } else {
            span.to = std::min(span.to, t);
        }
        if (span.from > span.to) {
            return std::nullopt;
        }
    }
    return span;
}

enum class Side { left, right, bottom, top };

bool is_inside(Point p, Side side, Box const& box) {
    switch (side) {
        case Side::left: return p.x >= box.min_x;
        case Side::right: return p.x <= box.max_x;
        case Side::bottom: return p.y >= box.min_y;
        case Side::top: return p.y <= box.max_y;
    }
    return false;
}

/// Where a–b crosses the side. The ends are put in order of their coordinates first, so that an edge shared
/// by two rings is cut at the same point.
Point crossing(Point a, Point b, Side side, Box const& box) {
    if (std::pair{b.x, b.y} < std::pair{a.x, a.y}) {
        std::swap(a, b);
    }
    bool const vertical = side == Side::left || side == Side::right;
    double const bound = side == Side::left     ? box.min_x
                         : side == Side::right  ? box.max_x
                         : side == Side::bottom ? box.min_y
                                                : box.max_y;
    if (vertical) {
        return {bound, a.y + (b.y - a.y) * (bound - a.x) / (b.x - a.x)};
    }
    return {a.x + (b.x - a.x) * (bound - a.y) / (b.y - a.y), bound};
}

std::vector<Point> cut_by_side(std::vector<Point> const& ring, Side side, Box const& box) {
    std::vector<Point> kept;
    kept.reserve(ring.size() + 8);
    for (std::size_t i = 0; i < ring.size(); ++i) {
        Point const here = ring[i];
        Point const previous = ring[i == 0 ? ring.size() - 1 : i - 1];
        bool const here_inside = is_inside(here, side, box);
        if (here_inside != is_inside(previous, side, box)) {
            kept.push_back(crossing(previous, here, side, box));
        }
        if (here_inside) {
            kept.push_back(here);
        }
    }
    return kept;
}

/// The ring without the inner vertices of runs that lie wholly beyond one side: clipping by that side drops
/// them, whatever clipping by the other sides did to them before.
std::vector<Point> without_far_vertices(std::span<Point const> ring, Box const& box,
                                        std::span<EdgeRun const> runs) {
    if (runs.empty()) {
        return {ring.begin(), ring.end()};
    }
    std::vector<Point> kept;
    for (std::size_t r = 0; r < runs.size(); ++r) {
        auto const begin = ring.begin() + static_cast<std::ptrdiff_t>(r * edges_per_run);
        bool const is_last = r + 1 == runs.size();
        auto const end = is_last ? ring.end() - 1 : begin + static_cast<std::ptrdiff_t>(edges_per_run);
        kept.insert(kept.end(), begin, runs[r].bounds.intersects(box) ? end : begin + 1);
    }
    kept.push_back(ring.back());
    return kept;
}

}  // namespace

std::vector<LinePiece> clip_line(std::span<Point const> line, Box const& box, std::span<EdgeRun const> runs) {
    std::vector<LinePiece> pieces;
    double walked = 0;
    bool open = false;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        if (i % edges_per_run == 0 && !runs.empty() && !runs[i / edges_per_run].bounds.intersects(box)) {
            walked += runs[i / edges_per_run].length;
            open = false;
            i += edges_per_run - 1;
            continue;
        }
        Point const a = line[i];
        Point const b = line[i + 1];
        double const length = distance(a, b);
        auto const span = inside_span(a, b, box);
        if (span) {
            if (!open || span->from > 0) {
                pieces.push_back({{a + (b - a) * span->from}, walked + length * span->from});
            }
            pieces.back().vertices.push_back(span->to < 1 ? a + (b - a) * span->to : b);
        }
        open = span && span->to >= 1;
        walked += length;
    }
    return pieces;
}

std::vector<Point> clip_ring(std::span<Point const> ring, Box const& box, std::span<EdgeRun const> runs) {
    std::vector<Point> kept = without_far_vertices(ring, box, runs);
    if (kept.size() > 1 && kept.front() == kept.back()) {
        kept.pop_back();
    }
    for (Side const side : {Side::left, Side::right, Side::bottom, Side::top}) {
        bool const all_inside =
            std::all_of(kept.begin(), kept.end(), [&](Point p) { return is_inside(p, side, box); });
        if (!all_inside) {
            kept = cut_by_side(kept, side, box);
        }
    }
    return kept;
}

}  // namespace gatepost

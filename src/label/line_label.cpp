#include "label/line_label.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gatepost {

namespace {

constexpr std::size_t block = 64;   // vertices between two kept lengths
constexpr double spacing_px = 480;  // at least, between two labels of one line
constexpr double most_winding = 8;  // of a line that labels can follow; rivers have 2 to 4
constexpr double reach_px = 240;    // of a stretch, to each side: half the longest label and its shifts
constexpr std::size_t most_vertices = 300;  // of a stretch: more would be finer than what is drawn
constexpr double least_straight = 0.6;      // distance between the ends, as a share of the label's length
constexpr double least_px = 24;             // shortest line that gets a label
constexpr std::size_t most_lengths = 1'000'000;

/// Walks along a line from a vertex until distance `end`; calls visit(vertex, distance).
template <class Visit>
void walk(std::span<Point const> line, std::size_t from, double distance_there, double end, std::size_t step,
          Visit visit) {
    double along = distance_there;
    visit(line[from], along);
    for (std::size_t i = from; i + 1 < line.size() && along < end;) {
        std::size_t const next = std::min(i + step, line.size() - 1);
        along += distance(line[i], line[next]);
        i = next;
        visit(line[i], along);
    }
}

/// Points at even distances along a path between two places on it.
std::vector<Point> resampled(std::vector<Point> const& path, double begin, double end, double step) {
    std::vector<Point> points;
    double along = 0;
    double next = begin;
    for (std::size_t i = 0; i + 1 < path.size() && next <= end; ++i) {
        double const length = distance(path[i], path[i + 1]);
        for (; next <= along + length && next <= end; next += step) {
            double const t = length > 0 ? (next - along) / length : 0;
            points.push_back(path[i] + (path[i + 1] - path[i]) * t);
        }
        along += length;
    }
    return points;
}

/// Replaces each point by the mean of the points up to `around` before and after it.
std::vector<Point> smoothed(std::vector<Point> const& points, std::size_t around) {
    std::vector<Point> sums{{0, 0}};
    for (Point const p : points) {
        sums.push_back(sums.back() + p);
    }
    std::vector<Point> means;
    for (std::size_t i = around; i + around < points.size(); ++i) {
        means.push_back((sums[i + around + 1] - sums[i - around]) *
                        (1.0 / static_cast<double>(2 * around + 1)));
    }
    return means;
}

double angle_between(Point a, Point b) { return std::atan2(b.y - a.y, b.x - a.x); }

double turned(double from, double to) { return std::remainder(to - from, 2 * std::numbers::pi); }

/// Whether letters of this size can follow the curve.
bool is_gentle(std::vector<Point> const& points, double size_px) {
    constexpr double most_at_once = 0.5;  // radians within an em
    constexpr double most_in_all = 1.2;   // between any two letters
    auto const em = static_cast<std::size_t>(std::max(1.0, size_px / CurvedBaseline::step_px));
    double lowest = 0;
    double highest = 0;
    double direction = 0;
    for (std::size_t i = 0; i + 2 * em < points.size(); i += std::max<std::size_t>(em / 2, 1)) {
        double const turn = turned(angle_between(points[i], points[i + em]),
                                   angle_between(points[i + em], points[i + 2 * em]));
        if (std::abs(turn) > most_at_once) {
            return false;
        }
        direction =
            turned(angle_between(points.front(), points[em]), angle_between(points[i], points[i + em]));
        lowest = std::min(lowest, direction);
        highest = std::max(highest, direction);
    }
    return highest - lowest <= most_in_all;
}

}  // namespace

LineMeasures::Measures const& LineMeasures::measures(std::uint64_t key, std::span<Point const> line_world) {
    auto const found = m_measures.find(key);
    if (found != m_measures.end()) {
        return found->second;
    }
    if (m_kept > most_lengths) {
        m_measures.clear();
        m_kept = 0;
    }
    Measures measures{{0}, 1};
    Box bounds;
    bounds.grow(line_world.front());
    double along = 0;
    for (std::size_t i = 1; i < line_world.size(); ++i) {
        along += distance(line_world[i - 1], line_world[i]);
        bounds.grow(line_world[i]);
        if (i % block == 0 || i + 1 == line_world.size()) {
            measures.lengths.push_back(along);
        }
    }
    double const diagonal = std::hypot(bounds.width(), bounds.height());
    measures.winding = diagonal > 0 ? along / diagonal : 1;
    m_kept += measures.lengths.size();
    return m_measures.emplace(key, std::move(measures)).first->second;
}

std::vector<LineStretch> LineMeasures::stretches(std::uint64_t key, std::span<Point const> line_world,
                                                 Viewport const& viewport) {
    std::vector<LineStretch> found;
    if (line_world.size() < 2) {
        return found;
    }
    Measures const& measures = this->measures(key, line_world);
    std::vector<double> const& lengths = measures.lengths;
    double const spacing = std::exp2(std::ceil(std::log2(spacing_px * viewport.world_per_px)));
    double const reach = reach_px * viewport.world_per_px;
    Box const view = viewport.bounds_world();
    auto const add = [&](double at, std::uint32_t number) {
        auto const first = std::upper_bound(lengths.begin(), lengths.end(), std::max(at - reach, 0.0)) - 1;
        auto const last = std::lower_bound(first, lengths.end(), at + reach);
        auto const blocks = static_cast<std::size_t>(last - first) + 1;
        std::size_t const step = blocks * block / most_vertices + 1;
        LineStretch stretch{number, {}, 0};
        double walked = 0;
        Point before{};
        Point place{};
        walk(line_world, static_cast<std::size_t>(first - lengths.begin()) * block, *first, at + reach, step,
             [&](Point vertex, double along) {
                 Point const screen = viewport.screen_from_world(vertex);
                 if (!stretch.path_screen.empty()) {
                     double const length = distance(before, vertex);
                     if (walked <= at && at <= along && length > 0) {
                         double const t = std::clamp((at - walked) / length, 0.0, 1.0);
                         place = before + (vertex - before) * t;
                         stretch.at_px += distance(stretch.path_screen.back(), screen) * t;
                     } else if (along < at) {
                         stretch.at_px += distance(stretch.path_screen.back(), screen);
                     }
                 }
                 stretch.path_screen.push_back(screen);
                 before = vertex;
                 walked = along;
             });
        if (view.contains(place)) {
            found.push_back(std::move(stretch));
        }
    };
    double const whole = lengths.back();
    if (whole < least_px * viewport.world_per_px || measures.winding > most_winding) {
        return found;
    }
    if (whole < spacing) {
        add(whole / 2, 0);
        return found;
    }
    for (std::size_t i = 0; i + 1 < lengths.size(); ++i) {
        Point const begin = line_world[i * block];
        // No place in a block is further from its first vertex than the block is long.
        if (!view.expanded(lengths[i + 1] - lengths[i]).contains(begin)) {
            continue;
        }
        for (double k = std::max(1.0, std::ceil(lengths[i] / spacing)); k * spacing < lengths[i + 1]; ++k) {
            add(k * spacing, static_cast<std::uint32_t>(std::fmod(k, 4e9)));
        }
    }
    return found;
}

double CurvedBaseline::length_px() const { return static_cast<double>(m_points.size() - 1) * step_px; }

CurvedBaseline::Pose CurvedBaseline::at(double distance_px) const {
    double const place = std::clamp(distance_px / step_px, 0.0, static_cast<double>(m_points.size() - 1));
    std::size_t const i = std::min(static_cast<std::size_t>(place), m_points.size() - 2);
    Point const along = m_points[i + 1] - m_points[i];
    double const length = std::max(distance(m_points[i], m_points[i + 1]), 1e-9);
    return {m_points[i] + along * (place - static_cast<double>(i)), along.x / length, along.y / length};
}

namespace {

/// Like baseline_along, but from a stretch of the line `slack` times as long as the label.
std::optional<CurvedBaseline> baseline_with_slack(LineStretch const& stretch, double shift_px,
                                                  LineText const& text, double slack) {
    auto const around = static_cast<std::size_t>(text.size_px * 1.2 / CurvedBaseline::step_px);
    double const half = text.width_px / 2 * slack + static_cast<double>(around) * CurvedBaseline::step_px;
    double const middle = stretch.at_px + shift_px;
    if (middle - half < 0) {
        return std::nullopt;
    }
    std::vector<Point> const line =
        resampled(stretch.path_screen, middle - half, middle + half, CurvedBaseline::step_px);
    double const length_px = (static_cast<double>(line.size()) - 1) * CurvedBaseline::step_px;
    if (length_px < 2 * half - CurvedBaseline::step_px || line.size() < 2 * around + 3) {
        return std::nullopt;
    }
    double const straightest = distance(line[around], line[line.size() - 1 - around]);
    if (straightest < text.width_px * least_straight) {
        return std::nullopt;  // quick check: it winds too much
    }
    std::vector<Point> points = smoothed(line, around);
    double const most_off_px = text.size_px * 0.45;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (distance(points[i], line[i + around]) > most_off_px) {
            return std::nullopt;
        }
    }
    if (points.back().x < points.front().x) {
        std::reverse(points.begin(), points.end());
    }
    points = resampled(points, 0, length_px, CurvedBaseline::step_px);
    if (points.size() < 3 || !is_gentle(points, text.size_px)) {
        return std::nullopt;
    }
    std::vector<Point> raised;
    for (std::size_t i = 0; i < points.size(); ++i) {
        Point const before = points[i > 0 ? i - 1 : 0];
        Point const after = points[std::min(i + 1, points.size() - 1)];
        double const length = std::max(distance(before, after), 1e-9);
        raised.push_back(points[i] +
                         Point{after.y - before.y, before.x - after.x} * (text.above_px / length));
    }
    CurvedBaseline baseline(resampled(raised, 0, 2 * length_px, CurvedBaseline::step_px));
    return baseline.length_px() < text.width_px ? std::nullopt : std::optional(std::move(baseline));
}

}  // namespace

std::optional<CurvedBaseline> baseline_along(LineStretch const& stretch, double shift_px,
                                             LineText const& text) {
    for (double const slack : {1.12, 1.5}) {  // smoothing shortens a curve
        if (auto baseline = baseline_with_slack(stretch, shift_px, text, slack)) {
            return baseline;
        }
    }
    return std::nullopt;
}

std::vector<Box> boxes_along(CurvedBaseline const& baseline, LineText const& text) {
    std::vector<Box> boxes;
    double const step = text.size_px * 0.6;
    double const middle = baseline.length_px() / 2;
    double const half = text.width_px / 2;
    for (double along = middle - half; along < middle + half + step; along += step) {
        auto const pose = baseline.at(std::min(along, middle + half));
        Point const up{pose.sin, -pose.cos};
        boxes.push_back(Box::around(pose.at + up * (text.size_px * 0.35), text.size_px * 0.6));
    }
    return boxes;
}

}  // namespace gatepost

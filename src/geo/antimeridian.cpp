#include "geo/antimeridian.hpp"

#include "geo/edge_runs.hpp"

#include <algorithm>
#include <cmath>

namespace gatepost {

namespace {

constexpr double turn_deg = 360;
constexpr std::size_t cell_count = 360;

}  // namespace

std::vector<double> turns_into(double west, double east, Box const& usable) {
    Box const held = usable.expanded(longitude_rounding_deg);
    if (west >= held.min_x && east <= held.max_x) {
        return {0};
    }
    double const first = std::ceil((held.min_x - west) / turn_deg) * turn_deg;
    if (east + first <= held.max_x) {
        return {first};
    }
    std::vector<double> turns;
    for (double turn = std::floor((usable.min_x - east) / turn_deg) * turn_deg; west + turn < usable.max_x;
         turn += turn_deg) {
        double const seen = std::min(east + turn, usable.max_x) - std::max(west + turn, usable.min_x);
        if (seen > longitude_rounding_deg) {
            turns.push_back(turn);
        }
    }
    return turns;
}

std::optional<Point> wrapped_into(Point lonlat, Box const& usable) {
    constexpr double latitude_rounding_deg = 1e-6;
    Point p = lonlat;
    if (p.x < usable.min_x - longitude_rounding_deg || p.x > usable.max_x + longitude_rounding_deg) {
        p.x -= std::floor((p.x - usable.min_x + longitude_rounding_deg) / turn_deg) * turn_deg;
    }
    bool const is_there = p.x <= usable.max_x + longitude_rounding_deg &&
                          p.y >= usable.min_y - latitude_rounding_deg &&
                          p.y <= usable.max_y + latitude_rounding_deg;
    if (!is_there) {
        return std::nullopt;  // NaN too
    }
    return Point{std::clamp(p.x, usable.min_x, usable.max_x), std::clamp(p.y, usable.min_y, usable.max_y)};
}

bool is_uncut(Point a, Point b) {
    constexpr double pole_deg = 90 - 1e-6;
    double const step = std::abs(b.x - a.x);
    bool const is_along_pole = std::min(std::abs(a.y), std::abs(b.y)) >= pole_deg;
    return step > turn_deg / 2 + longitude_rounding_deg && step < turn_deg - longitude_rounding_deg &&
           !is_along_pole;
}

bool has_uncut_edge(std::span<Point const> line) {
    return std::adjacent_find(line.begin(), line.end(), is_uncut) != line.end();
}

LonlatExtent::LonlatExtent() : m_cells(cell_count, {1, 0}) {}

void LonlatExtent::cover(Interval interval) {
    m_plain.min_x = std::min(m_plain.min_x, interval.west);
    m_plain.max_x = std::max(m_plain.max_x, interval.east);
    auto const cell_of = [](double lon) {
        return static_cast<std::size_t>(std::clamp(std::floor(lon + 180), 0.0, cell_count - 1.0));
    };
    std::size_t const last = cell_of(interval.east);
    for (std::size_t i = cell_of(interval.west); i <= last; ++i) {
        double const west = static_cast<double>(i) - 180;
        Interval const covered{std::max(interval.west, west), std::min(interval.east, west + 1)};
        Interval& cell = m_cells[i];
        bool const is_first = cell.west > cell.east;
        cell = is_first ? covered
                        : Interval{std::min(cell.west, covered.west), std::max(cell.east, covered.east)};
    }
}

void LonlatExtent::add(std::span<Point const> part) {
    Box bounds;
    for (Point const p : part) {
        bounds.grow(p);
    }
    if (!std::isfinite(bounds.width()) || !std::isfinite(bounds.height())) {
        return;
    }
    m_plain.min_y = std::min(m_plain.min_y, bounds.min_y);
    m_plain.max_y = std::max(m_plain.max_y, bounds.max_y);
    if (bounds.width() >= turn_deg) {
        cover({-180, 180});
        return;
    }
    bool const is_beyond =
        bounds.min_x < -180 - longitude_rounding_deg || bounds.min_x > 180 + longitude_rounding_deg;
    double const turn = is_beyond ? std::floor((bounds.min_x + 180) / turn_deg) * turn_deg : 0;
    double const west = std::clamp(bounds.min_x - turn, -180.0, 180.0);
    double const east = bounds.max_x - turn;
    cover({west, std::clamp(east, west, 180.0)});
    if (east > 180 + longitude_rounding_deg) {
        cover({-180, east - turn_deg});
    }
}

std::optional<Box> LonlatExtent::box() const {
    if (m_plain.is_empty()) {
        return std::nullopt;
    }
    if (m_plain.width() <= turn_deg / 2) {
        return m_plain;
    }
    double east_of_gap = 0;
    double west_of_gap = 0;
    double widest = 0;
    double before = -turn_deg;  // where the last covered stretch ended; none yet
    for (Interval const& cell : m_cells) {
        if (cell.west > cell.east) {
            continue;
        }
        if (before > -turn_deg && cell.west - before > widest) {
            widest = cell.west - before;
            west_of_gap = before;
            east_of_gap = cell.west;
        }
        before = cell.east;
    }
    return widest > turn_deg / 2 ? Box{east_of_gap, m_plain.min_y, west_of_gap, m_plain.max_y} : m_plain;
}

std::optional<double> pole_within(std::span<Point const> lonlat, std::span<Point const> source,
                                  Transformer const& lonlat_from_source) {
    if (lonlat.empty() || std::abs(lonlat.back().x - lonlat.front().x) <= 180) {
        return std::nullopt;
    }
    double const middle_deg = midpoint(lonlat.front(), lonlat.back()).x;
    Point const north_source = lonlat_from_source.inverse({middle_deg, 90});
    return is_finite(north_source) && is_crossed_oddly(north_source, source, {}) ? 90 : -90;
}

}  // namespace gatepost

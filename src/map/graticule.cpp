#include "map/graticule.hpp"
#include "words/locale_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace gatepost {

namespace {

constexpr double least_spacing_px = 110;
constexpr int most_lines = 60;  // of each kind

// Whole parts of the circle, down to a second.
constexpr std::array<double, 22> steps_deg{
    45,          30,          20,          15,         10,         5,         2,        1,
    30 / 60.0,   20 / 60.0,   15 / 60.0,   10 / 60.0,  5 / 60.0,   2 / 60.0,  1 / 60.0, 30 / 3600.0,
    20 / 3600.0, 15 / 3600.0, 10 / 3600.0, 5 / 3600.0, 2 / 3600.0, 1 / 3600.0};

/// Longitudes and latitudes in view. Longitudes go beyond 180 where the view does.
struct Range {
    Box lonlat;
    double px_per_degree = 0;  ///< in the middle
};

std::optional<Range> range_of(Viewport const& viewport, Transformer const& world_from_lonlat) {
    constexpr int across = 16;
    std::vector<Point> places;
    for (int i = 0; i <= across; ++i) {
        for (int j = 0; j <= across; ++j) {
            places.push_back(viewport.world_from_screen(
                {viewport.width_px * i / across, viewport.height_px * j / across}));
        }
    }
    Point const middle = world_from_lonlat.inverse(viewport.centre_world);
    world_from_lonlat.inverse(places);
    Range range;
    bool is_all_earth = true;
    double const about = is_finite(middle) ? middle.x : 0;
    for (Point const& place : places) {
        if (!is_finite(place)) {
            is_all_earth = false;
            continue;
        }
        range.lonlat.grow(Point{about + std::remainder(place.x - about, 360), place.y});
    }
    if (range.lonlat.is_empty()) {
        return std::nullopt;
    }
    double const area_px = viewport.width_px * viewport.height_px;
    double const area_deg = std::max(range.lonlat.width() * range.lonlat.height(), 1e-12);
    range.px_per_degree = std::sqrt(area_px / area_deg);
    bool const has_pole = range.lonlat.max_y > 89 || range.lonlat.min_y < -89;
    if (!is_all_earth || has_pole || range.lonlat.width() > 300) {
        range.lonlat.min_x = about - 180;
        range.lonlat.max_x = about + 180;
    }
    double const slack = range.lonlat.height() / across;  // edges bulge between the places
    range.lonlat.min_y = std::max(range.lonlat.min_y - slack, -90.0);
    range.lonlat.max_y = std::min(range.lonlat.max_y + slack, 90.0);
    double const slack_x = range.lonlat.width() / across;
    range.lonlat.min_x -= slack_x;
    range.lonlat.max_x += slack_x;
    return range;
}

/// Leaves what the CRS can show: beyond it there is no map to put a grid on. False if that is nothing.
bool clip(Box& lonlat, Box const& area) {
    lonlat.min_y = std::max(lonlat.min_y, area.min_y);
    lonlat.max_y = std::min(lonlat.max_y, area.max_y);
    constexpr double whole_turn_deg = 359.9;
    if (area.width() < whole_turn_deg) {
        double const turns_deg = 360 * std::round((lonlat.centre().x - area.centre().x) / 360);
        lonlat.min_x = std::max(lonlat.min_x, area.min_x + turns_deg);
        lonlat.max_x = std::min(lonlat.max_x, area.max_x + turns_deg);
    }
    return lonlat.min_x < lonlat.max_x && lonlat.min_y < lonlat.max_y;
}

double step_for(double px_per_degree) {
    double step = steps_deg.front();
    for (double const finer : steps_deg) {
        step = finer * px_per_degree >= least_spacing_px ? finer : step;
    }
    return step;
}

/// The line between two places, in parts that are on the earth and about the screen.
GraticuleLine line_between(Point from_lonlat, Point to_lonlat, Viewport const& viewport,
                           Transformer const& world_from_lonlat) {
    constexpr int pieces = 128;
    std::vector<Point> points;
    for (int i = 0; i <= pieces; ++i) {
        points.push_back(from_lonlat + (to_lonlat - from_lonlat) * (static_cast<double>(i) / pieces));
    }
    world_from_lonlat.forward(points);
    GraticuleLine line;
    // A jump of more than the screen between neighbours is the edge of the map, not a line.
    double const longest = std::max(viewport.width_px, viewport.height_px);
    Box const about{-longest, -longest, 2 * longest, 2 * longest};
    bool is_open = false;
    for (Point const world : points) {
        Point const screen = viewport.screen_from_world(world);
        if (!is_finite(world) || !about.contains(screen)) {
            is_open = false;
            continue;
        }
        if (!is_open || distance(line.parts_screen.back().back(), screen) > longest) {
            line.parts_screen.emplace_back();
        }
        line.parts_screen.back().push_back(screen);
        is_open = true;
    }
    std::erase_if(line.parts_screen, [](auto const& part) { return part.size() < 2; });
    return line;
}

std::optional<Point> crossing(GraticuleLine const& line, double at, double Point::*across,
                              double Point::*along) {
    for (auto const& part : line.parts_screen) {
        for (std::size_t i = 0; i + 1 < part.size(); ++i) {
            double const a = part[i].*across;
            double const b = part[i + 1].*across;
            if ((a <= at) != (b <= at)) {
                Point found;
                found.*across = at;
                found.*along = part[i].*along + (part[i + 1].*along - part[i].*along) * (at - a) / (b - a);
                return found;
            }
        }
    }
    return std::nullopt;
}

/// Calls add(degrees) for each multiple of a step that lies between two.
template <class Add>
void for_each_step(double low, double high, double step, Add add) {
    double const first = std::ceil(low / step);
    double const count = std::min(std::floor(high / step) - first + 1, static_cast<double>(most_lines));
    for (double i = 0; i < count; ++i) {
        add((first + i) * step);
    }
}

/// Of a map that repeats: straight lines, over all of its copies in view.
Graticule straight_graticule(Viewport const& viewport, Transformer const& world_from_lonlat,
                             MapPlane const& plane) {
    WorldRepeat const& repeat = *plane.repeat();
    Box strip;
    for (Point const p : plane.edge_world()) {
        strip.grow(p);
    }
    Box const view = viewport.bounds_world();
    double const south = std::max(view.min_y, strip.min_y);
    double const north = std::min(view.max_y, strip.max_y);
    double const middle_world = strip.centre().x;
    double const lowest_deg = world_from_lonlat.inverse(Point{middle_world, south}).y;
    double const highest_deg = world_from_lonlat.inverse(Point{middle_world, north}).y;
    Graticule graticule;
    if (!(south < north) || !(lowest_deg < highest_deg)) {
        return graticule;
    }
    double const west_deg = repeat.longitude_deg(view.min_x);
    double const east_deg = repeat.longitude_deg(view.max_x);
    double const area_px = viewport.width_px * (north - south) / viewport.world_per_px;
    graticule.step_deg = step_for(std::sqrt(area_px / ((east_deg - west_deg) * (highest_deg - lowest_deg))));
    for_each_step(west_deg, east_deg, graticule.step_deg, [&](double degrees) {
        double const x_world = repeat.x_world(degrees);
        graticule.lines.push_back(
            {std::remainder(degrees, 360),
             true,
             {{viewport.screen_from_world({x_world, south}), viewport.screen_from_world({x_world, north})}}});
    });
    for_each_step(lowest_deg, highest_deg, graticule.step_deg, [&](double degrees) {
        if (std::abs(degrees) < 90) {
            double const y_world = world_from_lonlat.forward(Point{repeat.west_deg + 180, degrees}).y;
            double const y_screen = viewport.screen_from_world({0, y_world}).y;
            graticule.lines.push_back({degrees, false, {{{0, y_screen}, {viewport.width_px, y_screen}}}});
        }
    });
    return graticule;
}

}  // namespace

Graticule graticule_in(Viewport const& viewport, Transformer const& world_from_lonlat,
                       MapPlane const& plane) {
    if (plane.repeat()) {
        return straight_graticule(viewport, world_from_lonlat, plane);
    }
    Graticule graticule;
    auto range = range_of(viewport, world_from_lonlat);
    if (!range || !clip(range->lonlat, plane.area_lonlat())) {
        return graticule;
    }
    graticule.step_deg = step_for(range->px_per_degree);
    Box const& box = range->lonlat;
    auto const add = [&](double degrees, bool is_meridian) {
        Point const from = is_meridian ? Point{degrees, box.min_y} : Point{box.min_x, degrees};
        Point const to = is_meridian ? Point{degrees, box.max_y} : Point{box.max_x, degrees};
        GraticuleLine line = line_between(from, to, viewport, world_from_lonlat);
        line.degrees = is_meridian ? std::remainder(degrees, 360) : degrees;
        line.is_meridian = is_meridian;
        if (!line.parts_screen.empty()) {
            graticule.lines.push_back(std::move(line));
        }
    };
    double const step = graticule.step_deg;
    double const widest = std::min(box.max_x, box.min_x + 360 - step / 2);  // no meridian twice
    for_each_step(box.min_x, widest, step, [&](double degrees) { add(degrees, true); });
    for_each_step(box.min_y, box.max_y, step, [&](double degrees) {
        if (std::abs(degrees) < 90) {
            add(degrees, false);
        }
    });
    return graticule;
}

std::string graticule_label(double degrees, bool is_meridian, double step_deg, Locale locale) {
    auto const seconds = std::llround(std::abs(degrees) * 3600);
    Compass const side = is_meridian ? (degrees < 0 ? Compass::west : Compass::east)
                                     : (degrees < 0 ? Compass::south : Compass::north);
    bool const is_half = seconds == 180LL * 3600 || seconds == 0;
    std::string text = fmt::format("{}°", seconds / 3600);
    constexpr double tiny = 1e-9;
    if (step_deg < 1 - tiny) {
        text += fmt::format("{:02}′", seconds / 60 % 60);
    }
    if (step_deg < 1.0 / 60 - tiny) {
        text += fmt::format("{:02}″", seconds % 60);
    }
    return is_half ? text : text + " " + compass_letter(side, locale);
}

std::optional<Point> crossing_at_y(GraticuleLine const& line, double y_screen) {
    return crossing(line, y_screen, &Point::y, &Point::x);
}

std::optional<Point> crossing_at_x(GraticuleLine const& line, double x_screen) {
    return crossing(line, x_screen, &Point::x, &Point::y);
}

std::optional<double> north_on_screen_deg(Viewport const& viewport, Transformer const& world_from_lonlat) {
    constexpr double step_deg = 1e-4;
    Point const middle = world_from_lonlat.inverse(viewport.centre_world);
    Point const north = world_from_lonlat.forward({middle.x, middle.y + step_deg});
    Point const south = world_from_lonlat.forward({middle.x, middle.y - step_deg});
    if (!is_finite(middle) || !is_finite(north) || !is_finite(south) || north == south) {
        return std::nullopt;
    }
    return std::atan2(north.x - south.x, north.y - south.y) * 180 / std::numbers::pi;
}

}  // namespace gatepost

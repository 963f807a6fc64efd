#include "geo/world_repeat.hpp"

#include <algorithm>
#include <cmath>

namespace gatepost {

Point WorldRepeat::wrapped(Point world) const {
    double const turns = std::floor((world.x - west_world) / width_world);
    return turns == 0 ? world : Point{world.x - turns * width_world, world.y};
}

double WorldRepeat::turn_towards(double from_x_world, double to_x_world) const {
    return std::round((to_x_world - from_x_world) / width_world) * width_world;
}

std::vector<double> WorldRepeat::turns_in(Box const& world) const {
    auto const turn_at = [&](double x) { return std::floor((x - west_world) / width_world); };
    double const middle = turn_at(world.centre().x);
    double const first = turn_at(world.min_x);
    double const last = turn_at(world.max_x);
    std::vector<double> turns;
    for (double turn = first; turn <= last; ++turn) {
        turns.push_back(turn * width_world);
    }
    std::stable_sort(turns.begin(), turns.end(), [&](double a, double b) {
        return std::abs(a - middle * width_world) < std::abs(b - middle * width_world);
    });
    return turns;
}

std::optional<WorldRepeat> repeat_of(Crs const& map_crs, Transformer const& world_from_lonlat) {
    Box const area = map_crs.usable_area_lonlat();
    constexpr double rounding_deg = 1e-6;  // PROJ's maps stop a little before their eastern edge
    if (!map_crs.has_seam() || area.width() < 360 - rounding_deg) {
        return std::nullopt;
    }
    double const middle_deg = area.min_x + 180;
    Point const left = world_from_lonlat.forward({middle_deg - 90, 0});
    Point const right = world_from_lonlat.forward({middle_deg + 90, 0});
    double const width = (right.x - left.x) * 2;
    if (!(width > 0) || !std::isfinite(width)) {
        return std::nullopt;
    }
    WorldRepeat const repeat{left.x - width / 4, width, area.min_x};
    double const close = width * 1e-9;
    for (double const latitude_deg : {-60.0, 0.0, 35.0, 80.0}) {
        double const y = world_from_lonlat.forward({middle_deg, latitude_deg}).y;
        for (double const from_middle_deg : {-170.0, -45.0, 0.0, 120.0}) {
            double const longitude_deg = middle_deg + from_middle_deg;
            Point const at = world_from_lonlat.forward({longitude_deg, latitude_deg});
            bool const is_even =
                std::abs(at.x - repeat.x_world(longitude_deg)) < close && std::abs(at.y - y) < close;
            if (!is_even) {
                return std::nullopt;
            }
        }
    }
    return repeat;
}

}  // namespace gatepost

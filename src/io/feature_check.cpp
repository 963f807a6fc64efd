#include "io/feature_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace gatepost {

namespace {

std::optional<std::string> lonlat_fault(Point p) {
    constexpr double rounding_deg = 1e-6;
    constexpr double half_and_whole_turn_deg = 540;  // allows 0…360, and a full turn that starts at 180
    bool const lat_out = std::abs(p.y) > 90 + rounding_deg;
    bool const lon_out = std::abs(p.x) > half_and_whole_turn_deg + rounding_deg;
    if (lat_out && std::abs(p.y) <= 180 && std::abs(p.x) <= 90) {
        return fmt::format("latitude {} is out of range: longitude and latitude seem swapped", p.y);
    }
    constexpr double no_angle = 1000;  // beyond any way of writing degrees
    if (std::abs(p.x) > no_angle && std::abs(p.y) > no_angle) {
        return fmt::format("{}, {} are no degrees: if they are metres, name their CRS with -a_srs", p.x, p.y);
    }
    if (lat_out) {
        return fmt::format("latitude {} is out of range", p.y);
    }
    if (lon_out) {
        return fmt::format("longitude {} is out of range", p.x);
    }
    return std::nullopt;
}

std::optional<std::string> plane_fault(Point p, Crs const& crs) {
    constexpr double no_place_m = 1e9;  // 25 times round the earth; eastings with a zone in front are less
    bool const is_far = std::max(std::abs(p.x), std::abs(p.y)) * crs.metres_per_unit() > no_place_m;
    return is_far ? std::optional{fmt::format("{:g}, {:g} is no place in {}", p.x, p.y, crs.name())}
                  : std::nullopt;
}

}  // namespace

std::string too_deep_fault() {
    return fmt::format("its geometry is nested more than {} deep", deepest_collection);
}

std::optional<std::string> coordinate_fault(std::span<Point const> vertices, Crs const& crs) {
    for (Point const p : vertices) {
        if (!is_finite(p)) {
            return "a coordinate is not a number";
        }
        if (auto fault = crs.is_geographic() ? lonlat_fault(p) : plane_fault(p, crs)) {
            return fault;
        }
    }
    return std::nullopt;
}

}  // namespace gatepost

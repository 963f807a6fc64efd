#include "io/feature_check.hpp"

#include <fmt/format.h>

namespace gatepost {

namespace {

std::optional<std::string> lonlat_fault(Point p) {
    constexpr double rounding_deg = 1e-6;
    bool const lat_out = std::abs(p.y) > 90 + rounding_deg;
    bool const lon_out = std::abs(p.x) > 180 + rounding_deg;
    if (lat_out && std::abs(p.y) <= 180 && std::abs(p.x) <= 90) {
        return fmt::format("latitude {} is out of range: longitude and latitude seem swapped", p.y);
    }
    constexpr double no_angle = 1000;  // nobody writes degrees like that
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

}  // namespace

std::string too_deep_fault() {
    return fmt::format("its geometry is nested more than {} deep", deepest_collection);
}

std::optional<std::string> coordinate_fault(std::span<Point const> vertices, Crs const& crs) {
    for (Point const p : vertices) {
        if (!is_finite(p)) {
            return "a coordinate is not a number";
        }
        if (crs.is_geographic()) {
            if (auto fault = lonlat_fault(p)) {
                return fault;
            }
        }
    }
    return std::nullopt;
}

}  // namespace gatepost

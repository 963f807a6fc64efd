#include "geo/geodesy.hpp"

#include <geodesic.h>

#include <array>
#include <numbers>

namespace gatepost {

namespace {

geod_geodesic wgs84_ellipsoid() {
    geod_geodesic ellipsoid{};
    geod_init(&ellipsoid, 6'378'137.0, 1 / 298.257223563);
    return ellipsoid;
}

}  // namespace

double geodesic_distance_m(Point lonlat_a, Point lonlat_b) {
    geod_geodesic const ellipsoid = wgs84_ellipsoid();
    double metres = 0;
    geod_inverse(&ellipsoid, lonlat_a.y, lonlat_a.x, lonlat_b.y, lonlat_b.x, &metres, nullptr, nullptr);
    return metres;
}

Point geodesic_destination(Point lonlat, double azimuth_deg, double distance_m) {
    geod_geodesic const ellipsoid = wgs84_ellipsoid();
    Point reached;
    geod_direct(&ellipsoid, lonlat.y, lonlat.x, azimuth_deg, distance_m, &reached.y, &reached.x, nullptr);
    return reached;
}

double ground_metres_per_unit(Crs const& map_crs, Transformer const& world_from_lonlat, Point world) {
    Point const lonlat = world_from_lonlat.inverse(world);
    if (map_crs.is_web_mercator()) {
        return std::cos(lonlat.y * std::numbers::pi / 180);
    }
    double const half_unit = 50.0 / map_crs.metres_per_unit();  // 100 m in all: small enough to be straight
    std::array<Point, 2> ends{Point{world.x - half_unit, world.y}, Point{world.x + half_unit, world.y}};
    world_from_lonlat.inverse(ends);
    double const metres = geodesic_distance_m(ends[0], ends[1]);
    return std::isfinite(metres) && metres > 0 ? metres / (2 * half_unit) : map_crs.metres_per_unit();
}

}  // namespace gatepost

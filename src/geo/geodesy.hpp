#pragma once

#include "geo/transformer.hpp"

namespace gatepost {

/// Length in metres of the shortest line on the WGS 84 ellipsoid (Karney 2013, through PROJ).
[[nodiscard]] double geodesic_distance_m(Point lonlat_a, Point lonlat_b);

/// The point reached from `lonlat` along an azimuth (degrees clockwise from north) after `distance_m` metres.
[[nodiscard]] Point geodesic_destination(Point lonlat, double azimuth_deg, double distance_m);

/// Ground metres in one map unit along the map's horizontal at a place: what zoom levels and scale bars need.
/// Exact cos(latitude) for Web Mercator, as every web map has it; measured on the ellipsoid for any other
/// CRS.
[[nodiscard]] double ground_metres_per_unit(Crs const& map_crs, Transformer const& world_from_lonlat,
                                            Point world);

}  // namespace gatepost

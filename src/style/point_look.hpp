#pragma once

#include <cstdint>
#include <string>

namespace gatepost {

/// How the points of a layer are drawn: each by its symbol, or all together by how many there are.
enum class PointDrawing : std::uint8_t {
    automatic,  ///< as symbols, and as a density at scales where too many of them share their pixel
    dots,       ///< as symbols at any scale
    density,    ///< how many lie in each pixel
    heat,       ///< how many lie near each place
    hexagons,   ///< how many lie in each hexagon
    last = hexagons
};

constexpr float least_radius_px = 4;
constexpr float largest_radius_px = 64;

struct PointLook {
    PointDrawing drawing = PointDrawing::automatic;
    float radius_px = 14;      ///< how far a point warms its surroundings; of a hexagon, middle to corner
    std::string weight_field;  ///< a number for which a point counts; empty: each counts as one
    friend bool operator==(PointLook const&, PointLook const&) = default;
};

}  // namespace gatepost

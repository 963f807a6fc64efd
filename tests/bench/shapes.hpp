#pragma once

#include "geo/point.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace gatepost::bench {

/// Where all that is generated lies.
constexpr Box data_box_lonlat{100, 18, 110, 26};

enum class Shape {
    points,      ///< 30 % anywhere, 70 % around 200 towns
    lines,       ///< smooth walks of 0.2 to 0.5 degrees
    long_lines,  ///< walks that wander over the whole box
    blobs,       ///< polygons on a grid, each in a cell of its own; every third has a hole
    coast        ///< polygons as ragged as a coast at every scale; one that fills the box is the usual number
};

/// What one generated file holds. `vertices` are those of one feature, without the repeated last of a ring.
struct DataSet {
    std::string name;
    Shape shape = Shape::points;
    std::size_t features = 0;
    std::size_t vertices = 1;
};

/// One feature in lon/lat: a point, a line, or the rings of a polygon (closed; outer one first).
struct GeneratedFeature {
    std::vector<std::vector<Point>> parts;
};

using FeatureSink = std::function<void(GeneratedFeature const&)>;

/// Hands the features of a data set to `sink`, one after the other and the same in every run. Sines come from
/// the C library: the last of seven decimals may differ between two of them.
void make_features(DataSet const& data, FeatureSink const& sink);

}  // namespace gatepost::bench

#pragma once

#include "geo/point.hpp"
#include "style/point_look.hpp"
#include "words/words.hpp"

#include <array>
#include <string>

namespace gatepost {

/// What the colours of a density stand for, as a legend shows it.
struct DensityLegend {
    PointDrawing drawing = PointDrawing::density;  ///< density, heat or hexagons
    std::string weight_field;                      ///< what is summed up; empty: points are counted
    std::array<double, 5> marks{};  ///< amounts from the ramp's first colour to the last one in use
    std::array<float, 5> shades{};  ///< of the marks
    float darkest = 1;              ///< the shade of the largest amount
    bool tells_classes = false;     ///< colours are those of classes, stronger the more there is
};

/// Up to this shade heat fades in, so that warm places have no edge; the ramp begins there.
constexpr float heat_fade_shade = 0.12F;

/// What the numbers count: points or the sum of a field, in a pixel, a hexagon or around a place.
[[nodiscard]] std::string density_title(DensityLegend const& legend, Locale locale);

/// A number as short as it can be told from the others: "1", "2.5", "12 300".
[[nodiscard]] std::string density_mark(double amount, Locale locale);

/// Where a shade lies on the ramp, from 0 to 1.
[[nodiscard]] double ramp_shade(DensityLegend const& legend, double shade);

}  // namespace gatepost

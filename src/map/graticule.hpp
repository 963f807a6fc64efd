#pragma once

#include "map/map_plane.hpp"
#include "map/viewport.hpp"
#include "words/words.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// A meridian or parallel as it runs over the screen, in logical pixels; where it leaves the area of the CRS
/// there are several parts.
struct GraticuleLine {
    double degrees = 0;
    bool is_meridian = true;
    std::vector<std::vector<Point>> parts_screen;
};

/// Meridians and parallels at round steps, some 100 to 300 px apart, over what is in view.
struct Graticule {
    double step_deg = 0;
    std::vector<GraticuleLine> lines;
};

/// Of any CRS, also where north is not up, or a pole is in view. Empty where the view shows nothing of the
/// earth. On a map that repeats its meridians do so too. Costs some thousand transformed points.
[[nodiscard]] Graticule graticule_in(Viewport const& viewport, Transformer const& world_from_lonlat,
                                     MapPlane const& plane = {});

/// "106°30′ E": with as many units as the step needs.
[[nodiscard]] std::string graticule_label(double degrees, bool is_meridian, double step_deg,
                                          Locale locale = Locale::english);

/// Where a line of the graticule crosses a straight line across the screen, `y` or `x` being the one that is
/// given: for labels along the frame.
[[nodiscard]] std::optional<Point> crossing_at_y(GraticuleLine const& line, double y_screen);
[[nodiscard]] std::optional<Point> crossing_at_x(GraticuleLine const& line, double x_screen);

/// The way to true north at the middle of the view, in degrees clockwise from up. Nothing where that is not
/// on the earth.
[[nodiscard]] std::optional<double> north_on_screen_deg(Viewport const& viewport,
                                                        Transformer const& world_from_lonlat);

}  // namespace gatepost

#pragma once

#include "geo/crs.hpp"
#include "map/viewport.hpp"

#include <string>

namespace gatepost {

/// Where the pixels of a picture lie in the map CRS. The picture is not rotated: x to the east, rows to the
/// south.
struct GeoReference {
    Crs crs;
    Point upper_left_world;  ///< the corner of the first pixel, not its middle
    double world_per_px = 1;
};

/// Of a picture whose map frame begins at a pixel of it and shows a view.
[[nodiscard]] GeoReference georeference_of(Crs const& crs, Viewport const& frame, Point frame_begin_px,
                                           double pixel_ratio);

/// The six lines of a world file (Esri): the size of a pixel, and where the *middle* of the first one lies.
[[nodiscard]] std::string world_file_text(GeoReference const& place);

/// What GDAL's `.aux.xml` beside a picture says: the CRS as WKT and the place. Throws Error where PROJ cannot
/// write the CRS.
[[nodiscard]] std::string aux_xml_text(GeoReference const& place);

}  // namespace gatepost

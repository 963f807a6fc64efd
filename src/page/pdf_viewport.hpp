#pragma once

#include "geo/crs.hpp"
#include "geo/point.hpp"

#include <string>

namespace gatepost {

/// Where a map on a page lies, as readers of geospatial PDFs take it (ISO 32000-2, 12.10: a viewport whose
/// measure is geographic): the text of a PDF object. `shown_world`: what the map's frame shows, in the map
/// CRS; `frame_pt`: that frame, from the page's lower left corner. Empty where a corner has no longitude and
/// latitude of its own (a map of the whole world), where the map is cut open elsewhere than at 180°, or the
/// CRS cannot be written as WKT 1.
[[nodiscard]] std::string pdf_viewport(Crs const& crs, Box const& shown_world, Box const& frame_pt);

}  // namespace gatepost

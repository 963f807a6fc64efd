#pragma once

#include "io/flat_geometry.hpp"

#include <ogrsf_frmts.h>

namespace gatepost {

/// An OGR geometry of any type.
[[nodiscard]] FlatGeometry flatten(OGRGeometry const& geometry);

}  // namespace gatepost

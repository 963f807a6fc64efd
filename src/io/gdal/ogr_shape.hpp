#pragma once

#include "io/export_shape.hpp"

#include <ogr_geometry.h>

#include <memory>

namespace gatepost {

/// A shape as GDAL has it: of a layer's type, where that is one of a Multi… alone; null for no geometry.
[[nodiscard]] std::unique_ptr<OGRGeometry> ogr_geometry(ExportShape const& shape, OGRwkbGeometryType type);

}  // namespace gatepost

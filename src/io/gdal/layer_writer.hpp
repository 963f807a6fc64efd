#pragma once

#include "io/byte_stream.hpp"
#include "io/export_layer.hpp"
#include "io/gdal_request.hpp"

#include <vector>

namespace gatepost {

/// Writes the layers that arrive after the request to a new file (io/gdal_export.hpp) and returns what each
/// of them lost. Throws Error with one line that names the file as the person knows it.
[[nodiscard]] std::vector<ExportLosses> write_layers(GdalRequest const& request, ByteReader& in);

}  // namespace gatepost

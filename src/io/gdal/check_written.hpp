#pragma once

#include "io/gdal/gdal_errors.hpp"
#include "io/gdal_request.hpp"

namespace gatepost {

/// Throws Error, which names the file, if GDAL complained of a failure since the last call: a file that is
/// written must be whole.
void check_written(GdalErrors& errors, GdalRequest const& request);

}  // namespace gatepost

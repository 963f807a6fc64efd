#pragma once

#include <string>

namespace gatepost {

/// The release of GDAL, as its process says it ("3.6.2"). Throws Error where that process cannot be started.
/// Costs about 0.1 s.
[[nodiscard]] std::string gdal_version();

}  // namespace gatepost

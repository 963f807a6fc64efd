#pragma once

#include <cstdint>
#include <string>

namespace gatepost {

/// How much a reading process may use before it is stopped. 0 means no limit.
struct GdalLimits {
    std::uint64_t cpu_s = 0;         ///< CPU time, not waiting
    std::uint64_t memory_bytes = 0;  ///< private memory
    std::uint64_t silence_s = 0;     ///< from one sign of life to the next
};

/// Files up to 5 MB get ten seconds and 1 GB, whatever they unpack to; larger ones get more in proportion. So
/// a GeoPackage of 5 GB is still read, but a bomb in a zip of 50 kB is not. The size of what databases and
/// servers send cannot be known in advance; they must only keep sending.
[[nodiscard]] GdalLimits limits_of(std::string const& source);

}  // namespace gatepost

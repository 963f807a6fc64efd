#pragma once

#include <cstdint>
#include <string>

namespace gatepost {

/// How much a process that reads for us may use before it is stopped. 0: as much as it likes.
struct GdalLimits {
    std::uint64_t cpu_s = 0;         ///< computing, not waiting
    std::uint64_t memory_bytes = 0;  ///< of its own
    std::uint64_t silence_s = 0;     ///< from one sign of life to the next
};

/// Ten seconds and 1 GB for files up to 5 MB, whatever they unpack to. Larger ones get more in proportion: a
/// GeoPackage of 5 GB is still read, a bomb in a zip of 50 kB is not. What databases and servers send has no
/// size that could be known before; they must only go on talking.
[[nodiscard]] GdalLimits limits_of(std::string const& source);

}  // namespace gatepost

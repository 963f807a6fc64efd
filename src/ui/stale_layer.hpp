#pragma once

#include <string>

namespace gatepost {

/// Why a layer is shown as it was read last: its source could not be read again.
struct StaleLayer {
    std::string since;  ///< the time of day where the machine stands, "14:05"
    std::string reason;
};

}  // namespace gatepost

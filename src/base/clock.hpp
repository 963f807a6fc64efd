#pragma once

#include <chrono>

namespace gatepost {

/// Seconds on a clock that never goes back. Only differences mean something, not the values themselves.
[[nodiscard]] inline double seconds_now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace gatepost

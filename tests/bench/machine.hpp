#pragma once

#include "bench/json.hpp"

namespace gatepost::bench {

/// What figures must be read with: processor, cores, memory. Without the GL renderer: asking for it needs a
/// context, and the process that starts others must stay small.
[[nodiscard]] Json describe_machine();

}  // namespace gatepost::bench

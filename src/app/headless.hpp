#pragma once

#include "app/options.hpp"

namespace gatepost {

/// Does what was asked for without a window: a picture, a list, an answer. Returns the exit code.
[[nodiscard]] int run_headless(Options const& asked);

}  // namespace gatepost

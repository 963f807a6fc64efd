#pragma once

#include "app/options.hpp"

namespace gatepost {

/// Opens the window on what the options name and runs until it is closed. What they leave open is as it was
/// last time. Returns the exit code.
[[nodiscard]] int run_viewer(Options options);

}  // namespace gatepost

#pragma once

#include "app/options.hpp"

namespace gatepost {

/// Opens the window on what the options name and runs until it is closed. Returns the exit code.
[[nodiscard]] int run_viewer(Options const& options);

}  // namespace gatepost

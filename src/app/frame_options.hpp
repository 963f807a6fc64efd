#pragma once

#include "app/option_groups.hpp"

namespace gatepost {

/// What is asked for several pictures (--frames). Throws Error for what has no sense.
void interpret_frames(RawTexts const& raw, Options& options);

}  // namespace gatepost

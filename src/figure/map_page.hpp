#pragma once

#include "figure/page_plan.hpp"

namespace gatepost {

/// The map over the whole page; parts stand on plates in its corners.
[[nodiscard]] PagePlan plan_map(Point size_px, PageWishes const& wishes, ContextOfFrame const& context_of);

}  // namespace gatepost

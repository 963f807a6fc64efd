#pragma once

#include "figure/page_plan.hpp"

namespace gatepost {

/// Lays a page out. `size_px` in logical pixels.
[[nodiscard]] PagePlan plan_page(Point size_px, PageWishes wishes, ContextOfFrame const& context_of);

}  // namespace gatepost

#pragma once

#include "figure/figure_context.hpp"
#include "figure/page_plan.hpp"

#include <functional>

namespace gatepost {

/// The map's context for a frame of a size: what it shows depends on its shape, and what stands beside it on
/// what it shows. Asked at most twice, the last time for the frame of the plan.
using ContextOfFrame = std::function<FigureContext(Point frame_size_px)>;

/// Lays a page out. `size_px` in logical pixels.
[[nodiscard]] PagePlan plan_page(Point size_px, PageWishes const& wishes, ContextOfFrame const& context_of);

}  // namespace gatepost

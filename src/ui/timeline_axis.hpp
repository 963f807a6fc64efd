#pragma once

#include "ui/panels.hpp"

namespace gatepost {

/// The lower half of the timeline: how many features there were when, the range that is shown, dates. Drawing
/// the handles moves the range, drawing the axis or the wheel moves what it shows.
void draw_timeline_axis(PanelContext const& context, TimelineModel const& model);

}  // namespace gatepost

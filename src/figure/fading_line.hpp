#pragma once

#include "figure/figure.hpp"

namespace gatepost {

/// Adds an open line that fades near the edges of a frame, as arcs do on the map (line.frag): in pieces of
/// one opacity each, short ones where it fades.
void add_fading_line(Figure& figure, FigurePath const& line, Point frame_size_px);

}  // namespace gatepost

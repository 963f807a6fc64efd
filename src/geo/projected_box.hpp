#pragma once

#include "geo/transformer.hpp"

namespace gatepost {

/// The box in the target CRS that holds a box of the source CRS: its edges are followed closely, as they are
/// curves there. What cannot be projected is left out; the box is empty where nothing can. 132 projections.
[[nodiscard]] Box projected_box(Box const& source, Transformer const& target_from_source);

}  // namespace gatepost

#pragma once

#include "geo/transformer.hpp"

namespace gatepost {

/// The box in the target CRS that contains a box of the source CRS. Follows the edges closely, because they
/// are curves there. What cannot be projected is left out; the box is empty if nothing can. 132 projections.
[[nodiscard]] Box projected_box(Box const& source, Transformer const& target_from_source);

}  // namespace gatepost

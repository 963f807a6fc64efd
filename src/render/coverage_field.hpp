#pragma once

#include "geo/tessellate.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gatepost {

/// How many features lie over each texel of a dense tile (see distance_field.hpp), in units of 1 / `one`. A
/// partly covered texel counts in part, so that fills have soft edges and adjoining ones leave no seam. The
/// areas are exact, by accumulation (Levien, "font-rs", 2016). What a feature covers follows the even-odd
/// rule over all its rings, as it does for a click; where its rings cross, the texels at the crossing are
/// only approximate.
class CoverageField {
  public:
    static constexpr int one = 32;

    CoverageField();
    /// Rings may be open or closed, in either direction. The cost is that of the texels along the edges, plus
    /// the texels of the feature's box or, if those are many, a check of each edge for crossings.
    void add_feature(std::span<PolygonRings const> polygons_local);
    [[nodiscard]] std::vector<std::uint8_t> take() const;

  private:
    struct Texels;
    void take_over(Texels const& texels);
    std::vector<float> m_changes;  // changes of coverage from texel to texel, row by row
    std::vector<float> m_own;  // the same for the current feature, if it is added by itself; zeros in between
};

}  // namespace gatepost

#pragma once

#include "geo/tessellate.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gatepost {

/// How many features lie over each texel of a dense tile (see distance_field.hpp), in parts of `one`: partly
/// covered texels count in part, so that fills have soft edges and adjoining ones leave no seam. Exact areas
/// by accumulation (Levien, "font-rs", 2016). What one feature covers is by the even-odd rule over all its
/// rings, as a click decides it; where its rings cross, the texels of the crossing are rough.
class CoverageField {
  public:
    static constexpr int one = 32;

    CoverageField();
    /// Rings open or closed, whatever their direction. Costs the texels along the edges and besides those of
    /// the feature's box, or, if they are many, a look at each edge.
    void add_feature(std::span<PolygonRings const> polygons_local);
    [[nodiscard]] std::vector<std::uint8_t> take() const;

  private:
    struct Texels;
    void take_over(Texels const& texels);
    std::vector<float> m_changes;  // of coverage from texel to texel, row by row
    std::vector<float> m_own;      // the same of the feature at hand, where it is not sound; otherwise zeros
};

}  // namespace gatepost

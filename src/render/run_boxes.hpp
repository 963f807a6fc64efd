#pragma once

#include "geo/point.hpp"

#include <algorithm>
#include <vector>

namespace gatepost {

/// The extents of runs of neighbours in a long list of primitives: a draw call leaves out runs outside the
/// view. Lines and triangles are listed in the order in which they follow each other on the map, so runs are
/// small there. The order is kept, since it decides what is drawn on top.
class RunBoxes {
  public:
    static constexpr int per_run = 64;

    /// The box of the next primitive.
    void add(Box const& bounds) {
        if (m_count++ % per_run == 0) {
            m_boxes.emplace_back();
        }
        m_boxes.back().grow(bounds);
    }

    /// Calls `visit(first, count)`, in order, for ranges of primitives that include all that meet `visible`.
    /// Cost: one comparison per run.
    template <class Visit>
    void for_each_range(Box const& visible, Visit&& visit) const {
        int const runs = static_cast<int>(m_boxes.size());
        for (int run = 0; run < runs;) {
            int const first = run;
            while (run < runs && m_boxes[static_cast<std::size_t>(run)].intersects(visible)) {
                ++run;
            }
            if (run > first) {
                visit(first * per_run, std::min(run * per_run, m_count) - first * per_run);
            }
            run = std::max(run, first + 1);
        }
    }

  private:
    int m_count = 0;
    std::vector<Box> m_boxes;
};

}  // namespace gatepost

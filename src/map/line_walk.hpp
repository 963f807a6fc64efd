#pragma once

#include "geo/measured_line.hpp"
#include "map/feature_ref.hpp"

#include <memory>
#include <vector>

namespace gatepost {

struct Layer;

/// The features that stand along a line of the map, in the order in which one passes them from its western
/// end: of the layers whose profile names that line's layer. Immutable.
class LineWalk {
  public:
    struct Stop {
        FeatureRef ref;
        MeasuredLine::Place place;
    };
    struct Line {
        LayerId layer{};
        MeasuredLine measured;
        std::vector<Stop> stops;
    };
    LineWalk() = default;
    /// Of a layer with several lines the longest counts. Layers of more than 20,000 features
    /// are passed over. Layers may be in any CRS; one of which PROJ cannot
    /// make lon/lat is left out. O(vertices of the lines × points along them): for 7,500 and 130 about 10 ms.
    explicit LineWalk(std::vector<Layer> const& layers);

    [[nodiscard]] std::vector<Line> const& lines() const { return m_lines; }
    /// Where a feature stands; nulls: along no line.
    struct Found {
        Line const* line = nullptr;
        Stop const* stop = nullptr;
    };
    [[nodiscard]] Found find(FeatureRef ref) const;

  private:
    std::vector<Line> m_lines;
};

}  // namespace gatepost

#pragma once

#include "label/line_label.hpp"
#include "map/document.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace gatepost {

/// What is kept of a feature or a part, by the layer's revision: another revision has other places.
[[nodiscard]] inline std::uint64_t key_of(Layer const& layer, std::uint64_t number) {
    return layer.revision << 40U | number;
}

/// The attributes of recently labelled features whose table left them in a file: the same features come again
/// in every frame.
class LabelRows {
  public:
    /// The rows of some features of a table, in their order. Reads at most `most_read` rows that are not kept
    /// yet, and subtracts those it read; rows beyond that number are left out.
    [[nodiscard]] std::vector<AttributeRow> rows(std::shared_ptr<FeatureTable const> const& table,
                                                 std::span<std::uint32_t const> features,
                                                 std::size_t& most_read);

    /// Lets go of the rows of layers that are no longer on the map.
    void keep_only(std::vector<Layer> const& layers) {
        std::erase_if(m_tables, [&](auto const& one) {
            return std::none_of(layers.begin(), layers.end(),
                                [&](Layer const& layer) { return layer.table == one.first; });
        });
    }

  private:
    /// By the table, of which there are several where several large layers lie on a map.
    std::unordered_map<std::shared_ptr<FeatureTable const>, std::unordered_map<std::uint32_t, AttributeRow>>
        m_tables;
};

/// What the search for label candidates keeps from frame to frame.
class LabelMemory {
  public:
    LabelRows rows;
    LineMeasures lines;
    /// How many features that are not known yet may still be looked at.
    std::size_t most_new = 0;
    /// Where a feature's label is anchored: see WorldGeometry::anchor_of, except that an area's is where it
    /// has most room. Nothing if that is not known yet and `most_new` is used up.
    [[nodiscard]] std::optional<Point> anchor_of(Layer const& layer, std::uint32_t feature);

  private:
    std::unordered_map<std::uint64_t, Point> m_inner_points;  // by layer revision and feature
};

}  // namespace gatepost

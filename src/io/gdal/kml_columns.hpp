#pragma once

#include "table/attribute_column.hpp"

#include <ogrsf_frmts.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// What a person wants of a KML layer, made of what GDAL's driver gives: the looks of its features, also
/// shared ones, as the columns of simplestyle, descriptions as plain text with their links in `source`, time
/// stamps and spans as `start` and `end`, and none of the columns that only tell a globe how to draw.
class KmlColumns {
  public:
    /// For one of its layers, while the dataset is open; none for another format.
    [[nodiscard]] static std::optional<KmlColumns> of(GDALDataset& dataset);

    /// Notes the look of the next feature.
    void add(OGRFeature const& feature);
    /// Turns the columns of all features that were added into those above.
    void finish(std::vector<AttributeColumn>& columns) const;

  private:
    explicit KmlColumns(OGRStyleTable const* shared) : m_shared(shared) {}

    static constexpr std::array<std::string_view, 8> properties{
        "marker-color",   "marker-size",  "marker-symbol", "stroke",
        "stroke-opacity", "stroke-width", "fill",          "fill-opacity"};
    using Look = std::array<std::string, properties.size()>;
    static void read_look(std::string const& style, Look& look);

    OGRStyleTable const* m_shared;
    std::vector<Look> m_looks;  ///< by feature
};

}  // namespace gatepost

#pragma once

#include "map/attribute_row.hpp"

#include <ogrsf_frmts.h>

#include <string>
#include <vector>

namespace gatepost {

/// The fields of an OGR layer as empty columns.
[[nodiscard]] std::vector<AttributeColumn> columns_of(OGRLayer& layer);

/// Appends a feature's values to the columns that columns_of gave.
void add_values(OGRFeature const& feature, std::vector<AttributeColumn>& columns);

/// The attributes of a large layer of a format that finds features by number: left where they are, and read
/// by opening the file again.
class OgrAttributes : public AttributeFile {
  public:
    /// `encoding` is what a person named, as for the reading before.
    OgrAttributes(std::string source, std::string layer, std::vector<GIntBig> ids, std::string encoding)
        : m_source(std::move(source)),
          m_layer(std::move(layer)),
          m_ids(std::move(ids)),
          m_encoding(std::move(encoding)) {}

    [[nodiscard]] std::vector<AttributeColumn> read(std::span<std::uint32_t const> features) const override;

  private:
    std::string m_source;
    std::string m_layer;
    std::vector<GIntBig> m_ids;  // OGR's number of each feature
    std::string m_encoding;
};

}  // namespace gatepost

#pragma once

#include "base/input_file.hpp"
#include "io/geojson_row_reader.hpp"
#include "table/attribute_row.hpp"

#include <memory>

namespace gatepost {

/// The attributes of a GeoJSON text, left where they are: read from the properties of the features asked for.
class GeojsonAttributes : public AttributeFile {
  public:
    GeojsonAttributes(std::shared_ptr<InputFile const> file, AttributePlaces places)
        : m_file(std::move(file)), m_places(std::move(places)) {}

    /// What could not be read stands in a further column, `attributes`.
    [[nodiscard]] std::vector<AttributeColumn> read(std::span<std::uint32_t const> features) const override;
    [[nodiscard]] std::vector<AttributeColumn> read_fields(
        std::span<std::uint32_t const> features, std::span<std::string const> fields) const override;
    [[nodiscard]] ReadAttributes read_all() const;
    /// What cannot be read of these features, without their columns; the faults' rows are the features.
    [[nodiscard]] ReadAttributes read_faults(std::span<std::uint32_t const> features) const;

  private:
    [[nodiscard]] ReadAttributes read_rows(std::span<std::uint32_t const> features,
                                           std::span<std::string const> fields = {}) const;

    std::shared_ptr<InputFile const> m_file;
    AttributePlaces m_places;
};

}  // namespace gatepost

#pragma once

#include "base/input_file.hpp"
#include "io/geojson_row_reader.hpp"
#include "table/attribute_row.hpp"

#include <memory>

namespace gatepost {

/// The attributes of a GeoJSON text. They stay in the file and are read from the properties of the requested
/// features.
class GeojsonAttributes : public AttributeFile {
  public:
    GeojsonAttributes(std::shared_ptr<InputFile const> file, AttributePlaces places)
        : m_file(std::move(file)), m_places(std::move(places)) {}

    /// Adds a column, `attributes`, that says what could not be read, if anything.
    [[nodiscard]] std::vector<AttributeColumn> read(std::span<std::uint32_t const> features) const override;
    [[nodiscard]] std::vector<AttributeColumn> read_fields(
        std::span<std::uint32_t const> features, std::span<std::string const> fields) const override;
    [[nodiscard]] ReadAttributes read_all() const;
    /// What cannot be read of these features, without their columns. Each fault's row is the feature's
    /// number.
    [[nodiscard]] ReadAttributes read_faults(std::span<std::uint32_t const> features) const;

  private:
    [[nodiscard]] ReadAttributes read_rows(std::span<std::uint32_t const> features,
                                           std::span<std::string const> fields = {}) const;

    std::shared_ptr<InputFile const> m_file;
    AttributePlaces m_places;
};

}  // namespace gatepost

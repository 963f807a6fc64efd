#pragma once

#include "io/crs_member.hpp"
#include "io/geojson_row_reader.hpp"
#include "table/load_report.hpp"

#include <optional>

namespace gatepost {

/// What is wrong with a GeoJSON file: collected while its pieces are joined, and reported at the end with the
/// feature and line numbers by which a person finds it.
class GeojsonFaults {
  public:
    /// A feature's number in the file, from 0, and one of its bytes.
    struct Place {
        std::size_t feature;
        std::uint64_t byte;
    };

    explicit GeojsonFaults(InputFile const& file) : m_file(file) {}

    /// Call it with the pieces in file order. `rows`: how many features of the pieces before are in the
    /// table.
    void add(GeojsonPiece const& piece, std::size_t rows);
    /// Features met so far, good or not.
    [[nodiscard]] std::size_t features() const { return m_features; }
    [[nodiscard]] std::size_t skipped() const { return m_skipped_before.size(); }
    [[nodiscard]] bool are_all_skipped() const { return m_features > 0 && skipped() == m_features; }

    void note_break(std::uint64_t byte) { m_broken_at = byte; }
    [[nodiscard]] bool is_broken() const { return m_broken_at.has_value(); }
    /// What follows the features is not GeoJSON, or names another CRS.
    void note_strange(std::uint64_t byte, std::string what);
    void note_foreign_text(std::uint64_t byte);
    /// The first text that is not UTF-8.
    [[nodiscard]] std::optional<Place> const& foreign_text() const { return m_foreign_text; }

    /// Reports everything except faults of attributes. Throws Error if nothing in the file is good.
    void tell(ChosenCrs const& crs, LoadReport& report) const;
    void tell(ReadAttributes const& read, LoadReport& report) const;

  private:
    void tell_break(LoadReport& report) const;
    [[nodiscard]] std::string line_of(Place const& place, std::string const& reason) const;
    /// The number of a row's feature in the file, from 0, counting those that were left out.
    [[nodiscard]] std::size_t feature_of_row(std::size_t row) const;

    InputFile const& m_file;
    std::size_t m_features = 0;
    std::vector<GeojsonPiece::Fault> m_faults;  // the first few
    std::size_t m_fault_count = 0;
    std::vector<std::size_t> m_skipped_before;  // rows, ascending
    std::optional<Place> m_foreign_text;
    std::optional<std::uint64_t> m_broken_at;
    std::optional<GeojsonPiece::Fault> m_strange;
};

}  // namespace gatepost

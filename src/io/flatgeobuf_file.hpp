#pragma once

#include "base/input_file.hpp"
#include "geo/point.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

namespace fgb {
class Header;
}

/// A FlatGeobuf file: the contents of its header, and the positions of its features by its own index.
/// Immutable; may be used from any thread.
class FlatgeobufFile {
  public:
    enum class ColumnType : std::uint8_t {
        byte,
        ubyte,
        boolean,
        int16,
        uint16,
        int32,
        uint32,
        int64,
        uint64,
        real32,
        real64,
        text,
        json,
        date_time,
        binary
    };
    struct Column {
        std::string name;
        ColumnType type;
    };

    /// Nothing if the file is not FlatGeobuf or is another version. Throws Error if the header states
    /// something impossible.
    [[nodiscard]] static std::optional<FlatgeobufFile> open(std::shared_ptr<InputFile const> file);

    [[nodiscard]] std::shared_ptr<InputFile const> const& file() const { return m_file; }
    [[nodiscard]] std::vector<Column> const& columns() const { return m_columns; }
    /// The geometry type of all features, as the format numbers types; 0 if each feature states its own.
    [[nodiscard]] std::uint8_t geometry_type() const { return m_geometry_type; }
    /// "EPSG:32648", WKT, or empty where the file does not say.
    [[nodiscard]] std::string const& crs() const { return m_crs; }
    /// 0 where the file does not say.
    [[nodiscard]] std::uint64_t feature_count() const { return m_feature_count; }
    [[nodiscard]] bool has_index() const { return m_node_size > 0 && m_feature_count > 0; }
    [[nodiscard]] std::uint64_t features_begin() const { return m_features_begin; }

    /// The byte where a feature begins, according to the index; the end of the file for the number after the
    /// last. If the index is wrong, it may be any byte, even far beyond the end. One small read.
    [[nodiscard]] std::uint64_t begin_of(std::uint64_t feature) const;
    /// A range of feature numbers in file order; `last` is not included.
    struct Range {
        std::uint64_t first;
        std::uint64_t last;
    };
    /// The features whose boxes meet `source`, in file order. Reads only the index nodes along the border of
    /// `source`: a node inside it is taken with all its features. Nothing if the index is not sound.
    [[nodiscard]] std::optional<std::vector<Range>> features_in(Box const& source) const;
    /// The extent of the features, in the file's CRS; empty if the file does not say.
    [[nodiscard]] Box envelope() const { return m_envelope; }

  private:
    explicit FlatgeobufFile(std::shared_ptr<InputFile const> file) : m_file(std::move(file)) {}
    bool read_header();
    void take_columns(fgb::Header const& header, std::size_t header_bytes);
    void lay_out_index();
    bool search(Box const& source, std::size_t level, std::uint64_t first, std::vector<Range>& found) const;

    std::shared_ptr<InputFile const> m_file;
    std::vector<Column> m_columns;
    std::string m_crs;
    Box m_envelope;
    std::uint8_t m_geometry_type = 0;
    std::uint64_t m_feature_count = 0;
    std::uint64_t m_node_size = 0;
    std::uint64_t m_index_begin = 0;
    std::uint64_t m_features_begin = 0;
    std::vector<std::uint64_t> m_level_begin;  // first node of each index level, from the leaves to the root
    std::uint64_t m_nodes = 0;
};

}  // namespace gatepost

#pragma once

#include "base/job.hpp"
#include "base/raw_vector.hpp"
#include "geo/crs.hpp"
#include "io/geojson_geometry.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// A range of bytes in the file.
struct TextRange {
    std::uint64_t begin = 0;
    std::uint32_t length = 0;
};

/// Where the features' attributes are in their file: 12 bytes per feature, and as much again only if features
/// carry their own ids.
struct AttributePlaces {
    static constexpr std::uint32_t whole_feature = 1U
                                                   << 31U;  ///< in a length: members beside `geometry` count
    RawVector<std::uint64_t> begin;
    RawVector<std::uint32_t> length;  ///< 0 = the feature has none
    std::vector<TextRange> ids;       ///< of all features, or empty
    /// Beside the properties: `time` of JSON-FG, `when` of Linked Places; of all features, or empty.
    std::vector<TextRange> times;

    /// The places of several pieces, one piece after the other. Each is freed when it has been copied.
    /// Of a job that was told to stop: nothing.
    [[nodiscard]] static AttributePlaces joined(std::vector<AttributePlaces> pieces, JobContext const& job);
    [[nodiscard]] std::size_t bytes() const;
};

/// The contents of a stretch of GeoJSON text, in file order.
struct GeojsonPiece {
    struct Fault {
        std::size_t feature;  ///< counted from 0 in this piece, including those left out
        std::uint64_t byte;
        std::string reason;
    };
    static constexpr std::size_t most_named = 3;

    GeometryColumn geometry;
    AttributePlaces places;
    std::size_t features = 0;            ///< found, good or not
    std::vector<std::uint32_t> skipped;  ///< rows before which a feature was left out, ascending
    std::vector<Fault> faults;           ///< the first few: features that were left out or changed
    std::size_t fault_count = 0;
    std::vector<std::uint32_t>
        doubtful_rows;                  ///< whose properties are not valid JSON, where that is looked at
    std::optional<Fault> foreign_text;  ///< the first text that is not UTF-8; its reason stays empty
    std::string crs_member;          ///< the first one found in a feature, its geometry or a whole collection
    std::uint64_t crs_document = 0;  ///< the byte where the document with that member begins
    std::optional<std::uint64_t> other_crs_document;  ///< where the first one with another CRS begins

    /// Takes memory for so many features, if they are points.
    void reserve(std::size_t count);
};

/// Turns stretches of GeoJSON text into columns. One to a worker: it keeps the parser's memory.
class GeojsonPieceParser {
  public:
    /// `checks_properties`: whether to check properties that are not read for now.
    explicit GeojsonPieceParser(bool checks_properties) : m_checks_properties(checks_properties) {}

    /// How the parsing of a stretch ended. `end` is the position in the file after the last feature.
    struct Ending {
        bool is_clean = false;
        std::uint64_t end = 0;
    };

    /// `text` is an array of features: it begins with '[' and ends with ']', followed by SIMDJSON_PADDING
    /// readable bytes. `first_byte` is where text[0] would be in the file. If the ending is not clean, the
    /// text is not JSON or the array ends early; the piece is worthless then.
    [[nodiscard]] Ending parse(std::string_view text, std::uint64_t first_byte, Crs const& crs,
                               GeojsonPiece& piece);
    /// Parses a single feature by itself; a fault in it becomes a fault of the piece.
    void parse_one(std::string_view text, std::uint64_t first_byte, Crs const& crs, GeojsonPiece& piece);

  private:
    /// Begins a document. If this fails there is none, and nothing may be read from it.
    [[nodiscard]] simdjson::error_code begin(std::string_view text, std::uint64_t first_byte);
    /// Begins again, with a copy that the parser accepts, of a text that is not UTF-8 or has raw control
    /// characters.
    [[nodiscard]] simdjson::error_code begin_plain(std::string_view text, std::uint64_t first_byte);
    /// The file position of the first byte that the parser has not looked at yet.
    [[nodiscard]] std::uint64_t here();
    void read_feature(simdjson::ondemand::value value, Crs const& crs);
    /// False where it was a collection, whose features have been read.
    [[nodiscard]] bool read_members(simdjson::ondemand::object feature, std::uint64_t begin, Crs const& crs);
    /// Reads a member of a feature other than `geometry` and `properties`.
    void read_member(simdjson::ondemand::raw_json_string key, simdjson::ondemand::value value);
    void note_crs(std::string_view member);
    void read_collection(simdjson::ondemand::array features, Crs const& crs);
    void judge(Crs const& crs, std::uint64_t begin);
    void refuse(std::uint64_t byte, std::string const& reason);
    void note(std::uint64_t byte, std::string reason);
    [[nodiscard]] TextRange range_of(std::string_view raw) const;

    bool m_checks_properties;
    simdjson::ondemand::parser m_parser;
    simdjson::ondemand::document m_document;
    GeojsonGeometry m_geometry;
    GeojsonPiece* m_piece = nullptr;
    std::string_view m_text;
    std::string m_plain;  ///< a copy that the parser accepts, of a text that it does not
    std::uint64_t m_first_byte = 0;
    std::uint64_t m_document_begin = 0;  ///< of the current outermost value
    std::size_t m_depth = 0;             ///< of collections around the current feature
    TextRange m_properties;
    TextRange m_id;
    TextRange m_time;
    bool m_is_feature = false;     ///< its `type` says so
    bool m_is_collection = false;  ///< as well
    bool m_has_properties = false;
    bool m_has_geometry = false;
    bool m_has_others = false;
    bool m_has_bad_properties = false;
    bool m_has_doubtful_properties = false;
};

}  // namespace gatepost

#pragma once

#include "geo/crs.hpp"
#include "io/geojson_geometry.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// Where something lies in the file.
struct TextRange {
    std::uint64_t begin = 0;
    std::uint32_t length = 0;
};

/// Where the attributes of features lie in their file: 12 bytes a feature, and as much again only where
/// features carry ids of their own.
struct AttributePlaces {
    static constexpr std::uint32_t whole_feature = 1U
                                                   << 31U;  ///< in a length: members beside `geometry` count
    std::vector<std::uint64_t> begin;
    std::vector<std::uint32_t> length;  ///< 0 = the feature has none
    std::vector<TextRange> ids;         ///< of all features, or empty

    void append(AttributePlaces const& other);
    [[nodiscard]] std::size_t bytes() const;
};

/// What a stretch of a GeoJSON text holds, in file order.
struct GeojsonPiece {
    struct Fault {
        std::size_t feature;  ///< counted in this piece from 0, those left out too
        std::uint64_t byte;
        std::string reason;
    };
    static constexpr std::size_t most_named = 3;

    GeometryColumn geometry;
    AttributePlaces places;
    std::size_t features = 0;            ///< met, good or not
    std::vector<std::uint32_t> skipped;  ///< before which rows features were left out, ascending
    std::vector<Fault> faults;  ///< the first few: features left out, or not as they stand in the file
    std::size_t fault_count = 0;
    std::vector<std::uint32_t>
        doubtful_rows;                  ///< whose properties are not valid JSON, where that is looked at
    std::optional<Fault> foreign_text;  ///< the first place where text is not UTF-8; without a reason
    std::string crs_member;          ///< of a feature or a collection that stands for itself; the first one
    std::uint64_t crs_document = 0;  ///< the byte where the document begins that it stands in
    std::optional<std::uint64_t> other_crs_document;  ///< the first one that names another CRS
};

/// Turns stretches of GeoJSON text into columns. One to a worker: it keeps the parser's memory.
class GeojsonPieceParser {
  public:
    /// `checks_properties`: whether properties that nobody reads for now are looked at.
    explicit GeojsonPieceParser(bool checks_properties) : m_checks_properties(checks_properties) {}

    /// How reading a stretch ended. `end` is behind the last feature, in the file.
    struct Ending {
        bool is_clean = false;
        std::uint64_t end = 0;
    };

    /// `text` holds features between commas and begins with '['; it ends with ']', and behind it stand
    /// SIMDJSON_PADDING readable bytes. `first_byte` is where text[0] would lie in the file. Not clean: it is
    /// no JSON, or the array ends early; the piece is worth nothing then.
    [[nodiscard]] Ending parse(std::string_view text, std::uint64_t first_byte, Crs const& crs,
                               GeojsonPiece& piece);
    /// A single feature, by itself; what is wrong with it becomes a fault of the piece.
    void parse_one(std::string_view text, std::uint64_t first_byte, Crs const& crs, GeojsonPiece& piece);

  private:
    /// Where it fails there is no document, and nothing may be asked of it.
    [[nodiscard]] simdjson::error_code begin(std::string_view text, std::uint64_t first_byte);
    /// Begins once more with what the parser takes of a text that is not UTF-8 or has raw control characters.
    [[nodiscard]] simdjson::error_code begin_plain(std::string_view text, std::uint64_t first_byte);
    /// The byte in the file of what the parser has not looked at yet.
    [[nodiscard]] std::uint64_t here();
    void read_feature(simdjson::ondemand::value value, Crs const& crs);
    /// False where it was a collection, whose features have been read.
    [[nodiscard]] bool read_members(simdjson::ondemand::object feature, std::uint64_t begin, Crs const& crs);
    /// A member that says something of the feature, but `geometry` and `properties`.
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
    std::string m_plain;  ///< the text as the parser takes it, where it is not as it should be
    std::uint64_t m_first_byte = 0;
    std::uint64_t m_document_begin = 0;  ///< of the outermost value at hand
    std::size_t m_depth = 0;             ///< of collections around the feature at hand
    TextRange m_properties;
    TextRange m_id;
    bool m_is_feature = false;     ///< it says so
    bool m_is_collection = false;  ///< as well
    bool m_has_properties = false;
    bool m_has_geometry = false;
    bool m_has_others = false;
    bool m_has_bad_properties = false;
    bool m_has_doubtful_properties = false;
};

}  // namespace gatepost

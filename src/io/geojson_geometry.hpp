#pragma once

#include "table/geometry_column.hpp"

#include <simdjson.h>

#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// One GeoJSON geometry, taken from the parser into flat parts: heights dropped, lines of fewer than two
/// vertices and rings of fewer than three left out. One object serves feature after feature and keeps its
/// memory.
class GeojsonGeometry {
  public:
    enum class State {
        absent,  ///< null, missing, or empty coordinates: an unlocated feature
        good,
        unreadable,  ///< coordinates are missing, not numbers, or do not fit the type
        unknown_type,
        too_small,  ///< too few coordinates for its type
        too_deep    ///< collections are nested deeper than `deepest_collection`
    };

    void clear();
    /// Takes the value of a `geometry` member. Throws simdjson_error where the text is no JSON.
    void read(simdjson::ondemand::value value);
    /// A bare geometry, without a feature, is read member by member with these three.
    void note_type(std::string_view type);
    void read_coordinates(simdjson::ondemand::value value);
    void read_members(simdjson::ondemand::value value);
    /// Judges what was read since clear(); call it once.
    [[nodiscard]] State finish();

    /// Names the unknown type, and the known one that may be meant.
    [[nodiscard]] std::string type_fault() const;
    /// Whether lines or rings of too few vertices were left out.
    [[nodiscard]] bool is_partial() const { return m_is_partial; }
    /// The `crs` member that some databases write into the geometry; a view of the text.
    [[nodiscard]] std::string_view crs_member() const { return m_crs_member; }
    [[nodiscard]] std::span<Point const> vertices() const { return m_vertices; }
    /// Appends what finish() found good, or an unlocated feature.
    void append_to(GeometryColumn& column) const;

  private:
    struct Part {
        PartKind kind;
        std::uint32_t begin;
        std::uint32_t end;
    };
    /// One primitive geometry as it stands in the text: vertices, and where arrays of each depth end.
    struct Raw {
        std::string_view type;
        bool has_coordinates = false;
        bool is_bad = false;
        int depth = 0;        ///< of the arrays around numbers: 1 for a point
        int empty_level = 0;  ///< of the last empty array before any position
        std::size_t first_vertex = 0;
    };
    void read_object(simdjson::ondemand::object object);
    void read_array(simdjson::ondemand::array array, int level);
    void finish_raw();
    void add_parts(GeometryKind kind, int depth);
    void add_rings(std::size_t first, std::size_t last);

    std::vector<Point> m_vertices;
    std::vector<Part> m_parts;
    std::vector<std::uint32_t> m_line_end;     // where arrays of positions end, as indexes of vertices
    std::vector<std::uint32_t> m_polygon_end;  // where arrays of those end, as indexes of m_line_end
    Raw m_raw;
    std::string_view m_crs_member;
    std::string m_unknown_type;  // the first one
    int m_depth = 0;             // nesting of the current collection: 1 for an outermost one
    bool m_is_too_deep = false;
    bool m_has_geometry = false;
    bool m_is_unreadable = false;
    bool m_is_partial = false;
};

}  // namespace gatepost

#pragma once

#include "geo/point.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gatepost {

enum class GeometryKind : std::uint8_t { none, point, line, polygon };

/// The geometries of many features as a few flat vectors. A feature has parts (points, lines, or rings), a
/// part has vertices. While every feature is one point, the offsets are not even there: 16 bytes a feature.
/// `none` is an unlocated feature: counted and listed, never drawn. Polygons are runs of one outer ring and
/// its holes.
class GeometryColumn {
  public:
    [[nodiscard]] std::size_t size() const { return is_plain_points() ? m_vertices.size() : m_kinds.size(); }
    [[nodiscard]] GeometryKind kind(std::size_t feature) const {
        return is_plain_points() ? GeometryKind::point : m_kinds[feature];
    }
    [[nodiscard]] std::size_t parts_begin(std::size_t feature) const {
        return is_plain_points() ? feature : m_feature_begin[feature];
    }
    [[nodiscard]] std::size_t parts_end(std::size_t feature) const {
        return is_plain_points() ? feature + 1 : m_feature_begin[feature + 1];
    }
    [[nodiscard]] std::span<Point const> part(std::size_t part) const {
        if (is_plain_points()) {
            return std::span{m_vertices}.subspan(part, 1);
        }
        return std::span{m_vertices}.subspan(m_part_begin[part], m_part_begin[part + 1] - m_part_begin[part]);
    }
    [[nodiscard]] bool is_hole(std::size_t part) const {
        return !is_plain_points() && m_part_is_hole[part] != 0;
    }
    [[nodiscard]] std::span<Point const> vertices() const { return m_vertices; }
    [[nodiscard]] std::span<Point const> vertices_of(std::size_t feature) const;
    [[nodiscard]] Box bounds_of(std::size_t feature) const;

    /// Appending: one add_point, or begin_feature followed by its parts.
    void add_point(Point p);
    void begin_feature(GeometryKind kind);
    void add_part(std::span<Point const> part, bool is_hole = false);
    void reserve_vertices(std::size_t count) { m_vertices.reserve(count); }
    /// Appends all features of another column.
    void append(GeometryColumn const& other);
    /// True where every feature is exactly one point: feature i is then vertex i.
    [[nodiscard]] bool is_plain_points() const { return m_feature_begin.empty(); }
    /// Bytes that the column holds.
    [[nodiscard]] std::size_t bytes() const;

  private:
    void write_offsets();

    std::vector<Point> m_vertices;
    std::vector<GeometryKind> m_kinds;
    std::vector<std::uint32_t> m_feature_begin;  // into parts; one more than features
    std::vector<std::uint32_t> m_part_begin;     // into vertices; one more than parts
    std::vector<std::uint8_t> m_part_is_hole;
};

}  // namespace gatepost

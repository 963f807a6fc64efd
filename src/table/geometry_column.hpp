#pragma once

#include "base/job.hpp"
#include "base/raw_vector.hpp"
#include "geo/point.hpp"

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace gatepost {

enum class GeometryKind : std::uint8_t { none, point, line, polygon };

/// What a part of a feature is. A hole belongs to the ring before it. Rings cover whatever an odd number of
/// them encloses; a ring that is an `area` begins a separate area (a member of a collection, a face of a
/// surface), which is covered whatever the rings before it cover.
enum class PartKind : std::uint8_t { point, line, ring, hole, area };

[[nodiscard]] constexpr GeometryKind kind_of(PartKind part) {
    return part == PartKind::point  ? GeometryKind::point
           : part == PartKind::line ? GeometryKind::line
                                    : GeometryKind::polygon;
}

/// The geometries of many features as a few flat vectors. A feature has parts (points, lines, rings with
/// their holes), of one kind or, in a geometry collection, of several; a part has vertices. As long as every
/// feature is one point, there are no offsets at all: 16 bytes a feature. A feature without parts is
/// unlocated: counted and listed, never drawn.
class GeometryColumn {
  public:
    [[nodiscard]] std::size_t size() const { return is_plain_points() ? m_vertices.size() : m_kinds.size(); }
    /// The kind with the highest dimension among its parts; `none` for an unlocated feature.
    [[nodiscard]] GeometryKind kind(std::size_t feature) const {
        return is_plain_points() ? GeometryKind::point
                                 : static_cast<GeometryKind>(std::bit_width(m_kinds[feature]));
    }
    /// Whether any of its parts is of this kind.
    [[nodiscard]] bool has(std::size_t feature, GeometryKind kind) const {
        return is_plain_points() ? kind == GeometryKind::point : (m_kinds[feature] & bit_of(kind)) != 0;
    }
    /// Whether any part of any feature is of this kind.
    [[nodiscard]] bool has_any(GeometryKind kind) const;
    /// Whether its parts are of several kinds.
    [[nodiscard]] bool is_mixed(std::size_t feature) const {
        return !is_plain_points() && !std::has_single_bit(m_kinds[feature]) && m_kinds[feature] != 0;
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
    [[nodiscard]] PartKind part_kind(std::size_t part) const {
        return is_plain_points() ? PartKind::point : m_part_kinds[part];
    }
    [[nodiscard]] bool is_hole(std::size_t part) const { return part_kind(part) == PartKind::hole; }
    [[nodiscard]] std::span<Point const> vertices() const { return m_vertices; }
    [[nodiscard]] std::span<Point const> vertices_of(std::size_t feature) const;
    [[nodiscard]] Box bounds_of(std::size_t feature) const;
    /// Calls visit(Point) for each of the feature's parts that is a point.
    template <class Visit>
    void for_each_point(std::size_t feature, Visit visit) const {
        bool const has_others = is_mixed(feature);
        if (!has_others && has(feature, GeometryKind::point)) {
            for (Point const p : vertices_of(feature)) {
                visit(p);
            }
        }
        for (std::size_t i = parts_begin(feature); has_others && i < parts_end(feature); ++i) {
            if (m_part_kinds[i] == PartKind::point) {
                visit(part(i).front());
            }
        }
    }

    /// To append a feature, call add_point, or begin_feature followed by its parts.
    void add_point(Point p);
    /// Begins a feature of this kind, or with `none` one whose kinds are those of the parts that follow.
    void begin_feature(GeometryKind kind = GeometryKind::none);
    /// Adds a part of the kind that the feature was begun with: a point, a line, or an outer ring.
    void add_part(std::span<Point const> part);
    void add_part(std::span<Point const> part, PartKind kind);
    void reserve_vertices(std::size_t count) { m_vertices.reserve(count); }
    /// Appends all features of another column.
    void append(GeometryColumn const& other);
    /// The features of several columns, one column after the other. Each is freed when it has been copied.
    /// Of a job that was told to stop: nothing.
    [[nodiscard]] static GeometryColumn joined(std::vector<GeometryColumn> columns, JobContext const& job);
    /// True if every feature is exactly one point: feature i is then vertex i.
    [[nodiscard]] bool is_plain_points() const { return m_feature_begin.empty(); }
    /// Memory that the column takes, in bytes.
    [[nodiscard]] std::size_t bytes() const;

  private:
    static constexpr std::uint8_t bit_of(GeometryKind kind) {
        return kind == GeometryKind::none
                   ? std::uint8_t{0}
                   : static_cast<std::uint8_t>(1U << (static_cast<unsigned>(kind) - 1));
    }
    void write_offsets();

    RawVector<Point> m_vertices;
    std::vector<std::uint8_t> m_kinds;           // of each feature: a bit for each kind among its parts
    std::vector<std::uint32_t> m_feature_begin;  // into parts; one more than features
    std::vector<std::uint32_t> m_part_begin;     // into vertices; one more than parts
    std::vector<PartKind> m_part_kinds;
};

}  // namespace gatepost

#include "table/geometry_column.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace gatepost {

std::span<Point const> GeometryColumn::vertices_of(std::size_t feature) const {
    if (is_plain_points()) {
        return part(feature);
    }
    std::size_t const begin = m_part_begin[m_feature_begin[feature]];
    return std::span{m_vertices}.subspan(begin, m_part_begin[m_feature_begin[feature + 1]] - begin);
}

bool GeometryColumn::has_any(GeometryKind kind) const {
    if (is_plain_points()) {
        return kind == GeometryKind::point && !m_vertices.empty();
    }
    return std::any_of(m_kinds.begin(), m_kinds.end(),
                       [=](std::uint8_t kinds) { return (kinds & bit_of(kind)) != 0; });
}

Box GeometryColumn::bounds_of(std::size_t feature) const {
    Box bounds;
    for (Point const p : vertices_of(feature)) {
        bounds.grow(p);
    }
    return bounds;
}

void GeometryColumn::add_point(Point p) {
    if (is_plain_points()) {
        m_vertices.push_back(p);
        return;
    }
    begin_feature(GeometryKind::point);
    add_part(std::span{&p, 1}, PartKind::point);
}

void GeometryColumn::begin_feature(GeometryKind kind) {
    write_offsets();
    m_kinds.push_back(bit_of(kind));
    m_feature_begin.push_back(m_feature_begin.back());
}

void GeometryColumn::add_part(std::span<Point const> part) {
    GeometryKind const begun = kind(size() - 1);
    add_part(part, begun == GeometryKind::point  ? PartKind::point
                   : begun == GeometryKind::line ? PartKind::line
                                                 : PartKind::ring);
}

void GeometryColumn::add_part(std::span<Point const> part, PartKind kind) {
    m_vertices.insert(m_vertices.end(), part.begin(), part.end());
    m_part_begin.push_back(static_cast<std::uint32_t>(m_vertices.size()));
    m_part_kinds.push_back(kind);
    m_kinds.back() |= bit_of(kind_of(kind));
    ++m_feature_begin.back();
}

void GeometryColumn::write_offsets() {
    if (!is_plain_points()) {
        return;
    }
    std::size_t const points = m_vertices.size();
    m_kinds.assign(points, bit_of(GeometryKind::point));
    m_part_kinds.assign(points, PartKind::point);
    for (std::size_t i = 0; i <= points; ++i) {
        m_feature_begin.push_back(static_cast<std::uint32_t>(i));
        m_part_begin.push_back(static_cast<std::uint32_t>(i));
    }
}

void GeometryColumn::append(GeometryColumn const& other) {
    if (is_plain_points() && other.is_plain_points()) {
        m_vertices.insert(m_vertices.end(), other.m_vertices.begin(), other.m_vertices.end());
        return;
    }
    write_offsets();
    auto const vertices = static_cast<std::uint32_t>(m_vertices.size());
    auto const parts = static_cast<std::uint32_t>(m_part_kinds.size());
    m_vertices.insert(m_vertices.end(), other.m_vertices.begin(), other.m_vertices.end());
    if (other.is_plain_points()) {
        for (std::uint32_t i = 1; i <= other.size(); ++i) {
            m_kinds.push_back(bit_of(GeometryKind::point));
            m_feature_begin.push_back(parts + i);
            m_part_begin.push_back(vertices + i);
            m_part_kinds.push_back(PartKind::point);
        }
        return;
    }
    m_kinds.insert(m_kinds.end(), other.m_kinds.begin(), other.m_kinds.end());
    m_part_kinds.insert(m_part_kinds.end(), other.m_part_kinds.begin(), other.m_part_kinds.end());
    for (std::size_t i = 1; i < other.m_feature_begin.size(); ++i) {
        m_feature_begin.push_back(parts + other.m_feature_begin[i]);
    }
    for (std::size_t i = 1; i < other.m_part_begin.size(); ++i) {
        m_part_begin.push_back(vertices + other.m_part_begin[i]);
    }
}

GeometryColumn GeometryColumn::joined(std::vector<GeometryColumn> columns, JobContext const& job) {
    std::vector<std::size_t> begins{0};
    for (GeometryColumn const& column : columns) {
        begins.push_back(begins.back() + column.m_vertices.size());
    }
    GeometryColumn all;
    if (!std::all_of(columns.begin(), columns.end(), std::mem_fn(&GeometryColumn::is_plain_points))) {
        all.reserve_vertices(begins.back());
        for (GeometryColumn& column : columns) {
            all.append(std::exchange(column, {}));
        }
        return job.stop.stop_requested() ? GeometryColumn{} : std::move(all);
    }
    all.m_vertices.resize(begins.back());
    for_each_parallel(job, columns.size(), [&](std::size_t i, std::size_t /*worker*/) {
        GeometryColumn const column = std::exchange(columns[i], {});
        std::copy(column.m_vertices.begin(), column.m_vertices.end(),
                  all.m_vertices.begin() + static_cast<std::ptrdiff_t>(begins[i]));
    });
    if (job.stop.stop_requested()) {
        return {};
    }
    return all;
}

std::size_t GeometryColumn::bytes() const {
    return m_vertices.capacity() * sizeof(Point) + m_kinds.capacity() + m_part_kinds.capacity() +
           (m_feature_begin.capacity() + m_part_begin.capacity()) * sizeof(std::uint32_t);
}

}  // namespace gatepost

#include "io/geojson_geometry.hpp"

#include "io/feature_check.hpp"
#include "io/json_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace gatepost {

namespace {

constexpr int deepest_level = 4;  // of arrays in coordinates: that of a MultiPolygon

struct TypeShape {
    std::string_view name;
    GeometryKind kind;
    int depth;
};

TypeShape const* shape_of(std::string_view type) {
    static constexpr std::array<TypeShape, 6> shapes{{{"Point", GeometryKind::point, 1},
                                                      {"MultiPoint", GeometryKind::point, 2},
                                                      {"LineString", GeometryKind::line, 2},
                                                      {"MultiLineString", GeometryKind::line, 3},
                                                      {"Polygon", GeometryKind::polygon, 3},
                                                      {"MultiPolygon", GeometryKind::polygon, 4}}};
    auto const* const found = std::find_if(shapes.begin(), shapes.end(),
                                           [&](TypeShape const& shape) { return shape.name == type; });
    return found == shapes.end() ? nullptr : found;
}

std::string in_small_letters(std::string_view text) {
    std::string small{text};
    std::transform(small.begin(), small.end(), small.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return small;
}

/// A copy of a known type name that outlives the parser's text.
std::string_view lasting(std::string_view type) {
    if (type == "GeometryCollection") {
        return "GeometryCollection";
    }
    TypeShape const* const shape = shape_of(type);
    return shape != nullptr ? shape->name : "?";
}

}  // namespace

void GeojsonGeometry::clear() {
    m_vertices.clear();
    m_parts.clear();
    m_line_end.clear();
    m_polygon_end.clear();
    m_raw = {};
    m_depth = 0;
    m_unknown_type.clear();
    m_crs_member = {};
    m_has_geometry = m_is_unreadable = m_is_partial = m_is_too_deep = false;
}

void GeojsonGeometry::read(simdjson::ondemand::value value) {
    simdjson::ondemand::object object;
    if (value.get_object().get(object) == simdjson::SUCCESS) {
        read_object(object);
    } else if (!value.is_null()) {
        m_is_unreadable = true;
    }
}

void GeojsonGeometry::note_type(std::string_view type) {
    constexpr std::size_t longest_shown = 40;
    m_raw.type = lasting(type);
    if (m_raw.type == "?" && m_unknown_type.empty()) {
        m_unknown_type = type.substr(0, longest_shown);
    }
}

std::string GeojsonGeometry::type_fault() const {
    for (std::string_view const known : {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon",
                                         "MultiPolygon", "GeometryCollection"}) {
        if (in_small_letters(known) == in_small_letters(m_unknown_type)) {
            return fmt::format("its geometry's type is written '{}', and has to be '{}'", m_unknown_type,
                               known);
        }
    }
    return fmt::format("its geometry's type '{}' is not known", m_unknown_type);
}

void GeojsonGeometry::read_object(simdjson::ondemand::object object) {
    Raw const outer = m_raw;
    m_raw = {};
    m_raw.first_vertex = m_vertices.size();
    for (auto field : object) {
        auto const key = field.key().value();
        if (key == "type") {
            std::string_view type;
            if (field.value().get_string().get(type) == simdjson::SUCCESS) {
                note_type(type);
            }
        } else if (key == "coordinates") {
            read_coordinates(field.value());
        } else if (key == "geometries") {
            read_members(field.value());
        } else if (key == "crs" && m_crs_member.empty()) {
            m_crs_member = simdjson::to_json_string(field.value()).value();
        }
    }
    finish_raw();
    m_raw = outer;
}

void GeojsonGeometry::read_members(simdjson::ondemand::value value) {
    if (m_depth == deepest_collection) {  // each level costs stack: what nests deeper is skipped
        m_is_too_deep = true;
        return;
    }
    simdjson::ondemand::array members;
    if (value.get_array().get(members) != simdjson::SUCCESS) {
        m_raw.is_bad = m_raw.is_bad || !value.is_null();
        return;
    }
    ++m_depth;
    for (simdjson::ondemand::value member : members) {
        read(member);
    }
    --m_depth;
    m_raw.first_vertex = m_vertices.size();
}

void GeojsonGeometry::read_coordinates(simdjson::ondemand::value value) {
    simdjson::ondemand::array array;
    if (value.get_array().get(array) == simdjson::SUCCESS) {
        m_raw.has_coordinates = true;
        m_line_end.clear();
        m_polygon_end.clear();
        read_array(array, 1);
    } else {
        m_raw.is_bad = !value.is_null();
    }
}

/// Reads arrays of positions nested to any depth. The depth of the first position is kept; all others must
/// have the same.
void GeojsonGeometry::read_array(simdjson::ondemand::array array, int level) {
    bool holds_arrays = false;
    Point p;
    int ordinates = 0;
    for (simdjson::ondemand::value value : array) {
        simdjson::ondemand::array inner;
        if (ordinates == 0 && value.get_array().get(inner) == simdjson::SUCCESS) {
            holds_arrays = true;
            if (level == deepest_level) {
                m_raw.is_bad = true;
            } else {
                read_array(inner, level + 1);
            }
            continue;
        }
        if (ordinates < 2) {
            double& ordinate = ordinates == 0 ? p.x : p.y;
            m_raw.is_bad = !read_number(value, ordinate) || m_raw.is_bad;
        }
        ++ordinates;
    }
    if (ordinates > 0) {
        m_raw.is_bad =
            m_raw.is_bad || holds_arrays || ordinates < 2 || (m_raw.depth != 0 && m_raw.depth != level);
        m_raw.depth = level;
        m_vertices.push_back(p);
        return;
    }
    // Only an array's contents show how far it is above the positions. If an empty array precedes the first
    // position, it is an empty ring if it turns out to be as deep as rings are.
    if (m_raw.depth == 0) {
        m_raw.empty_level = level;
        return;
    }
    int const above = m_raw.depth - level;
    if (above == 1) {
        m_line_end.push_back(static_cast<std::uint32_t>(m_vertices.size()));
    } else if (above == 2) {
        m_polygon_end.push_back(static_cast<std::uint32_t>(m_line_end.size()));
    }
}

void GeojsonGeometry::finish_raw() {
    bool const has_vertices = m_vertices.size() > m_raw.first_vertex;
    if (m_raw.type == "GeometryCollection") {
        m_is_unreadable = m_is_unreadable || m_raw.is_bad;
        return;
    }
    TypeShape const* const shape = shape_of(m_raw.type);
    bool const is_misshapen =
        shape == nullptr || m_raw.is_bad || (has_vertices && shape->depth != m_raw.depth);
    m_is_unreadable = m_is_unreadable || is_misshapen || !m_raw.has_coordinates;
    if (m_is_unreadable || !has_vertices) {
        return;
    }
    m_has_geometry = true;
    if (shape->kind == GeometryKind::polygon && m_raw.empty_level == shape->depth - 1) {
        m_line_end.insert(m_line_end.begin(), static_cast<std::uint32_t>(m_raw.first_vertex));
        for (std::uint32_t& end : m_polygon_end) {
            ++end;
        }
    }
    add_parts(shape->kind, shape->depth);
}

void GeojsonGeometry::add_parts(GeometryKind kind, int depth) {
    auto const begin = static_cast<std::uint32_t>(m_raw.first_vertex);
    auto const end = static_cast<std::uint32_t>(m_vertices.size());
    if (kind == GeometryKind::point) {
        for (std::uint32_t i = begin; i < end; ++i) {
            m_parts.push_back({PartKind::point, i, i + 1});
        }
    } else if (kind == GeometryKind::line) {
        std::uint32_t first = begin;
        for (std::uint32_t const last : m_line_end) {
            if (last - first >= 2) {
                m_parts.push_back({PartKind::line, first, last});
            }
            m_is_partial = m_is_partial || last - first == 1;
            first = last;
        }
    } else if (depth == 3) {
        add_rings(0, m_line_end.size());
    } else {
        std::size_t first = 0;
        for (std::uint32_t const last : m_polygon_end) {
            add_rings(first, last);
            first = last;
        }
    }
}

/// Adds one polygon: an outer ring and its holes. If the outer ring is nothing, its holes are nothing too.
void GeojsonGeometry::add_rings(std::size_t first, std::size_t last) {
    for (std::size_t ring = first; ring < last; ++ring) {
        auto const begin = ring == 0 ? static_cast<std::uint32_t>(m_raw.first_vertex) : m_line_end[ring - 1];
        std::uint32_t const vertices = m_line_end[ring] - begin;
        if (vertices >= 3) {
            bool const is_member = m_depth > 0 && first == 0;  // a member of a collection
            PartKind const outer = is_member ? PartKind::area : PartKind::ring;
            m_parts.push_back({ring > first ? PartKind::hole : outer, begin, m_line_end[ring]});
        } else if (ring == first) {
            m_is_partial = m_is_partial || m_line_end[last - 1] > begin;
            return;
        } else {
            m_is_partial = m_is_partial || vertices > 0;
        }
    }
}

GeojsonGeometry::State GeojsonGeometry::finish() {
    if (!m_raw.type.empty() && (m_raw.has_coordinates || m_raw.is_bad)) {
        finish_raw();  // a bare geometry, without a feature
    }
    if (m_is_too_deep) {
        return State::too_deep;
    }
    if (m_is_unreadable && !m_unknown_type.empty()) {
        return State::unknown_type;
    }
    if (m_is_unreadable) {
        return State::unreadable;
    }
    if (!m_has_geometry) {
        return State::absent;
    }
    return m_parts.empty() ? State::too_small : State::good;
}

void GeojsonGeometry::append_to(GeometryColumn& column) const {
    if (m_parts.size() == 1 && m_parts.front().kind == PartKind::point) {
        column.add_point(m_vertices[m_parts.front().begin]);
        return;
    }
    column.begin_feature();
    for (Part const& part : m_parts) {
        column.add_part(std::span{m_vertices}.subspan(part.begin, part.end - part.begin), part.kind);
    }
}

}  // namespace gatepost

#include "map/feature_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace gatepost {

std::span<Point const> GeometryColumn::vertices_of(std::size_t feature) const {
    if (is_plain_points()) {
        return part(feature);
    }
    std::size_t const begin = m_part_begin[m_feature_begin[feature]];
    return std::span{m_vertices}.subspan(begin, m_part_begin[m_feature_begin[feature + 1]] - begin);
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
    add_part(std::span{&p, 1});
}

void GeometryColumn::begin_feature(GeometryKind kind) {
    write_offsets();
    m_kinds.push_back(kind);
    m_feature_begin.push_back(m_feature_begin.back());
}

void GeometryColumn::add_part(std::span<Point const> part, bool is_hole) {
    m_vertices.insert(m_vertices.end(), part.begin(), part.end());
    m_part_begin.push_back(static_cast<std::uint32_t>(m_vertices.size()));
    m_part_is_hole.push_back(is_hole ? 1 : 0);
    ++m_feature_begin.back();
}

void GeometryColumn::write_offsets() {
    if (!is_plain_points()) {
        return;
    }
    std::size_t const points = m_vertices.size();
    m_kinds.assign(points, GeometryKind::point);
    m_part_is_hole.assign(points, 0);
    for (std::size_t i = 0; i <= points; ++i) {
        m_feature_begin.push_back(static_cast<std::uint32_t>(i));
        m_part_begin.push_back(static_cast<std::uint32_t>(i));
    }
}

std::string_view AttributeColumn::text(std::size_t feature) const {
    if (m_text_end.empty() || is_null(feature)) {
        return {};
    }
    std::size_t const begin = feature == 0 ? 0 : m_text_end[feature - 1];
    return std::string_view{m_arena}.substr(begin, m_text_end[feature] - begin);
}

std::optional<double> AttributeColumn::number(std::size_t feature) const {
    if (is_null(feature)) {
        return std::nullopt;
    }
    if (m_type == AttributeType::integer) {
        return static_cast<double>(m_integers[feature]);
    }
    if (m_type == AttributeType::real) {
        return std::isfinite(m_reals[feature]) ? std::optional{m_reals[feature]} : std::nullopt;
    }
    std::string_view const digits = text(feature);
    double value = 0;
    auto const [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    bool const whole = failure == std::errc{} && end == digits.data() + digits.size();
    return whole && !digits.empty() && std::isfinite(value) ? std::optional{value} : std::nullopt;
}

std::string AttributeColumn::to_text(std::size_t feature) const {
    if (is_null(feature)) {
        return {};
    }
    switch (m_type) {
        case AttributeType::integer: return fmt::format("{}", m_integers[feature]);
        case AttributeType::real: return fmt::format("{}", m_reals[feature]);
        case AttributeType::boolean: return m_integers[feature] != 0 ? "true" : "false";
        case AttributeType::text:
        case AttributeType::json: break;
    }
    return std::string{text(feature)};
}

void AttributeColumn::become_text_unless_json() {
    for (std::size_t i = 0; i < size() && m_type == AttributeType::json; ++i) {
        std::string_view const value = text(i);
        if (!value.empty() && value.front() != '{' && value.front() != '[') {
            m_type = AttributeType::text;
        }
    }
}

void AttributeColumn::add_null() {
    switch (m_type) {
        case AttributeType::integer:
        case AttributeType::boolean: m_integers.push_back(0); break;
        case AttributeType::real: m_reals.push_back(0); break;
        case AttributeType::text:
        case AttributeType::json: m_text_end.push_back(static_cast<std::uint32_t>(m_arena.size())); break;
    }
    m_present.push_back(false);
}

void AttributeColumn::add_integer(std::int64_t value) {
    m_integers.push_back(value);
    m_present.push_back(true);
}

void AttributeColumn::add_real(double value) {
    m_reals.push_back(value);
    m_present.push_back(true);
}

void AttributeColumn::add_text(std::string_view value) {
    m_arena += value;
    m_text_end.push_back(static_cast<std::uint32_t>(m_arena.size()));
    m_present.push_back(true);
}

AttributeColumn const* FeatureTable::find(std::string_view field) const {
    auto const found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](auto const& column) { return column.name() == field; });
    return found == attributes.end() ? nullptr : &*found;
}

std::string FeatureTable::text(std::size_t feature, std::string_view field) const {
    AttributeColumn const* const column = find(field);
    return column == nullptr ? std::string{} : column->to_text(feature);
}

std::string FeatureTable::id_of(std::size_t feature) const {
    std::string id = text(feature, "id");
    return id.empty() ? fmt::format("{}", feature + 1) : id;
}

std::size_t FeatureTable::count_unlocated() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < geometry.size(); ++i) {
        count += geometry.kind(i) == GeometryKind::none ? 1 : 0;
    }
    return count;
}

}  // namespace gatepost

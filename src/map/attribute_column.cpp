#include "map/attribute_column.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace gatepost {

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

void AttributeColumn::remove_last() {
    m_present.pop_back();
    if (!m_integers.empty()) {
        m_integers.pop_back();
    } else if (!m_reals.empty()) {
        m_reals.pop_back();
    } else {
        m_text_end.pop_back();
        m_arena.resize(m_text_end.empty() ? 0 : m_text_end.back());
    }
}

}  // namespace gatepost

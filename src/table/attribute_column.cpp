#include "table/attribute_column.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace gatepost {

namespace {

// A column turns sparse when fewer than one feature in sixteen has a value, and dense again above one in
// eight. In between it stays as it is, so that it does not switch at every feature.
constexpr std::size_t sparse_below = 16;
constexpr std::size_t dense_above = 8;
constexpr std::size_t always_dense = 64;  // features

}  // namespace

std::size_t AttributeColumn::place_of(std::size_t feature) const {
    if (!m_is_sparse) {
        return m_present[feature] ? feature : nowhere;
    }
    auto const found = std::lower_bound(m_rows.begin(), m_rows.end(), feature);
    return found != m_rows.end() && *found == feature ? static_cast<std::size_t>(found - m_rows.begin())
                                                      : nowhere;
}

std::string_view AttributeColumn::text(std::size_t feature) const {
    std::size_t const place = m_text_end.empty() ? nowhere : place_of(feature);
    if (place == nowhere) {
        return {};
    }
    std::size_t const begin = place == 0 ? 0 : m_text_end[place - 1];
    return std::string_view{m_arena}.substr(begin, m_text_end[place] - begin);
}

std::int64_t AttributeColumn::integer(std::size_t feature) const {
    std::size_t const place = place_of(feature);
    return place == nowhere ? 0 : m_integers[place];
}

double AttributeColumn::real(std::size_t feature) const {
    std::size_t const place = place_of(feature);
    return place == nowhere ? 0 : m_reals[place];
}

std::optional<double> AttributeColumn::number(std::size_t feature) const {
    std::size_t const place = place_of(feature);
    if (place == nowhere) {
        return std::nullopt;
    }
    if (m_type == AttributeType::integer) {
        return static_cast<double>(m_integers[place]);
    }
    if (m_type == AttributeType::real) {
        return std::isfinite(m_reals[place]) ? std::optional{m_reals[place]} : std::nullopt;
    }
    std::string_view const digits = text(feature);
    double value = 0;
    auto const [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    bool const whole = failure == std::errc{} && end == digits.data() + digits.size();
    return whole && !digits.empty() && std::isfinite(value) ? std::optional{value} : std::nullopt;
}

std::string AttributeColumn::to_text(std::size_t feature) const {
    std::size_t const place = place_of(feature);
    if (place == nowhere) {
        return {};
    }
    switch (m_type) {
        case AttributeType::integer: return fmt::format("{}", m_integers[place]);
        case AttributeType::real: return fmt::format("{}", m_reals[place]);
        case AttributeType::boolean: return m_integers[place] != 0 ? "true" : "false";
        case AttributeType::text:
        case AttributeType::json: break;
    }
    return std::string{text(feature)};
}

AttributeType AttributeColumn::written_as(std::size_t feature) const {
    std::size_t const place = m_written_as.empty() ? nowhere : place_of(feature);
    return place == nowhere ? m_type : m_written_as[place];
}

void AttributeColumn::become_digits() {
    AttributeColumn digits(m_name, AttributeType::text);
    for (std::size_t i = 0; i < m_size; ++i) {
        if (is_null(i)) {
            digits.add_null();
        } else {
            digits.add_text(to_text(i), AttributeType::integer);
        }
    }
    *this = std::move(digits);
}

void AttributeColumn::become_text_unless_json() {
    for (std::size_t i = 0; i < size() && m_type == AttributeType::json; ++i) {
        std::string_view const value = text(i);
        if (!value.empty() && value.front() != '{' && value.front() != '[') {
            m_type = AttributeType::text;
        }
    }
}

void AttributeColumn::add_nulls(std::size_t count) {
    std::size_t const after = m_size + count;
    if (!m_is_sparse && after > always_dense && m_values * sparse_below < after) {
        become_sparse();
    }
    for (std::size_t i = 0; i < count && !m_is_sparse; ++i) {
        m_present.push_back(false);
        put_hole();
    }
    m_size = after;
}

void AttributeColumn::put_hole() {
    switch (m_type) {
        case AttributeType::integer:
        case AttributeType::boolean: m_integers.push_back(0); break;
        case AttributeType::real: m_reals.push_back(0); break;
        case AttributeType::text:
        case AttributeType::json: m_text_end.push_back(static_cast<std::uint32_t>(m_arena.size())); break;
    }
    if (!m_written_as.empty()) {
        m_written_as.push_back(m_type);
    }
}

void AttributeColumn::begin_value() {
    if (m_is_sparse && (m_values + 1) * dense_above > m_size + 1) {
        become_dense();
    }
    if (m_is_sparse) {
        m_rows.push_back(static_cast<std::uint32_t>(m_size));
    } else {
        m_present.push_back(true);
    }
    ++m_size;
    ++m_values;
}

void AttributeColumn::add_integer(std::int64_t value) {
    begin_value();
    m_integers.push_back(value);
}

void AttributeColumn::add_real(double value) {
    begin_value();
    m_reals.push_back(value);
}

void AttributeColumn::add_text(std::string_view value, AttributeType written_as) {
    if (value.size() > std::numeric_limits<std::uint32_t>::max() - m_arena.size()) {
        throw fmt_error("the texts of field '{}' take more than 4 GB", m_name);
    }
    begin_value();
    m_arena += value;
    if (written_as != m_type || !m_written_as.empty()) {
        m_written_as.resize(m_text_end.size(), m_type);
        m_written_as.push_back(written_as);
    }
    m_text_end.push_back(static_cast<std::uint32_t>(m_arena.size()));
}

void AttributeColumn::remove_last() {
    --m_size;
    bool const has_value = m_is_sparse ? !m_rows.empty() && m_rows.back() == m_size : m_present.back();
    m_values -= has_value ? 1 : 0;
    if (!m_is_sparse) {
        m_present.pop_back();
        take_place_away();
    } else if (has_value) {
        m_rows.pop_back();
        take_place_away();
    }
}

void AttributeColumn::take_place_away() {
    if (!m_integers.empty()) {
        m_integers.pop_back();
    } else if (!m_reals.empty()) {
        m_reals.pop_back();
    } else {
        m_text_end.pop_back();
        m_arena.resize(m_text_end.empty() ? 0 : m_text_end.back());
    }
    if (!m_written_as.empty()) {
        m_written_as.pop_back();
    }
}

/// Features without a value have no text, so the arena stays the same either way.
void AttributeColumn::become_sparse() {
    m_is_sparse = true;
    auto const keep = [this](auto& values) {
        for (std::size_t i = 0; i < m_rows.size() && !values.empty(); ++i) {
            values[i] = values[m_rows[i]];
        }
        values.resize(values.empty() ? 0 : m_rows.size());
        values.shrink_to_fit();
    };
    for (std::size_t i = 0; i < m_present.size(); ++i) {
        if (m_present[i]) {
            m_rows.push_back(static_cast<std::uint32_t>(i));
        }
    }
    m_present = {};
    keep(m_integers);
    keep(m_reals);
    keep(m_text_end);
    keep(m_written_as);
}

void AttributeColumn::become_dense() {
    AttributeColumn dense(m_name, m_type);
    dense.m_text_form = m_text_form;
    std::size_t next = 0;
    for (std::size_t i = 0; i < m_size; ++i) {
        bool const has_value = next < m_rows.size() && m_rows[next] == i;
        dense.m_present.push_back(has_value);
        if (!has_value) {
            dense.put_hole();
            continue;
        }
        if (!m_integers.empty()) {
            dense.m_integers.push_back(m_integers[next]);
        } else if (!m_reals.empty()) {
            dense.m_reals.push_back(m_reals[next]);
        } else {
            dense.m_arena += text(i);
            dense.m_text_end.push_back(m_text_end[next]);
        }
        if (!m_written_as.empty()) {
            dense.m_written_as.resize(i, m_type);
            dense.m_written_as.push_back(m_written_as[next]);
        }
        ++next;
    }
    dense.m_size = m_size;
    dense.m_values = m_values;
    *this = std::move(dense);
}

}  // namespace gatepost

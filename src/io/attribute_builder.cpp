#include "io/attribute_builder.hpp"

#include "base/normalize.hpp"

#include <fmt/format.h>

namespace gatepost {

namespace {

/// The type of a column that holds values of both.
AttributeType joined(AttributeType a, AttributeType b, bool has_long_integers) {
    auto const is_number = [](AttributeType type) {
        return type == AttributeType::integer || type == AttributeType::real;
    };
    if (a == b) {
        return a;
    }
    return is_number(a) && is_number(b) && !has_long_integers ? AttributeType::real : AttributeType::text;
}

/// Whether a double holds this integer, and every integer between it and zero, exactly.
bool fits_double(std::int64_t value) {
    constexpr std::int64_t most = std::int64_t{1} << 53;
    return value >= -most && value <= most;
}

void copy_value(AttributeColumn const& from, std::size_t row, AttributeColumn& to) {
    if (from.is_null(row)) {
        to.add_null();
    } else if (to.type() == AttributeType::real) {
        to.add_real(*from.number(row));
    } else {
        to.add_text(from.to_text(row), from.written_as(row));
    }
}

}  // namespace

void AttributeBuilder::begin_row(std::size_t row) {
    m_row = row;
    m_next = 0;
}

AttributeBuilder::Field& AttributeBuilder::find_or_add(std::string_view name) {
    if (m_next < m_fields.size() && m_fields[m_next].name == name) {
        return m_fields[m_next++];
    }
    auto const name_at = [this](std::size_t i) -> std::string const& { return m_fields[i].name; };
    if (auto const found = m_index.find(name, name_at)) {
        m_next = *found + 1;
        return m_fields[*found];
    }
    Field& added = m_fields.emplace_back(
        Field{std::string{name}, AttributeColumn(to_nfc(std::string{name}), AttributeType::text)});
    m_index.add(added.name);
    m_next = m_fields.size();
    return added;
}

void AttributeBuilder::widen(Field& field, AttributeType type) {
    AttributeType const wanted =
        field.is_untyped ? type : joined(field.column.type(), type, field.has_long_integers);
    if (wanted != field.column.type()) {
        AttributeColumn wider(field.column.name(), wanted);
        for (std::size_t row = 0; row < field.column.size(); ++row) {
            copy_value(field.column, row, wider);
        }
        field.column = std::move(wider);
    }
    field.is_untyped = false;
}

AttributeColumn* AttributeBuilder::column_for(std::string_view field, AttributeType type) {
    Field& known = find_or_add(field);
    if (known.column.size() > m_row) {
        known.column.remove_last();
    }
    widen(known, type);
    known.column.add_nulls(m_row - known.column.size());
    return &known.column;
}

void AttributeBuilder::add_null(std::string_view field) {
    Field& known = find_or_add(field);
    if (known.column.size() > m_row) {
        known.column.remove_last();  // the next value, or finish(), adds the null for this row
    }
}

void AttributeBuilder::add_integer(std::string_view field, std::int64_t value) {
    if (!fits_double(value)) {
        Field& known = find_or_add(field);
        m_next -= 1;  // column_for() looks the field up again
        known.has_long_integers = true;
        if (!known.is_untyped && known.column.type() == AttributeType::real) {
            add_digits(field, std::to_string(value));
            return;
        }
    }
    AttributeColumn* const column = column_for(field, AttributeType::integer);
    switch (column->type()) {
        case AttributeType::integer: column->add_integer(value); break;
        case AttributeType::real: column->add_real(static_cast<double>(value)); break;
        default: column->add_text(std::to_string(value), AttributeType::integer); break;
    }
}

void AttributeBuilder::add_digits(std::string_view field, std::string_view digits) {
    column_for(field, AttributeType::text)->add_text(digits, AttributeType::integer);
}

void AttributeBuilder::add_real(std::string_view field, double value) {
    AttributeColumn* const column = column_for(field, AttributeType::real);
    if (column->type() == AttributeType::real) {
        column->add_real(value);
    } else {
        column->add_text(fmt::format("{}", value), AttributeType::real);
    }
}

void AttributeBuilder::add_boolean(std::string_view field, bool value) {
    AttributeColumn* const column = column_for(field, AttributeType::boolean);
    if (column->type() == AttributeType::boolean) {
        column->add_boolean(value);
    } else {
        column->add_text(value ? "true" : "false", AttributeType::boolean);
    }
}

void AttributeBuilder::add_text(std::string_view field, std::string_view value) {
    column_for(field, AttributeType::text)->add_text(value);
}

void AttributeBuilder::add_json(std::string_view field, std::string_view value) {
    column_for(field, AttributeType::json)->add_text(value, AttributeType::json);
}

std::vector<AttributeColumn> AttributeBuilder::finish(std::size_t rows) {
    std::vector<AttributeColumn> columns;
    columns.reserve(m_fields.size());
    m_index.clear();
    for (; !m_fields.empty(); m_fields.pop_front()) {  // its memory is free for what comes
        AttributeColumn& column = m_fields.front().column;
        column.add_nulls(rows - column.size());
        columns.push_back(std::move(column));
    }
    return columns;
}

}  // namespace gatepost

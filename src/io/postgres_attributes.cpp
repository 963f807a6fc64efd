#include "io/postgres_attributes.hpp"

#include "base/error.hpp"
#include "io/postgres_fields.hpp"

#include <fmt/format.h>

#include <utility>

namespace gatepost {

RowKeys::RowKeys(PostgresField const& key)
    : m_key(key), m_are_integers(key.type == "int2" || key.type == "int4" || key.type == "int8") {}

std::string RowKeys::sql() const { return sql_name(m_key.name) + (m_are_integers ? "::int8" : "::text"); }

void RowKeys::add(std::string_view copied) {
    if (m_are_integers) {
        m_integers.push_back(copied_integer(copied).value_or(0));
    } else {
        m_texts.emplace_back(copied);
    }
}

void RowKeys::remove_last() { m_are_integers ? m_integers.pop_back() : m_texts.pop_back(); }

std::string RowKeys::array_of(std::span<std::uint32_t const> rows) const {
    std::string array = "ARRAY[";
    for (std::uint32_t const row : rows) {
        array += array.back() == '[' ? "" : ",";
        array += m_are_integers ? std::to_string(m_integers[row]) : sql_text(m_texts[row]);
    }
    return array + "]::" + sql_name(m_key.type_schema) + "." + sql_name(m_key.type) + "[]";
}

PostgresAttributes::PostgresAttributes(std::string connection, std::string shown_name, PostgresTable table,
                                       RowKeys keys)
    : m_connection(std::move(connection)),
      m_shown_name(std::move(shown_name)),
      m_table(std::move(table)),
      m_keys(std::move(keys)) {}

std::vector<AttributeColumn> PostgresAttributes::read(std::span<std::uint32_t const> features) const {
    if (features.size() != 1) {
        return ask(features, {});
    }
    // What is hovered, selected or a row of a table is asked for in each frame.
    auto known = m_rows.with([&](std::map<std::uint32_t, std::vector<AttributeColumn>> const& rows) {
        auto const found = rows.find(features.front());
        return found == rows.end() ? std::nullopt : std::optional(found->second);
    });
    if (known) {
        return std::move(*known);
    }
    auto columns = ask(features, {});
    m_rows.with([&](std::map<std::uint32_t, std::vector<AttributeColumn>>& rows) {
        constexpr std::size_t most_rows = 2000;
        if (rows.size() >= most_rows) {
            rows.clear();
        }
        rows.emplace(features.front(), columns);
    });
    return columns;
}

std::vector<AttributeColumn> PostgresAttributes::read_fields(std::span<std::uint32_t const> features,
                                                             std::span<std::string const> fields) const {
    std::vector<std::string> const names(fields.begin(), fields.end());
    return PostgresFields(m_table, names).size() == 0 ? std::vector<AttributeColumn>{} : ask(features, names);
}

std::vector<AttributeColumn> PostgresAttributes::ask(std::span<std::uint32_t const> features,
                                                     std::vector<std::string> const& fields) const {
    if (features.empty()) {
        return PostgresFields(m_table, fields).columns();
    }
    constexpr int patience_s = 10;  // short, because the window may wait for the answer
    return m_open.with([&](std::optional<PostgresConnection>& open) {
        bool const was_open = open.has_value();
        if (!open || !open->is_usable()) {
            open.reset();
            open.emplace(m_connection, m_shown_name, std::stop_token(), patience_s);
        }
        try {
            return ask_with(*open, features, fields);
        } catch (Error const&) {
            if (!was_open || open->is_usable()) {
                throw;
            }
        }
        open.reset();  // the server had closed what was idle
        open.emplace(m_connection, m_shown_name, std::stop_token(), patience_s);
        return ask_with(*open, features, fields);
    });
}

std::vector<AttributeColumn> PostgresAttributes::ask_with(PostgresConnection& connection,
                                                          std::span<std::uint32_t const> features,
                                                          std::vector<std::string> const& names) const {
    PostgresFields const fields(m_table, names);
    std::vector<AttributeColumn> columns = fields.columns();
    std::string const query = fmt::format(
        "SELECT 1::int8{} FROM unnest({}) WITH ORDINALITY AS wanted(key, number) LEFT JOIN {} t ON "
        "t.{} = wanted.key ORDER BY wanted.number",
        fields.sql("t."), m_keys.array_of(features), m_table.sql(), sql_name(m_table.key->name));
    connection.copy(query, fields.size() + 1, [&](CopyRow row) { fields.add(row, 1, columns); }, {});
    if (!columns.empty() && columns.front().size() != features.size()) {
        throw fmt_error("{}: the key '{}' is not unique", m_shown_name, m_table.key->name);
    }
    return columns;
}

}  // namespace gatepost

#include "io/postgres_fields.hpp"

#include "base/normalize.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace gatepost {

namespace {

struct Form {
    std::string_view sql;
    AttributeType type = AttributeType::text;
    TextForm text_form = TextForm::plain;
};

/// By the type's name in PostgreSQL.
Form const* form_of(std::string const& type) {
    static std::map<std::string_view, Form> const forms{
        {"int2", {"%s::int8", AttributeType::integer}},
        {"int4", {"%s::int8", AttributeType::integer}},
        {"int8", {"%s", AttributeType::integer}},
        {"oid", {"%s::int8", AttributeType::integer}},
        {"float4", {"%s::text::float8", AttributeType::real}},  // as it is written: 0.1, not 0.10000000149
        {"float8", {"%s", AttributeType::real}},
        {"numeric", {"%s::text", AttributeType::text}},  // with all its digits, which count as a number
        {"bool", {"%s::int::int8", AttributeType::boolean}},
        {"date", {"to_json(%s) #>> '{}'", AttributeType::text, TextForm::date}},
        {"time", {"to_json(%s) #>> '{}'", AttributeType::text, TextForm::time}},
        {"timetz", {"to_json(%s) #>> '{}'", AttributeType::text, TextForm::time}},
        {"timestamp", {"to_json(%s) #>> '{}'", AttributeType::text, TextForm::date_time}},
        {"timestamptz", {"to_json(%s) #>> '{}'", AttributeType::text, TextForm::date_time}},
        {"json", {"%s::text", AttributeType::json}},
        {"jsonb", {"%s::text", AttributeType::json}},
    };
    auto const found = forms.find(type);
    return found == forms.end() ? nullptr : &found->second;
}

}  // namespace

PostgresFields::Field PostgresFields::field_of(PostgresField const& field) {
    Form form{"%s::text"};
    if (field.is_array) {
        form = {"to_json(%s)::text", AttributeType::json};
    } else if (Form const* const known = form_of(field.type)) {
        form = *known;
    }
    return {field.name, field.name,     std::string(form.sql),
            form.type,  form.text_form, field.type == "numeric" && !field.is_array};
}

PostgresFields::PostgresFields(PostgresTable const& table, std::vector<std::string> const& names) {
    auto const is_wanted = [&](std::string const& name) {
        return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
    };
    bool const has_id = std::any_of(table.fields.begin(), table.fields.end(),
                                    [](PostgresField const& field) { return field.name == "id"; });
    if (!has_id && table.key && is_wanted("id")) {
        m_fields.push_back(field_of(*table.key));
        m_fields.back().name = "id";
    }
    for (PostgresField const& field : table.fields) {
        if (field.type != "bytea" && is_wanted(field.name)) {
            m_fields.push_back(field_of(field));
        }
    }
}

std::string PostgresFields::sql(std::string const& prefix) const {
    std::string sql;
    for (Field const& field : m_fields) {
        std::string form = field.form;
        sql += ", " + form.replace(form.find("%s"), 2, prefix + sql_name(field.source));
    }
    return sql;
}

std::vector<AttributeColumn> PostgresFields::columns() const {
    std::vector<AttributeColumn> columns;
    for (Field const& field : m_fields) {
        columns.emplace_back(to_nfc(field.name), field.type).set_text_form(field.text_form);
    }
    return columns;
}

namespace {

/// What a text of an exact number is: with digits alone a whole number, with a point or exponent any.
AttributeType written_as(std::string_view digits) {
    bool const is_whole = digits.find_first_not_of("-0123456789") == std::string_view::npos;
    bool const is_number = digits.find_first_not_of("-+.eE0123456789") == std::string_view::npos;
    return is_whole ? AttributeType::integer : is_number ? AttributeType::real : AttributeType::text;
}

/// What is of another length than it should be counts as nothing.
void add_value(std::string_view bytes, AttributeColumn& column) {
    switch (column.type()) {
        case AttributeType::integer:
        case AttributeType::boolean:
            if (auto const value = copied_integer(bytes)) {
                column.add_integer(*value);
                return;
            }
            break;
        case AttributeType::real:
            if (auto const value = copied_real(bytes)) {
                column.add_real(*value);
                return;
            }
            break;
        case AttributeType::text:
        case AttributeType::json: column.add_text(to_nfc(std::string(bytes))); return;
    }
    column.add_null();
}

}  // namespace

void PostgresFields::add(CopyRow row, std::size_t first, std::vector<AttributeColumn>& columns) const {
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        auto const& bytes = row[first + i];
        if (bytes && m_fields[i].is_exact_number) {
            columns[i].add_text(*bytes, written_as(*bytes));
        } else if (bytes) {
            add_value(*bytes, columns[i]);
        } else {
            columns[i].add_null();
        }
    }
}

}  // namespace gatepost

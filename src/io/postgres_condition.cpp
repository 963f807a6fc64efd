#include "io/postgres_condition.hpp"

#include "base/normalize.hpp"
#include "table/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace gatepost {

namespace {

using Node = ExpressionNode;
using Function = ExpressionOperand::Function;

/// How the values of a field can be asked for.
enum class Sort : std::uint8_t { integer, real, text, boolean, day, moment, instant };

struct Field {
    std::string sql;
    Sort sort;
    bool is_equal_by_bytes = true;
};

std::optional<Sort> sort_of(PostgresField const& field) {
    static constexpr std::array<std::pair<std::string_view, Sort>, 12> sorts{
        {{"int2", Sort::integer},
         {"int4", Sort::integer},
         {"int8", Sort::integer},
         {"float4", Sort::real},
         {"float8", Sort::real},
         {"numeric", Sort::real},
         {"text", Sort::text},
         {"varchar", Sort::text},
         {"bool", Sort::boolean},
         {"date", Sort::day},
         {"timestamp", Sort::moment},
         {"timestamptz", Sort::instant}}};
    for (auto const& [type, sort] : sorts) {
        if (type == field.type && !field.is_array) {
            return sort;
        }
    }
    return std::nullopt;
}

/// Null for a field that the table has not. Its key is called `id` where no field is.
PostgresField const* find_field(std::string const& name, PostgresTable const& table) {
    auto const found = std::find_if(table.fields.begin(), table.fields.end(),
                                    [&](PostgresField const& one) { return to_nfc(one.name) == name; });
    if (found != table.fields.end()) {
        return &*found;
    }
    return name == "id" && table.key ? &*table.key : nullptr;
}

std::optional<Field> field_of(std::string const& name, PostgresTable const& table) {
    PostgresField const* const found = find_field(name, table);
    if (found == nullptr) {
        return std::nullopt;
    }
    auto const sort = sort_of(*found);
    std::string sql = sql_name(found->name);
    if (found->type == "float4") {
        sql += "::text::float8";  // as it is written: 0.1, not 0.10000000149
    } else if (found->type == "numeric") {
        sql += "::float8";
    }
    return sort ? std::optional{Field{std::move(sql), *sort, found->is_equal_by_bytes}} : std::nullopt;
}

std::string_view sign_of(Comparison comparison) {
    switch (comparison) {
        case Comparison::equal: return "=";
        case Comparison::unequal: return "<>";
        case Comparison::less: return "<";
        case Comparison::at_most: return "<=";
        case Comparison::greater: return ">";
        case Comparison::at_least: return ">=";
        case Comparison::like:
        case Comparison::ilike: break;
    }
    return "LIKE";
}

/// Whether nothing else becomes this text in NFC: ASCII but for what the Kelvin sign and two Greek signs
/// become.
bool is_nfc_of_itself_alone(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0x80U) == 0 && c != 'K' && c != ';' && c != '`';
    });
}

std::string in_nfc(Field const& field) { return "normalize(" + field.sql + ", NFC)"; }

/// Of ours a backslash is itself but before % and _; of SQL's it always escapes.
std::string sql_pattern(std::string_view pattern) {
    std::string sql;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        bool const escapes =
            pattern[i] == '\\' && i + 1 < pattern.size() && (pattern[i + 1] == '%' || pattern[i + 1] == '_');
        sql += pattern[i];
        if (escapes) {
            sql += pattern[++i];
        } else if (pattern[i] == '\\') {
            sql += '\\';
        }
    }
    return sql;
}

/// A whole number as a text: only its own digits are that text.
std::string integer_test(Field const& field, Comparison comparison, std::string const& text) {
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const is_whole = error == std::errc{} && end == text.data() + text.size();
    if (!is_whole || std::to_string(value) != text) {
        return comparison == Comparison::equal ? "false" : "true";
    }
    return fmt::format("{} {} '{}'::int8", field.sql, sign_of(comparison), value);
}

std::optional<std::string> text_test(Field const& field, Comparison comparison, std::string const& text) {
    bool const is_equality = comparison == Comparison::equal || comparison == Comparison::unequal;
    if (field.sort == Sort::integer && is_equality) {
        return integer_test(field, comparison, text);
    }
    if (field.sort == Sort::boolean && is_equality) {
        return fmt::format("{}::text {} {}", field.sql, sign_of(comparison), sql_text(text));
    }
    if (field.sort != Sort::text || comparison == Comparison::ilike ||
        text.find('\0') != std::string::npos) {  // which no text of a database has
        return std::nullopt;
    }
    if (is_equality && field.is_equal_by_bytes && is_nfc_of_itself_alone(text)) {  // an index may serve
        return fmt::format("{} {} {}", field.sql, sign_of(comparison), sql_text(text));
    }
    return fmt::format("{} COLLATE \"C\" {} {}", in_nfc(field), sign_of(comparison),
                       sql_text(comparison == Comparison::like ? sql_pattern(text) : text));
}

std::optional<std::string> number_test(Field const& field, Comparison comparison, double number) {
    constexpr double all_exact = 9007199254740992.0;  // 2 to the 53rd: integers below are doubles too
    if (!std::isfinite(number) || (field.sort == Sort::integer && std::abs(number) >= all_exact)) {
        return std::nullopt;
    }
    if (field.sort == Sort::integer) {
        return fmt::format("{} {} ({})", field.sql, sign_of(comparison), number);
    }
    return field.sort == Sort::real
               ? std::optional{fmt::format("{} {} '{}'::float8", field.sql, sign_of(comparison), number)}
               : std::nullopt;
}

bool is_dated(Field const& field) {
    return field.sort == Sort::day || field.sort == Sort::moment || field.sort == Sort::instant;
}

/// A moment as a value of the field's type; nothing for one in years that SQL writes otherwise.
std::optional<std::string> moment_sql(Field const& field, std::int64_t time_ms) {
    constexpr int last_year = 9999;
    constexpr std::int64_t first_ms = day_number({1, 1, 1}) * ms_per_day;
    constexpr std::int64_t end_ms = day_number({last_year + 1, 1, 1}) * ms_per_day;
    if (time_ms < first_ms || time_ms >= end_ms) {
        return std::nullopt;
    }
    CivilDate const date = civil_date(day_of(time_ms));
    return fmt::format("({} '{:04}-{:02}-{:02} 00:00:00{}' + interval '{} milliseconds')",
                       field.sort == Sort::instant ? "timestamptz" : "timestamp", date.year, date.month,
                       date.day, field.sort == Sort::instant ? "+00" : "",
                       time_ms - day_of(time_ms) * ms_per_day);
}

/// By when it began: before what a date means, within it, or after it.
std::optional<std::string> date_test(Field const& field, Comparison comparison, TimeRange const& range) {
    auto const begin = moment_sql(field, range.begin_ms);
    auto const end = moment_sql(field, range.end_ms);
    if (!is_dated(field) || !begin || !end) {
        return std::nullopt;
    }
    switch (comparison) {
        case Comparison::equal: return fmt::format("({0} >= {1} AND {0} < {2})", field.sql, *begin, *end);
        case Comparison::unequal: return fmt::format("({0} < {1} OR {0} >= {2})", field.sql, *begin, *end);
        case Comparison::less: return fmt::format("{} < {}", field.sql, *begin);
        case Comparison::at_most: return fmt::format("{} < {}", field.sql, *end);
        case Comparison::greater: return fmt::format("{} >= {}", field.sql, *end);
        case Comparison::at_least: return fmt::format("{} >= {}", field.sql, *begin);
        case Comparison::like:
        case Comparison::ilike: break;
    }
    return std::nullopt;
}

std::optional<std::string> year_test(Field const& field, Comparison comparison, double year) {
    constexpr double last_year = 9998;
    if (!(year >= 1 && year <= last_year) || year != std::floor(year)) {
        return std::nullopt;
    }
    auto const begin_of = [](int one) { return day_number({one, 1, 1}) * ms_per_day; };
    auto const whole = static_cast<int>(year);
    return date_test(field, comparison, {begin_of(whole), begin_of(whole + 1)});
}

std::optional<std::string> value_test(Field const& field, Node const& node, ExpressionValue const& value) {
    switch (node.operand.function) {
        case Function::none:
        case Function::date: break;
        case Function::year: return year_test(field, node.comparison, *value.number);
        case Function::length:
            return field.sort == Sort::text
                       ? std::optional{fmt::format("char_length({}) {} '{}'::float8", in_nfc(field),
                                                   sign_of(node.comparison), *value.number)}
                       : std::nullopt;
        case Function::lower:
        case Function::month:
        case Function::distance_m: return std::nullopt;
    }
    return value.number ? number_test(field, node.comparison, *value.number)
           : value.date ? date_test(field, node.comparison, *value.date)
                        : text_test(field, node.comparison, value.text);
}

/// What each value must be before it can be compared at all; SQL's null where it is none.
std::string guard_of(Field const& field) {
    switch (field.sort) {  // by what the planner has statistics of
        case Sort::real:   // NaN comes after infinity
            return fmt::format("{0} > '-Infinity'::float8 AND {0} < 'Infinity'::float8", field.sql);
        case Sort::day: return fmt::format("{0} > '-infinity'::date AND {0} < 'infinity'::date", field.sql);
        case Sort::moment:
            return fmt::format("{0} > '-infinity'::timestamp AND {0} < 'infinity'::timestamp", field.sql);
        case Sort::instant:
            return fmt::format("{0} > '-infinity'::timestamptz AND {0} < 'infinity'::timestamptz", field.sql);
        case Sort::integer:
        case Sort::text:
        case Sort::boolean: break;
    }
    return field.sql + " IS NOT NULL";
}

std::optional<SqlCondition> comparison_sql(Node const& node, PostgresTable const& table) {
    auto const field = field_of(node.operand.field, table);
    if (!field) {
        return std::nullopt;
    }
    std::string any;
    for (ExpressionValue const& value : node.values) {
        auto const test = value_test(*field, node, value);
        if (!test) {
            return std::nullopt;
        }
        any += (any.empty() ? "" : " OR ") + *test;
    }
    // Dates of thousands of years are read otherwise here, and asked of each row again.
    return SqlCondition{fmt::format("({} AND {}({}))", guard_of(*field), node.is_negated ? "NOT " : "", any),
                        !is_dated(*field)};
}

/// Nothing for a field that the table lacks, and for bytes, which are not read. A row of nulls is not null
/// here.
std::optional<SqlCondition> null_sql(Node const& node, PostgresTable const& table) {
    PostgresField const* const found = find_field(node.operand.field, table);
    if (found == nullptr || found->type == "bytea") {
        return std::nullopt;
    }
    char const* const test = sort_of(*found) ? " IS NULL" : " IS NOT DISTINCT FROM NULL";
    return SqlCondition{sql_name(found->name) + test};
}

/// All of them: what cannot be said is left out, which lets more through.
std::optional<SqlCondition> all_of_sql(Node const& node, PostgresTable const& table) {
    SqlCondition all;
    for (Node const& part : node.parts) {
        auto const said = sql_condition(part, table);
        all.is_exact = all.is_exact && said && said->is_exact;
        if (said) {
            all.sql += (all.sql.empty() ? "(" : " AND ") + said->sql;
        }
    }
    all.sql += ")";
    return all.sql.size() > 1 ? std::optional{std::move(all)} : std::nullopt;
}

std::optional<SqlCondition> any_of_sql(Node const& node, PostgresTable const& table) {
    SqlCondition any;
    for (Node const& part : node.parts) {
        auto const said = sql_condition(part, table);
        if (!said) {
            return std::nullopt;
        }
        any.is_exact = any.is_exact && said->is_exact;
        any.sql += (any.sql.empty() ? "(" : " OR ") + said->sql;
    }
    any.sql += ")";
    return any;
}

/// What lets too much through would keep too much out, and here nothing is neither true nor false.
std::optional<SqlCondition> none_of_sql(Node const& node, PostgresTable const& table) {
    std::string any;
    for (Node const& part : node.parts) {
        auto const said = sql_condition(part, table);
        if (!said || !said->is_exact) {
            return std::nullopt;
        }
        any += fmt::format("{}COALESCE({}, false)", any.empty() ? "" : " OR ", said->sql);
    }
    return SqlCondition{"NOT (" + any + ")"};
}

}  // namespace

std::optional<SqlCondition> sql_condition(ExpressionNode const& node, PostgresTable const& table) {
    switch (node.kind) {
        case Node::Kind::all_of: return all_of_sql(node, table);
        case Node::Kind::any_of: return any_of_sql(node, table);
        case Node::Kind::none_of: return none_of_sql(node, table);
        case Node::Kind::is_null: return null_sql(node, table);
        case Node::Kind::compare: break;
    }
    return comparison_sql(node, table);
}

}  // namespace gatepost

#include "map/value_key.hpp"

#include "base/json.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <map>

namespace gatepost {

namespace {

/// A number so that equal ones have the same text, 1 and 1.0 too: whole ones by their digits, because beyond
/// 2⁵³ doubles cannot tell neighbours apart.
std::string number_key(double number) {
    constexpr double beyond_integers = 9223372036854775808.0;  // 2⁶³
    bool const is_integer = std::abs(number) < beyond_integers && number == std::trunc(number);
    return is_integer ? fmt::format("{}", static_cast<std::int64_t>(number)) : fmt::format("{}", number);
}

std::string number_key(AttributeColumn const& column, std::size_t row) {
    if (column.type() == AttributeType::real) {
        return number_key(column.real(row));
    }
    std::string const text = column.to_text(row);
    bool const is_whole =
        text.find_first_not_of("0123456789", text.starts_with('-') ? 1 : 0) == std::string::npos;
    if (is_whole) {
        return text == "-0" ? "0" : text;
    }
    auto const number = column.number(row);
    return number ? number_key(*number) : text;
}

/// JSON so that equal values have the same text: members in the order of their names, numbers as above.
/// Recursion is safe, because parse_json refuses deep trees.
void append_json_key(std::string& key, Json const& value) {
    auto const text_of = [](Json const& one) {
        return one.dump(-1, ' ', false, Json::error_handler_t::replace);
    };
    if (value.is_object()) {
        std::map<std::string, Json const*> members;
        for (auto const& [name, member] : value.items()) {
            members.insert_or_assign(name, &member);
        }
        key += '{';
        for (auto const& [name, member] : members) {
            key += text_of(name) + ':';
            append_json_key(key, *member);
            key += ',';
        }
        key += '}';
    } else if (value.is_array()) {
        key += '[';
        for (Json const& element : value) {
            append_json_key(key, element);
            key += ',';
        }
        key += ']';
    } else {
        key += value.is_number_float() ? number_key(value.get<double>()) : text_of(value);
    }
}

}  // namespace

std::string value_key(AttributeColumn const* column, std::size_t row) {
    if (column == nullptr || column->is_null(row)) {
        return {};
    }
    switch (column->written_as(row)) {
        case AttributeType::integer:
        case AttributeType::real: return "n" + number_key(*column, row);
        case AttributeType::boolean: return "b" + column->to_text(row);
        case AttributeType::json:
            if (auto const tree = parse_json(column->text(row))) {
                std::string key = "j";
                append_json_key(key, *tree);
                return key;
            }
            break;
        case AttributeType::text: break;
    }
    std::string_view const text = column->text(row);
    return text.empty() ? std::string{} : "t" + std::string{text};  // tables of text cannot tell it from none
}

}  // namespace gatepost

#include "io/number_columns.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace gatepost {

namespace {

/// Properties of a text that is a plain decimal number.
struct Decimal {
    std::size_t decimals = 0;   ///< digits after the decimal point
    bool ends_in_zero = false;  ///< after the decimal point
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Parses digits with at most one decimal point and an optional minus in front, without leading zeros, at
/// most 15 digits.
std::optional<Decimal> decimal_of(std::string_view text) {
    constexpr std::size_t exact_digits = 15;  // that a double holds exactly
    if (text.starts_with('-')) {
        text.remove_prefix(1);
    }
    std::size_t const point = text.find('.');
    std::string_view const whole = text.substr(0, point);
    std::string_view const part = point == std::string_view::npos ? "" : text.substr(point + 1);
    bool const has_digits = !whole.empty() && (point == std::string_view::npos || !part.empty());
    bool const has_zeros_in_front = whole.size() > 1 && whole.front() == '0';
    if (!has_digits || has_zeros_in_front || whole.size() + part.size() > exact_digits ||
        !std::all_of(whole.begin(), whole.end(), is_digit) ||
        !std::all_of(part.begin(), part.end(), is_digit)) {
        return std::nullopt;
    }
    return Decimal{part.size(), part.ends_with('0')};
}

/// The numeric type that a column can become; none if a value is not a number, or could not be written back
/// the same.
std::optional<AttributeType> number_type(AttributeColumn const& column) {
    std::optional<std::size_t> decimals;
    bool has_one_length = true;
    bool has_end_zeros = false;
    bool is_whole = true;
    for (std::size_t row = 0; row < column.size(); ++row) {
        if (column.text(row).empty()) {
            continue;
        }
        auto const decimal = decimal_of(column.text(row));
        if (!decimal || column.text(row) == "-0") {
            return std::nullopt;
        }
        has_one_length = has_one_length && decimals.value_or(decimal->decimals) == decimal->decimals;
        decimals = decimal->decimals;
        has_end_zeros = has_end_zeros || decimal->ends_in_zero;
        is_whole = is_whole && decimal->decimals == 0;
    }
    bool const is_lossless = !has_end_zeros || has_one_length;
    if (!decimals || !is_lossless) {
        return std::nullopt;
    }
    return is_whole ? AttributeType::integer : AttributeType::real;
}

AttributeColumn as_numbers(AttributeColumn const& column, AttributeType type) {
    AttributeColumn numbers(column.name(), type);
    for (std::size_t row = 0; row < column.size(); ++row) {
        std::string_view const text = column.text(row);
        std::int64_t whole = 0;
        if (text.empty()) {
            numbers.add_null();
        } else if (type == AttributeType::real) {
            numbers.add_real(*column.number(row));
        } else {
            std::from_chars(text.data(), text.data() + text.size(), whole);
            numbers.add_integer(whole);
        }
    }
    return numbers;
}

}  // namespace

void make_number_columns(std::vector<AttributeColumn>& columns) {
    for (AttributeColumn& column : columns) {
        if (column.type() != AttributeType::text) {
            continue;
        }
        if (auto const type = number_type(column)) {
            column = as_numbers(column, *type);
        }
    }
}

}  // namespace gatepost

#pragma once

#include "geo/point.hpp"
#include "table/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

enum class Comparison : std::uint8_t { equal, unequal, less, at_most, greater, at_least, like, ilike };

/// What is compared: a field as it is, or something made of it.
struct ExpressionOperand {
    enum class Function : std::uint8_t { none, lower, length, year, month, date, distance_m };
    Function function = Function::none;
    std::string field{};
    Point from_lonlat{};  ///< of a distance
};

/// What it is compared with.
struct ExpressionValue {
    std::string text{};
    std::optional<double> number{};
    std::optional<TimeRange> date{};
};

/// One condition, or several. Made by parse_expression.
struct ExpressionNode {
    enum class Kind : std::uint8_t { all_of, any_of, none_of, compare, is_null };
    Kind kind = Kind::compare;
    std::vector<ExpressionNode> parts{};
    ExpressionOperand operand{};
    Comparison comparison = Comparison::equal;
    bool is_negated = false;                ///< `not` before `in` and `like`: null stays out all the same
    std::vector<ExpressionValue> values{};  ///< any of which it may be
};

/// Throws Error that says at which place the text cannot be understood.
[[nodiscard]] ExpressionNode parse_expression(std::string_view text);

}  // namespace gatepost

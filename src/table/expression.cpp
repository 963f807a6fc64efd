#include "table/expression.hpp"

#include "base/folding.hpp"
#include "base/utf8.hpp"
#include "table/calendar.hpp"
#include "table/expression_node.hpp"
#include "table/time_span.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace gatepost {

namespace {

using Function = ExpressionOperand::Function;

bool is_so(Comparison comparison, int order) {
    switch (comparison) {
        case Comparison::equal: return order == 0;
        case Comparison::unequal: return order != 0;
        case Comparison::less: return order < 0;
        case Comparison::at_most: return order <= 0;
        case Comparison::greater: return order > 0;
        case Comparison::at_least: return order >= 0;
        case Comparison::like:
        case Comparison::ilike: break;
    }
    return false;
}

/// The end of the character that begins at `at`.
std::size_t next_character(std::string_view utf8, std::size_t at) {
    ++at;
    while (at < utf8.size() && (static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80U) {
        ++at;
    }
    return at;
}

/// Whether a text is as a pattern of SQL says. Where a part does not fit, the last % takes one character
/// more: O(text · pattern).
bool is_like(std::string_view text, std::string_view pattern) {
    constexpr std::size_t none = std::string_view::npos;
    std::size_t t = 0;
    std::size_t p = 0;
    std::size_t after_any = none;  // the place in the pattern after its last %
    std::size_t any_end = 0;       // up to where in the text that % reaches
    while (t < text.size()) {
        bool const is_escaped =
            p + 1 < pattern.size() && pattern[p] == '\\' && (pattern[p + 1] == '%' || pattern[p + 1] == '_');
        std::size_t const letter = p + (is_escaped ? 1 : 0);
        if (p < pattern.size() && pattern[p] == '%') {
            after_any = ++p;
            any_end = t;
        } else if (p < pattern.size() && pattern[p] == '_') {
            ++p;
            t = next_character(text, t);
        } else if (letter < pattern.size() && pattern[letter] == text[t]) {
            p = letter + 1;
            ++t;
        } else if (after_any != none) {
            p = after_any;
            any_end = next_character(text, any_end);
            t = any_end;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('%', p) == none;
}

bool compares(std::string const& text, Comparison comparison, ExpressionValue const& value) {
    switch (comparison) {
        case Comparison::like: return is_like(text, value.text);
        case Comparison::ilike: return is_like(lower_case(text), value.text);
        default: return is_so(comparison, text.compare(value.text));
    }
}

bool compares(double number, Comparison comparison, double value) {
    return !std::isnan(number) && is_so(comparison, number < value ? -1 : number > value ? 1 : 0);
}

/// By when it began: before what a date means, within it, or after it.
bool compares(std::int64_t begin_ms, Comparison comparison, TimeRange const& date) {
    return is_so(comparison, begin_ms < date.begin_ms ? -1 : begin_ms < date.end_ms ? 0 : 1);
}

/// When what a text dates began. Nothing where it is no date, or began nobody knows when.
std::optional<std::int64_t> begin_of(std::string const& text) {
    auto const span = parse_time_span(text);
    return span && span->first_begin_ms != time_min_ms ? std::optional{span->first_begin_ms} : std::nullopt;
}

std::optional<double> number_of(Function function, AttributeColumn const& column, std::size_t row) {
    if (function == Function::none) {
        return column.number(row);
    }
    std::string const text = column.to_text(row);
    if (function == Function::length) {
        return static_cast<double>(count_characters(text));
    }
    auto const begin_ms = begin_of(text);
    if (!begin_ms) {
        return std::nullopt;
    }
    CivilDate const day = civil_date(day_of(*begin_ms));
    return function == Function::year ? day.year : day.month;
}

/// One row, as conditions look at it.
struct Row {
    AttributeColumns const& columns;
    std::size_t row;
    FeaturePlaces const* places;

    [[nodiscard]] bool holds(ExpressionNode const& node) const {
        using Kind = ExpressionNode::Kind;
        auto const part_holds = [&](ExpressionNode const& part) { return holds(part); };
        switch (node.kind) {
            case Kind::all_of: return std::all_of(node.parts.begin(), node.parts.end(), part_holds);
            case Kind::any_of: return std::any_of(node.parts.begin(), node.parts.end(), part_holds);
            case Kind::none_of: return std::none_of(node.parts.begin(), node.parts.end(), part_holds);
            default: break;
        }
        if (node.operand.function == Function::distance_m) {
            auto const distance_m =
                places != nullptr ? places->distance_m(row, node.operand.from_lonlat) : std::nullopt;
            return distance_m && any_value(node, [&](ExpressionValue const& value) {
                       return compares(*distance_m, node.comparison, *value.number);
                   });
        }
        AttributeColumn const* const column = columns.find(node.operand.field);
        bool const is_missing = column == nullptr || column->is_null(row);
        if (is_missing || node.kind == Kind::is_null) {
            return is_missing && node.kind == Kind::is_null;
        }
        return compares_field(node, *column);
    }

  private:
    template <class Compare>
    static bool any_value(ExpressionNode const& node, Compare const& compare) {
        return std::any_of(node.values.begin(), node.values.end(), compare) != node.is_negated;
    }

    /// What the values are says how the field is read.
    [[nodiscard]] bool compares_field(ExpressionNode const& node, AttributeColumn const& column) const {
        bool has_numbers = false;
        bool has_dates = false;
        bool has_texts = false;
        for (ExpressionValue const& value : node.values) {
            has_numbers = has_numbers || value.number;
            has_dates = has_dates || value.date;
            has_texts = has_texts || !(value.number || value.date);
        }
        auto const number = has_numbers ? number_of(node.operand.function, column, row) : std::nullopt;
        auto const begin_ms = has_dates ? begin_of(column.to_text(row)) : std::nullopt;
        std::string text = has_texts ? column.to_text(row) : std::string();
        if (has_texts && node.operand.function == Function::lower) {
            text = lower_case(text);
        }
        bool const has_number = number.has_value();
        bool const has_begin = begin_ms.has_value();
        if (!has_number && !has_begin && !has_texts) {
            return false;  // neither a number nor a date where one is asked for: as if there were no value
        }
        return any_value(node, [&, n = number.value_or(0), begin = begin_ms.value_or(0)](auto const& value) {
            return value.number ? has_number && compares(n, node.comparison, *value.number)
                   : value.date ? has_begin && compares(begin, node.comparison, *value.date)
                                : compares(text, node.comparison, value);
        });
    }
};

void add_fields(ExpressionNode const& node, std::set<std::string>& fields) {
    if (!node.operand.field.empty()) {
        fields.insert(node.operand.field);
    }
    for (ExpressionNode const& part : node.parts) {
        add_fields(part, fields);
    }
}

bool has_distance(ExpressionNode const& node) {
    return node.operand.function == Function::distance_m ||
           std::any_of(node.parts.begin(), node.parts.end(), has_distance);
}

}  // namespace

Expression::Expression(std::string_view text)
    : m_root(std::make_unique<ExpressionNode>(parse_expression(text))) {}
Expression::~Expression() = default;
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(Expression&&) noexcept = default;

bool Expression::holds(AttributeColumns const& columns, std::size_t row, FeaturePlaces const* places) const {
    return Row{columns, row, places}.holds(*m_root);
}

bool Expression::holds(FeatureTable const& table, std::size_t feature) const {
    std::optional<FeaturePlaces> places;
    if (needs_places()) {
        places.emplace(table);
    }
    return holds(table.attributes, feature, places ? &*places : nullptr);
}

std::set<std::string> Expression::fields() const {
    std::set<std::string> fields;
    add_fields(*m_root, fields);
    return fields;
}

bool Expression::needs_places() const { return has_distance(*m_root); }

}  // namespace gatepost

#include "style/style_by_field.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace gatepost {

namespace {

constexpr std::size_t most_categories = own_palette.size() - 1;  // and one for the rest
constexpr std::size_t most_numbers_as_categories = 12;
constexpr Colour rest_colour = rgb(0x9A958C);
/// From light to dark in even steps of lightness: five colours of Viridis (van der Walt and Smith, 2015),
/// slightly darker at the light end, so that it is visible on paper.
constexpr std::array<Colour, 5> ramp{rgb(0xD9C800), rgb(0x5DC863), rgb(0x21908C), rgb(0x3B528B),
                                     rgb(0x440154)};

StyleClass coloured(StyleClass style, Colour colour) {
    style.fill = colour;
    style.line = style.line.a > 0 ? colour : style.line;
    return style;
}

std::map<std::string, std::size_t> values_of(AttributeColumn const& column) {
    std::map<std::string, std::size_t> counts;
    for (std::size_t f = 0; f < column.size(); ++f) {
        std::string value = column.to_text(f);
        if (!value.empty()) {
            ++counts[std::move(value)];
        }
    }
    return counts;
}

bool is_numeric(AttributeColumn const& column) {
    return column.type() == AttributeType::integer || column.type() == AttributeType::real;
}

/// A number with as many digits as tell it from its neighbours.
std::string short_number(double value) {
    constexpr double large = 1000;
    constexpr double very_large = 1e15;
    bool const is_whole = std::abs(value) >= large && std::abs(value) < very_large;
    return is_whole ? fmt::format("{:.0f}", value) : fmt::format("{:.4g}", value);
}

LayerStyle by_ranges(AttributeColumn const& column, LayerStyle style) {
    std::vector<double> numbers;
    for (std::size_t f = 0; f < column.size(); ++f) {
        if (auto const number = column.number(f); number && std::isfinite(*number)) {
            numbers.push_back(*number);
        }
    }
    std::sort(numbers.begin(), numbers.end());
    StyleClass const base = style.classes.front();
    style.classing = Classing::ranges;
    style.classes = {coloured(base, rest_colour)};
    double from = numbers.front();
    for (std::size_t i = 0; i < ramp.size(); ++i) {
        bool const is_last = i + 1 == ramp.size();
        double const below = is_last ? std::numeric_limits<double>::infinity()
                                     : numbers[numbers.size() * (i + 1) / ramp.size()];
        if (below <= from) {
            continue;  // many features have this very value
        }
        StyleClass one = coloured(base, ramp[i]);
        one.below = below;
        one.label = is_last ? fmt::format("≥ {}", short_number(from))
                            : fmt::format("{} – {}", short_number(from), short_number(below));
        style.classes.push_back(one);
        from = below;
    }
    return style;
}

LayerStyle by_values(std::map<std::string, std::size_t> const& counts, LayerStyle style) {
    std::vector<std::pair<std::string, std::size_t>> values(counts.begin(), counts.end());
    std::stable_sort(values.begin(), values.end(),
                     [](auto const& a, auto const& b) { return a.second > b.second; });
    StyleClass const base = style.classes.front();
    style.classing = Classing::values;
    style.classes = {coloured(base, rest_colour)};
    for (std::size_t i = 0; i < std::min(values.size(), most_categories); ++i) {
        StyleClass one = coloured(base, own_palette[i]);
        one.value = values[i].first;
        style.classes.push_back(one);
    }
    return style;
}

}  // namespace

std::optional<LayerStyle> style_by_field(AttributeColumns const& columns, std::string const& field,
                                         LayerStyle const& base) {
    AttributeColumn const* const column = columns.find(field);
    auto const counts = column != nullptr ? values_of(*column) : std::map<std::string, std::size_t>{};
    if (counts.empty()) {
        return std::nullopt;
    }
    LayerStyle style = base;
    style.class_field = field;
    bool const is_graduated = is_numeric(*column) && counts.size() > most_numbers_as_categories;
    style = is_graduated ? by_ranges(*column, std::move(style)) : by_values(counts, std::move(style));
    style.labels.assign(style.classes.size(), base.labels.front());
    return style;
}

std::vector<std::string> fields_to_style_by(AttributeColumns const& columns) {
    std::vector<std::string> fields;
    for (AttributeColumn const& column : columns) {
        if (column.type() == AttributeType::json) {
            continue;
        }
        std::set<std::string> values;
        constexpr std::size_t enough = 200;
        std::size_t const looked_at = std::min<std::size_t>(column.size(), 5000);
        for (std::size_t f = 0; f < looked_at && values.size() < enough; ++f) {
            if (!column.is_null(f)) {
                values.insert(column.to_text(f));
            }
        }
        bool const is_name = !is_numeric(column) && (values.size() >= enough || values.size() == looked_at);
        if (values.size() > 1 && !is_name) {
            fields.push_back(column.name());
        }
    }
    return fields;
}

std::vector<std::string> fields_of_numbers(AttributeColumns const& columns) {
    std::vector<std::string> fields;
    for (AttributeColumn const& column : columns) {
        if (is_numeric(column)) {
            fields.push_back(column.name());
        }
    }
    return fields;
}

}  // namespace gatepost

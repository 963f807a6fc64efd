#include "style/style_by_field.hpp"

#include "style/class_bounds.hpp"
#include "style/sequential_ramp.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace gatepost {

namespace {

constexpr std::size_t most_categories = own_palette.size() - 1;  // and one for the rest
constexpr std::size_t most_numbers_as_categories = 12;
constexpr Colour rest_colour = rgb(0x9A958C);
constexpr float graded_area_alpha = 0.85F;  // the basemap's names and roads still orient a reader
constexpr float outline_px = 0.75F;
constexpr Colour outline_on_paper = rgb(0xFFFFFF);
constexpr Colour outline_on_dark = rgb(0x24272A);

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

/// Few different numbers that come again and again are codes, whose order need not mean anything.
bool are_codes(AttributeColumn const& column, std::map<std::string, std::size_t> const& counts) {
    std::size_t features = 0;
    for (auto const& [value, count] : counts) {
        features += count;
    }
    return column.type() == AttributeType::integer && counts.size() <= most_numbers_as_categories &&
           features >= 2 * counts.size();
}

/// The colour of one of the ranges in each theme.
void take_ramp(StyleClass& style, Grading const& grading, std::size_t range, std::size_t ranges) {
    bool const has_line = style.line.a > 0 && style.line == style.fill.with_alpha(style.line.a / 255.0);
    auto const in = [&](Theme theme) { return graded_colour(grading, range, ranges, theme); };
    Colour const on_paper = in(Theme::light);
    style.fill = on_paper.with_alpha(style.fill.a / 255.0);
    style.line = has_line ? on_paper.with_alpha(style.line.a / 255.0) : style.line;
    for (Theme const theme : {Theme::dark, Theme::print}) {
        ThemeColours& there = style.in_themes[place_of_theme(theme)];
        there.fill = in(theme);
        there.line = has_line ? in(theme) : there.line;
    }
}

void take_thin_outline(StyleClass& style) {
    style.area_alpha = graded_area_alpha;
    style.line = outline_on_paper;
    style.line_px = outline_px;
    style.in_themes[place_of_theme(Theme::dark)].line = outline_on_dark;
}

LayerStyle by_ranges(AttributeColumn const& column, FieldColouring const& wanted, LayerStyle style) {
    std::vector<double> numbers;
    for (std::size_t f = 0; f < column.size(); ++f) {
        if (auto const number = column.number(f)) {
            numbers.push_back(*number);
        }
    }
    Grading const grading = wanted.grading.value_or(Grading{});
    auto const bounds = class_bounds(std::move(numbers), grading.breaks, grading.class_count);
    bool const is_graded_already =
        style.grading && style.class_field == wanted.field && style.classes.size() > 1;
    StyleClass base = style.classes[style.typical_class()];
    base.label.clear();
    base.is_on = true;
    if (!is_graded_already && wanted.has_areas) {
        take_thin_outline(base);
    }
    style.classing = Classing::ranges;
    StyleClass rest = is_graded_already ? style.classes.front() : base;
    if (!is_graded_already) {
        rest.fill = rest_colour;
        rest.line = wanted.has_areas || rest.line.a == 0 ? rest.line : rest_colour;
    }
    style.classes = {rest};
    for (std::size_t i = 0; i <= bounds.size(); ++i) {
        StyleClass one = base;
        one.below = i < bounds.size() ? bounds[i] : std::numeric_limits<double>::infinity();
        style.classes.push_back(one);
    }
    return recoloured(std::move(style), grading);
}

LayerStyle by_values(std::map<std::string, std::size_t> const& counts, LayerStyle style) {
    std::vector<std::pair<std::string, std::size_t>> values(counts.begin(), counts.end());
    std::stable_sort(values.begin(), values.end(),
                     [](auto const& a, auto const& b) { return a.second > b.second; });
    StyleClass const base = style.classes.front();
    style.classing = Classing::values;
    style.grading.reset();
    style.classes = {coloured(base, rest_colour)};
    for (std::size_t i = 0; i < std::min(values.size(), most_categories); ++i) {
        StyleClass one = coloured(base, own_palette[i]);
        one.value = values[i].first;
        style.classes.push_back(one);
    }
    return style;
}

}  // namespace

std::optional<LayerStyle> style_by_field(AttributeColumns const& columns, FieldColouring const& wanted,
                                         LayerStyle const& base) {
    AttributeColumn const* const column = columns.find(wanted.field);
    auto const counts = column != nullptr ? values_of(*column) : std::map<std::string, std::size_t>{};
    if (counts.empty()) {
        return std::nullopt;
    }
    bool const is_graded = is_numeric(*column) && (wanted.classing ? *wanted.classing == Classing::ranges
                                                                   : !are_codes(*column, counts));
    LabelClass const label = base.labels[base.typical_class()];
    LayerStyle style = is_graded ? by_ranges(*column, wanted, base) : by_values(counts, base);
    style.class_field = wanted.field;
    style.labels.assign(style.classes.size(), label);
    return style;
}

LayerStyle recoloured(LayerStyle style, Grading const& grading) {
    std::size_t const ranges = style.classes.size() - 1;
    for (std::size_t i = 0; i < ranges; ++i) {
        take_ramp(style.classes[i + 1], grading, i, ranges);
    }
    style.grading = grading;
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

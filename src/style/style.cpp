#include "style/style.hpp"

#include "table/expression.hpp"

#include <algorithm>

namespace gatepost {

namespace {

Colour faint(Colour colour) {
    constexpr double share = 0.28;
    return colour.with_alpha(static_cast<double>(colour.a) / 255 * share);
}

/// A line that can hardly be seen can be seen when it is pointed at.
Colour firm(Colour colour) { return colour.a > 0 ? colour.with_alpha(1) : colour; }

void take_colour(Colour& colour, std::optional<Colour> const& replacement) {
    if (replacement) {
        colour = {replacement->r, replacement->g, replacement->b, colour.a};
    }
}

std::uint16_t class_by_value(LayerStyle const& style, FeatureTable const& table, std::size_t feature) {
    std::string const value = style.class_field.empty() ? "" : table.text(feature, style.class_field);
    for (std::size_t i = 0; i < style.classes.size() && !value.empty(); ++i) {
        if (style.classes[i].value == value) {
            return static_cast<std::uint16_t>(i);
        }
    }
    return 0;
}

std::uint16_t class_by_range(LayerStyle const& style, FeatureTable const& table, std::size_t feature) {
    AttributeColumn const* const column = table.find(style.class_field);
    auto const number = column != nullptr ? column->number(feature) : std::nullopt;
    for (std::size_t i = 1; i < style.classes.size() && number; ++i) {
        if (*number < style.classes[i].below) {
            return static_cast<std::uint16_t>(i);
        }
    }
    return 0;
}

}  // namespace

StyleClass in_state(StyleClass style, FeatureState state) {
    constexpr Colour accent = rgb(0x0B6E8F);
    constexpr float wider_px = 1.6F;
    constexpr float larger = 1.2F;
    if (state == FeatureState::plain) {
        return style;
    }
    if (state == FeatureState::dimmed) {
        style.fill = faint(style.fill);
        style.line = faint(style.line);
        style.line_casing = faint(style.line_casing);
        return style;
    }
    style.symbol_px *= larger;
    style.symbol_casing_px = std::max(style.symbol_casing_px, 1.5F) + 0.5F;
    style.line = firm(style.line);
    style.line_px += style.line_px > 0 ? wider_px : 0;
    if (state == FeatureState::selected) {
        style.symbol_ring = accent;
        style.symbol_ring_px = 2.5F;
        style.line_casing = accent;
        style.line_casing_px = std::max(style.line_casing_px, style.line_px + 2 * wider_px);
    }
    return style;
}

void LayerStyle::draw_plain_dots() {
    constexpr float dot_px = 4;
    for (StyleClass& style : classes) {
        style.shape = SymbolShape::circle;
        style.symbol_px = std::min(style.symbol_px, dot_px);
        style.symbol_casing_px = 0;
    }
}

void LayerStyle::take_theme(Theme theme) {
    MapColours const& colours = map_colours(theme);
    for (StyleClass& style : classes) {
        style.symbol_casing = colours.casing;
        style.symbol_shadow = colours.shadow;
    }
    for (LabelClass& name : labels) {
        name.halo = colours.halo;
    }
    if (theme == Theme::light) {
        return;
    }
    std::size_t const place = place_of_theme(theme);
    for (StyleClass& style : classes) {
        ThemeColours const& there = style.in_themes[place];
        take_colour(style.fill, there.fill);
        take_colour(style.line, there.line);
        take_colour(style.line_casing, there.line_casing);
    }
    for (LabelClass& name : labels) {
        name.colour = name.colour_in_themes[place].value_or(name_colour(name.colour, theme));
    }
}

std::vector<std::uint16_t> LayerStyle::classes_of(FeatureTable const& table) const {
    std::vector<std::uint16_t> found(table.size(), 0);
    if (classes.size() < 2) {
        return found;
    }
    std::vector<Expression> rules;
    for (std::size_t i = 1; i < classes.size() && classing == Classing::rules; ++i) {
        rules.emplace_back(classes[i].when.empty() ? "x is null or x is not null" : classes[i].when);
    }
    for (std::size_t f = 0; f < found.size(); ++f) {
        switch (classing) {
            case Classing::values: found[f] = class_by_value(*this, table, f); break;
            case Classing::ranges: found[f] = class_by_range(*this, table, f); break;
            case Classing::rules: {
                auto const rule = std::find_if(rules.begin(), rules.end(),
                                               [&](Expression const& one) { return one.holds(table, f); });
                found[f] = rule == rules.end() ? 0 : static_cast<std::uint16_t>(rule - rules.begin() + 1);
            }
        }
    }
    return found;
}

}  // namespace gatepost

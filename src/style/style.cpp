#include "style/style.hpp"

#include "table/expression.hpp"

#include <algorithm>
#include <set>

namespace gatepost {

namespace {

Colour faint(Colour colour) {
    constexpr double share = 0.28;
    return colour.with_alpha(static_cast<double>(colour.a) / 255 * share);
}

/// Makes a hardly visible line visible while the pointer is on it.
Colour firm(Colour colour) { return colour.a > 0 ? colour.with_alpha(1) : colour; }

void take_colour(Colour& colour, std::optional<Colour> const& replacement) {
    if (replacement) {
        colour = {replacement->r, replacement->g, replacement->b, colour.a};
    }
}

std::uint16_t class_by_value(LayerStyle const& style, AttributeColumn const& column, std::size_t feature) {
    std::string const value = column.to_text(feature);
    for (std::size_t i = 0; i < style.classes.size() && !value.empty(); ++i) {
        if (style.classes[i].value == value) {
            return static_cast<std::uint16_t>(i);
        }
    }
    return 0;
}

std::uint16_t class_by_range(LayerStyle const& style, AttributeColumn const& column, std::size_t feature) {
    auto const number = column.number(feature);
    for (std::size_t i = 1; i < style.classes.size() && number; ++i) {
        if (*number < style.classes[i].below) {
            return static_cast<std::uint16_t>(i);
        }
    }
    return 0;
}

std::vector<Expression> rules_of(LayerStyle const& style) {
    std::vector<Expression> rules;
    for (std::size_t i = 1; i < style.classes.size(); ++i) {
        std::string const& when = style.classes[i].when;
        rules.emplace_back(when.empty() ? "x is null or x is not null" : when);
    }
    return rules;
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
    constexpr float dot_px = 3;
    constexpr float dot_alpha = 0.75F;  // that some lie on each other can be seen
    for (StyleClass& style : classes) {
        style.shape = SymbolShape::circle;
        style.symbol_letter = 0;
        style.symbol_px = std::min(style.symbol_px, dot_px);
        style.symbol_casing_px = 0;
        style.symbol_alpha = std::min(style.symbol_alpha, dot_alpha);
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
        bool const is_ring_like_fill = style.symbol_ring == style.fill;
        take_colour(style.fill, there.fill);
        style.symbol_ring = is_ring_like_fill ? style.fill : style.symbol_ring;
        take_colour(style.line, there.line);
        take_colour(style.line_casing, there.line_casing);
    }
    for (LabelClass& name : labels) {
        name.colour = name.colour_in_themes[place].value_or(name_colour(name.colour, theme));
    }
}

std::vector<std::uint16_t> LayerStyle::classes_of(FeatureTable const& table,
                                                  AttributeColumns const& columns) const {
    std::size_t const features = table.size();
    std::vector<std::uint16_t> found(features, 0);
    if (classes.size() < 2) {
        return found;
    }
    if (classing == Classing::rules) {
        std::vector<Expression> const rules = rules_of(*this);
        std::optional<FeaturePlaces> places;
        if (needs_places()) {
            places.emplace(table);
        }
        for (std::size_t f = 0; f < features; ++f) {
            auto const rule = std::find_if(rules.begin(), rules.end(), [&](Expression const& one) {
                return one.holds(columns, f, places ? &*places : nullptr);
            });
            found[f] = rule == rules.end() ? 0 : static_cast<std::uint16_t>(rule - rules.begin() + 1);
        }
        return found;
    }
    AttributeColumn const* const column = columns.find(class_field);
    for (std::size_t f = 0; f < features && column != nullptr; ++f) {
        found[f] = classing == Classing::values ? class_by_value(*this, *column, f)
                                                : class_by_range(*this, *column, f);
    }
    return found;
}

bool LayerStyle::needs_places() const {
    if (classing != Classing::rules || classes.size() < 2) {
        return false;
    }
    std::vector<Expression> const rules = rules_of(*this);
    return std::any_of(rules.begin(), rules.end(), [](Expression const& one) { return one.needs_places(); });
}

std::vector<std::string> LayerStyle::class_fields() const {
    std::set<std::string> fields;
    if (classes.size() > 1 && classing == Classing::rules) {
        for (Expression const& rule : rules_of(*this)) {
            fields.merge(rule.fields());
        }
    } else if (classes.size() > 1 && !class_field.empty()) {
        fields.insert(class_field);
    }
    if (!points.weight_field.empty()) {
        fields.insert(points.weight_field);
    }
    return {fields.begin(), fields.end()};
}

}  // namespace gatepost

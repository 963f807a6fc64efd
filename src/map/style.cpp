#include "map/style.hpp"

#include <algorithm>

namespace gatepost {

namespace {

Colour faint(Colour colour) {
    constexpr double share = 0.28;
    return colour.with_alpha(static_cast<double>(colour.a) / 255 * share);
}

/// A line that can hardly be seen can be seen when it is pointed at.
Colour firm(Colour colour) { return colour.a > 0 ? colour.with_alpha(1) : colour; }

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
}

std::uint16_t LayerStyle::class_of(FeatureTable const& table, std::size_t feature) const {
    if (class_field.empty() || classes.size() < 2) {
        return 0;
    }
    std::string const value = table.text(feature, class_field);
    for (std::size_t i = 0; i < classes.size(); ++i) {
        if (!value.empty() && classes[i].value == value) {
            return static_cast<std::uint16_t>(i);
        }
    }
    return 0;
}

}  // namespace gatepost

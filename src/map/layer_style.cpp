#include "map/layer_style.hpp"

#include <algorithm>
#include <tuple>

namespace gatepost {

namespace {

/// Colours that a restyled bundled layer has from its style on light paper become those of a theme.
void follow_theme(LayerStyle& style, std::string const& layer_name, Theme theme) {
    LayerStyle const on_paper = default_style(layer_name, 0, Theme::light);
    LayerStyle const in_theme = default_style(layer_name, 0, theme);
    for (std::size_t i = 0; i < std::min(style.classes.size(), in_theme.classes.size()); ++i) {
        for (auto const colour : {&StyleClass::fill, &StyleClass::line, &StyleClass::line_casing}) {
            if (style.classes[i].*colour == on_paper.classes[i].*colour) {
                style.classes[i].*colour = in_theme.classes[i].*colour;
            }
        }
    }
}

}  // namespace

LayerStyle in_theme(LayerStyle const& base, std::string const& layer_name, LayerGroup group, bool is_restyled,
                    Theme theme) {
    if (group != LayerGroup::own && !is_restyled) {
        return default_style(layer_name, 0, theme);
    }
    LayerStyle style = base;
    if (group != LayerGroup::own) {
        follow_theme(style, layer_name, theme);
    }
    if (theme != Theme::light) {  // in which styles are made
        style.take_theme(theme);
    }
    return style;
}

LayerStyle with_class(LayerStyle const& base, LayerStyle const& shown, std::size_t style_class,
                      StyleClass const& style, LabelClass const& names) {
    LayerStyle changed = base;
    StyleClass const& before = shown.classes[style_class];
    StyleClass& after = changed.classes[style_class];
    StyleClass const on_paper = after;
    after = style;
    for (auto const colour : {&StyleClass::fill, &StyleClass::line, &StyleClass::line_casing,
                              &StyleClass::symbol_casing, &StyleClass::symbol_ring}) {
        if (style.*colour == before.*colour) {
            after.*colour = on_paper.*colour;
        }
    }
    after.symbol_shadow =
        style.symbol_shadow == before.symbol_shadow ? on_paper.symbol_shadow : style.symbol_shadow;
    after.is_on = on_paper.is_on;
    after.is_dimmed = false;
    LabelClass& written = changed.labels[style_class];
    LabelClass const written_on_paper = written;
    written = names;
    for (auto const colour : {&LabelClass::colour, &LabelClass::halo}) {
        if (names.*colour == shown.labels[style_class].*colour) {
            written.*colour = written_on_paper.*colour;
        }
    }
    return changed;
}

bool are_cut_alike(StyleClass const& before, StyleClass const& after) {
    auto const is_seen = [](Colour colour) { return colour.a > 0; };
    if (is_seen(before.fill) != is_seen(after.fill) || is_seen(before.line) != is_seen(after.line)) {
        return false;
    }
    StyleClass as_before = after;
    as_before.fill = before.fill;
    as_before.line = before.line;
    as_before.line_casing = before.line_casing;
    as_before.area_alpha = before.area_alpha;
    as_before.symbol_casing = before.symbol_casing;
    as_before.symbol_shadow = before.symbol_shadow;
    as_before.join = before.join;
    as_before.cap = before.cap;
    as_before.min_zoom = before.min_zoom;
    as_before.max_zoom = before.max_zoom;
    as_before.is_on = before.is_on;
    as_before.is_dimmed = before.is_dimmed;
    as_before.label = before.label;
    return as_before == before;
}

bool are_classed_alike(LayerStyle const& a, LayerStyle const& b) {
    auto const by = [](StyleClass const& one) { return std::tie(one.value, one.below, one.when); };
    return a.class_field == b.class_field && a.classing == b.classing &&
           std::equal(a.classes.begin(), a.classes.end(), b.classes.begin(), b.classes.end(),
                      [&](StyleClass const& one, StyleClass const& other) { return by(one) == by(other); });
}

}  // namespace gatepost

#include "map/layer_style.hpp"

#include <algorithm>
#include <tuple>

namespace gatepost {

namespace {

/// A colour that is not the one that was shown has been chosen.
void choose_colour(StyleClass const& shown, StyleClass& after, StyleClass const& on_paper,
                   Colour StyleClass::*colour, std::optional<Colour> ThemeColours::*in_themes) {
    bool const is_chosen = after.*colour != shown.*colour;
    if (!is_chosen) {
        after.*colour = on_paper.*colour;
    }
    for (std::size_t theme = 0; theme < other_themes; ++theme) {
        after.in_themes[theme].*in_themes = is_chosen ? std::nullopt : on_paper.in_themes[theme].*in_themes;
    }
}

void choose_name_colour(LabelClass const& shown, LabelClass& after, LabelClass const& on_paper, Theme theme) {
    Colour const chosen = after.colour;
    after.colour = on_paper.colour;
    if (chosen == shown.colour) {
        return;
    }
    if (theme == Theme::light) {
        after.colour = chosen;
        after.colour_in_themes = {};
    } else {
        after.colour_in_themes[place_of_theme(theme)] = chosen;
    }
}

}  // namespace

LayerStyle in_theme(LayerStyle const& base, Theme theme) {
    LayerStyle style = base;
    if (theme != Theme::light) {  // in which styles are made
        style.take_theme(theme);
    }
    return style;
}

LayerStyle with_class(LayerStyle const& base, LayerStyle const& shown, std::size_t style_class,
                      StyleClass const& style, LabelClass const& names, Theme theme) {
    LayerStyle changed = base;
    StyleClass const& before = shown.classes[style_class];
    StyleClass& after = changed.classes[style_class];
    StyleClass const on_paper = after;
    after = style;
    choose_colour(before, after, on_paper, &StyleClass::fill, &ThemeColours::fill);
    choose_colour(before, after, on_paper, &StyleClass::line, &ThemeColours::line);
    choose_colour(before, after, on_paper, &StyleClass::line_casing, &ThemeColours::line_casing);
    for (auto const colour : {&StyleClass::symbol_casing, &StyleClass::symbol_ring}) {
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
    choose_name_colour(shown.labels[style_class], written, written_on_paper, theme);
    if (names.halo == shown.labels[style_class].halo) {
        written.halo = written_on_paper.halo;
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
    as_before.symbol_alpha = before.symbol_alpha;
    as_before.join = before.join;
    as_before.cap = before.cap;
    as_before.min_zoom = before.min_zoom;
    as_before.max_zoom = before.max_zoom;
    as_before.in_themes = before.in_themes;
    as_before.is_on = before.is_on;
    as_before.is_dimmed = before.is_dimmed;
    as_before.label = before.label;
    return as_before == before;
}

bool are_classed_alike(LayerStyle const& a, LayerStyle const& b) {
    auto const by = [](StyleClass const& one) { return std::tie(one.value, one.below, one.when); };
    return a.class_field == b.class_field && a.classing == b.classing &&
           a.points.weight_field == b.points.weight_field &&
           std::equal(a.classes.begin(), a.classes.end(), b.classes.begin(), b.classes.end(),
                      [&](StyleClass const& one, StyleClass const& other) { return by(one) == by(other); });
}

LayerStyle with_faint_twins(LayerStyle style) {
    std::size_t const count = style.classes.size();
    style.classes.reserve(2 * count);
    for (std::size_t i = 0; i < count; ++i) {
        style.classes.push_back(style.classes[i]);
        style.classes.back().is_dimmed = true;
    }
    return style;
}

}  // namespace gatepost

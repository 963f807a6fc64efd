#include "map/legend.hpp"

#include "words/locale_format.hpp"

#include <algorithm>
#include <cmath>

namespace gatepost {

std::string layer_title(Layer const& layer, Locale locale) {
    return layer.profile->title.empty() ? layer.title : text_in(layer.profile->title, locale);
}

std::string legend_head(Layer const& layer, Locale locale) {
    LayerStyle const& style = layer.style;
    bool const is_of_person = layer.group == LayerGroup::own && layer.is_restyled;
    if (style.class_field.empty() || style.classing == Classing::rules || !(style.grading || is_of_person)) {
        return {};
    }
    std::string const title = layer.profile->field_title(style.class_field, locale);
    std::string const unit = layer.profile->field_unit(style.class_field, locale);
    return unit.empty()                ? title
           : locale == Locale::chinese ? title + "（" + unit + "）"
                                       : title + " (" + unit + ")";
}

namespace {

std::string range_title(LayerStyle const& style, std::size_t style_class, Locale locale) {
    if (style_class == 0) {
        return said(std::isfinite(style.classes.back().below) ? Word::class_other : Word::class_no_value,
                    locale);
    }
    std::string text;
    if (style_class > 1) {
        text = "≥ " + number_in(style.classes[style_class - 1].below, locale);
    }
    if (std::isfinite(style.classes[style_class].below)) {
        text += (text.empty() ? "< " : " … < ") + number_in(style.classes[style_class].below, locale);
    }
    return text.empty() ? said(Word::class_all_values, locale) : text;
}

}  // namespace

std::string class_title(Layer const& layer, std::size_t style_class, Locale locale) {
    StyleClass const& style = layer.style.classes[style_class];
    if (!style.label.empty()) {
        return style.label;
    }
    if (layer.style.classing == Classing::ranges) {
        return range_title(layer.style, style_class, locale);
    }
    return style.value.empty() ? said(Word::class_other, locale)
                               : layer.profile->value_title(layer.style.class_field, style.value, locale);
}

namespace {

/// Whether two classes look alike but for widths and the zooms at which they are shown: roads or rivers by
/// size, a line by detail. A legend of them would tell nothing.
bool look_alike(StyleClass const& a, StyleClass const& b) {
    return a.fill == b.fill && a.line == b.line && a.line_casing == b.line_casing && a.pattern == b.pattern &&
           a.shape == b.shape && a.symbol_px == b.symbol_px && (a.dash_px > 0) == (b.dash_px > 0);
}

}  // namespace

std::vector<std::size_t> legend_classes(Layer const& layer) {
    std::vector<std::size_t> classes;
    for (std::size_t i = 1; i < layer.class_sizes.size() && classes.size() + 1 < most_legend_entries; ++i) {
        // Of a grading empty classes are told too: its bounds follow one another without a gap.
        if (layer.class_sizes[i] > 0 || layer.style.grading) {
            classes.push_back(i);
        }
    }
    if (!layer.class_sizes.empty() && layer.class_sizes[0] > 0) {
        classes.push_back(0);  // whatever is none of the others
    }
    bool const tells_something = std::any_of(classes.begin(), classes.end(), [&](std::size_t i) {
        return !look_alike(layer.style.classes[i], layer.style.classes[classes.front()]);
    });
    return tells_something && !layer.style.has_feature_styles() ? classes : std::vector<std::size_t>{};
}

std::vector<std::size_t> class_sizes_in_view(Layer const& layer, Viewport const& viewport, double zoom,
                                             MapPlane const& plane) {
    std::vector<std::size_t> sizes(layer.style.classes.size(), 0);
    std::vector<double> const turns = plane.turns_in(viewport.bounds_world());
    std::vector<std::uint32_t> seen;
    for (double const east_world : turns) {
        layer.world->index.query(viewport.moved(-east_world).bounds_world(), [&](std::uint32_t feature) {
            seen.push_back(feature);
            return true;
        });
    }
    if (turns.size() > 1) {
        std::sort(seen.begin(), seen.end());
        seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    }
    for (std::uint32_t const feature : seen) {
        std::size_t const style_class = (*layer.class_of_feature)[feature];
        bool const shows = !layer.is_hidden(feature) && layer.style.is_class_visible(style_class, zoom);
        sizes[style_class] += shows ? 1 : 0;
    }
    return sizes;
}

}  // namespace gatepost

#include "map/legend.hpp"

#include <algorithm>

namespace gatepost {

std::string layer_title(Layer const& layer, Locale locale) {
    return layer.profile->title.empty() ? layer.title : text_in(layer.profile->title, locale);
}

std::string class_title(Layer const& layer, std::size_t style_class, Locale locale) {
    StyleClass const& style = layer.style.classes[style_class];
    if (!style.label.empty()) {
        return style.label;
    }
    return style.value.empty() ? said(Word::class_other, locale)
                               : layer.profile->value_title(layer.style.class_field, style.value, locale);
}

std::vector<std::size_t> legend_classes(Layer const& layer) {
    std::vector<std::size_t> classes;
    for (std::size_t i = 1; i < layer.class_sizes.size() && classes.size() + 1 < most_legend_entries; ++i) {
        if (layer.class_sizes[i] > 0) {
            classes.push_back(i);
        }
    }
    if (!layer.class_sizes.empty() && layer.class_sizes[0] > 0) {
        classes.push_back(0);  // whatever is none of the others
    }
    return classes.size() > 1 && !layer.style.has_feature_styles() ? classes : std::vector<std::size_t>{};
}

}  // namespace gatepost

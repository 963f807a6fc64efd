#include "map/legend.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gatepost {

namespace {

using Named = std::pair<std::string_view, Word>;

constexpr std::array<Named, 17> layer_words{{{"countries", Word::layer_countries},
                                             {"coast", Word::layer_coast},
                                             {"rivers", Word::layer_rivers},
                                             {"provinces", Word::layer_provinces},
                                             {"boundaries", Word::layer_boundaries},
                                             {"border", Word::layer_border},
                                             {"names", Word::layer_names},
                                             {"places", Word::layer_places},
                                             {"markers", Word::layer_markers},
                                             {"twins", Word::layer_twins},
                                             {"forests", Word::layer_forests},
                                             {"events", Word::layer_events},
                                             {"exchanges", Word::layer_exchanges},
                                             {"houses", Word::layer_houses},
                                             {"posts", Word::layer_posts},
                                             {"gates", Word::layer_gates},
                                             {"programmes", Word::layer_programmes}}};

/// Values of class fields in the bundled layers.
constexpr std::array<Named, 14> class_words{{{"international", Word::class_international},
                                             {"national", Word::class_national},
                                             {"railway", Word::class_railway},
                                             {"auxiliary", Word::class_auxiliary},
                                             {"hamlet", Word::class_hamlet},
                                             {"commune", Word::class_commune},
                                             {"district", Word::class_district},
                                             {"province", Word::class_province},
                                             {"province seat", Word::class_seat_province},
                                             {"district/city seat", Word::class_seat_district},
                                             {"county/commune seat", Word::class_seat_county},
                                             {"populated place", Word::class_populated},
                                             {"town/village", Word::class_town},
                                             {"commune/ward 2025 on the border", Word::class_commune_2025}}};

template <std::size_t size>
std::string title_among(std::array<Named, size> const& words, std::string const& key, Tongue tongue) {
    auto const found =
        std::find_if(words.begin(), words.end(), [&](Named const& named) { return named.first == key; });
    return found != words.end() ? said(found->second, tongue) : key;
}

}  // namespace

std::string layer_title(Layer const& layer, Tongue tongue) {
    return layer.group == LayerGroup::own ? layer.title : title_among(layer_words, layer.name, tongue);
}

std::string class_title(Layer const& layer, std::size_t style_class, Tongue tongue) {
    StyleClass const& style = layer.style.classes[style_class];
    if (layer.group == LayerGroup::own && !style.label.empty()) {
        return style.label;
    }
    if (style.value.empty()) {
        return said(Word::class_other, tongue);
    }
    return layer.group == LayerGroup::own ? style.value : title_among(class_words, style.value, tongue);
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
    return classes.size() > 1 && !layer.style.has_looks_of_features() ? classes : std::vector<std::size_t>{};
}

}  // namespace gatepost

#include "app/map_title.hpp"

#include "map/legend.hpp"

#include <utility>

namespace gatepost {

std::string title_of_map(OpenMap& map, Locale locale) {
    std::string named = text_in(map.kept().file().title, locale);
    if (!named.empty()) {
        return named;
    }
    constexpr std::size_t most_layers = 3;
    std::string title;
    std::size_t count = 0;
    auto const& layers = map.document().layers();
    for (auto layer = layers.rbegin(); layer != layers.rend() && count < most_layers; ++layer) {
        if (layer->is_visible && layer->group == LayerGroup::own) {
            title += (count++ > 0 ? ", " : "") + layer_title(*layer, locale);
        }
    }
    return title;
}

std::string title_of_picture(OpenMap& map, Locale locale) {
    std::string const chosen = text_in(map.model().state().furniture.title, locale);
    return chosen.empty() ? title_of_map(map, locale) : chosen;
}

std::string description_of_picture(OpenMap& map, Locale locale) {
    std::string text = title_of_picture(map, locale);
    bool is_first = true;
    auto const& layers = map.document().layers();
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        if (layer->is_visible && layer->opacity > 0 && layer->group != LayerGroup::background) {
            text += (std::exchange(is_first, false) ? ": " : ", ") + layer_title(*layer, locale);
        }
    }
    return text;
}

}  // namespace gatepost

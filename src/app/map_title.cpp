#include "app/map_title.hpp"

#include "map/legend.hpp"

#include <algorithm>

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
    Furniture const& furniture = map.model().state().furniture;
    std::string text = text_in(furniture.subtitle, locale);
    std::string const more = text_in(furniture.text, locale);
    text += (text.empty() || more.empty() ? "" : "\n") + more;
    if (!text.empty()) {
        return text;
    }
    auto const& layers = map.document().layers();
    std::for_each(layers.rbegin(), layers.rend(), [&](Layer const& layer) {
        if (layer.is_visible && layer.opacity > 0 && layer.group != LayerGroup::background) {
            text += (text.empty() ? "" : ", ") + layer_title(layer, locale);
        }
    });
    return text;
}

std::string choice_in_words(OpenMap& map, Locale locale, SaysTime says_time) {
    std::string words;
    auto const add = [&](std::string const& one) { words += (words.empty() ? "" : " · ") + one; };
    TimeFilter const& time = map.model().state().time;
    if (says_time == SaysTime::yes && !time.is_off()) {
        add(said(Word::shown_time, locale, time_range_for_people(time.range)));
    }
    for (Layer const& layer : map.document().layers()) {
        if (layer.is_visible && layer.filter) {
            add(layer_title(layer, locale) + ": " +
                said(Word::shown_filter, locale, layer.filter->condition));
        }
    }
    return words;
}

}  // namespace gatepost

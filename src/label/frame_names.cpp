#include "label/frame_names.hpp"

#include "map/arc_ends.hpp"

namespace gatepost {

std::vector<FrameName> frame_names(Layer const& layer, std::span<std::uint32_t const> features,
                                   Viewport const& viewport, double zoom, LanguageChain const& languages) {
    constexpr double least_zoom = 8;
    constexpr double inset_px = 12;
    constexpr std::size_t most_name_bytes = 200;
    std::vector<FrameName> names;
    if (layer.style.line_shape != LineShape::arc || zoom < least_zoom) {
        return names;
    }
    for (std::uint32_t const feature : features) {
        std::size_t const style_class = (*layer.class_of_feature)[feature];
        bool const shows = layer.has_symbol(feature) && layer.style.is_class_visible(style_class, zoom) &&
                           layer.style.labels[style_class].shown;
        auto const exit = shows ? exit_of_arc(layer, feature, viewport, inset_px) : std::nullopt;
        if (!exit || !exit->other_end) {
            continue;
        }
        std::string const name = name_of(layer.table->row(*exit->other_end), languages, most_name_bytes);
        if (!name.empty()) {
            LabelClass style = layer.style.labels[style_class];
            style.italic = true;  // it is not there, but on from there
            names.push_back({feature, exit->at_screen, "→ " + name, std::move(style)});
        }
    }
    return names;
}

}  // namespace gatepost

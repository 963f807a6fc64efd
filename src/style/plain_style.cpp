#include "style/style.hpp"

namespace gatepost {

LayerStyle plain_style(std::size_t palette_index) {
    Colour const colour = own_palette[palette_index % own_palette.size()];
    LayerStyle style;
    StyleClass& look = style.classes.front();
    look.fill = colour;
    look.line = colour;
    look.line_px = 2;
    look.area_alpha = 0.35F;
    look.symbol_px = 9;
    LabelClass& name = style.labels.front();
    name.shown = true;
    name.size_px = 12;
    name.priority = 80;
    name.colour = map_colours(Theme::light).ink;
    name.along_line = true;
    style.take_theme(Theme::light);
    return style;
}

}  // namespace gatepost

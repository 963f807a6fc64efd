#include "style/style.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace gatepost {

namespace {

// Relatives of Okabe & Ito (2008), moved apart until the common colour-vision deficiencies leave them
// different (tests/map/colour_vision_test.cpp); and every layer has a shape of its own besides.
constexpr Colour gate_colour = rgb(0xAE3C04);
constexpr Colour post_colour = rgb(0x004FA5);
constexpr Colour twin_colour = rgb(0x9C507B);
constexpr Colour forest_colour = rgb(0x16774C);
constexpr Colour house_colour = rgb(0xB17D08);
constexpr Colour exchange_colour = rgb(0x640024);
constexpr Colour event_colour = rgb(0x2A85BA);
constexpr Colour marker_colour = rgb(0x4F4A43);
constexpr Colour programme_colour = rgb(0x2E2A26);
constexpr Colour clear{0, 0, 0, 0};

StyleClass symbol(std::string value, Colour colour, SymbolShape shape, float size_px, double min_zoom = 0) {
    StyleClass style;
    style.value = std::move(value);
    style.fill = colour;
    style.line = colour;
    style.line_px = 1.5F;
    style.shape = shape;
    style.symbol_px = size_px;
    style.min_zoom = min_zoom;
    return style;
}

StyleClass line(std::string value, Colour colour, float width_px, double min_zoom = 0) {
    StyleClass style;
    style.value = std::move(value);
    style.fill = clear;
    style.line = colour;
    style.line_px = width_px;
    style.min_zoom = min_zoom;
    return style;
}

StyleClass dashed(StyleClass style, float dash_px, float gap_px) {
    style.dash_px = dash_px;
    style.gap_px = gap_px;
    return style;
}

StyleClass cased(StyleClass style, Colour colour, float width_px) {
    style.line_casing = colour;
    style.line_casing_px = width_px;
    return style;
}

StyleClass area(std::string value, Colour colour) {
    StyleClass style;
    style.value = std::move(value);
    style.fill = colour;
    return style;
}

LabelClass label(float size_px, int priority, double min_zoom, Colour colour) {
    LabelClass style;
    style.shown = true;
    style.size_px = size_px;
    style.priority = priority;
    style.min_zoom = min_zoom;
    style.colour = colour;
    return style;
}

LabelClass bold(LabelClass style) {
    style.bold = true;
    return style;
}

LabelClass spaced(LabelClass style) {
    style.text_case = LabelCase::spaced_capitals;
    return style;
}

LabelClass italic(LabelClass style) {
    style.italic = true;
    return style;
}

LabelClass until(LabelClass style, double max_zoom) {
    style.max_zoom = max_zoom;
    return style;
}

LabelClass two_lines(LabelClass style, double from_zoom) {
    style.two_lines_from_zoom = from_zoom;
    return style;
}

LabelClass standing_off(LabelClass style) {
    style.may_stand_off = true;
    return style;
}

LayerStyle layer(std::string field, std::vector<StyleClass> classes, std::vector<LabelClass> labels = {}) {
    LayerStyle style;
    style.class_field = std::move(field);
    style.classes = std::move(classes);
    style.labels = std::move(labels);
    style.labels.resize(style.classes.size(), style.labels.empty() ? LabelClass{} : style.labels.back());
    return style;
}

LayerStyle basemap(LayerStyle style) {
    style.is_pickable = false;
    style.gathers = false;
    return style;
}

LayerStyle countries_style(MapColours const& colours) {
    return basemap(layer("kind", {area("neighbour", colours.neighbour), area("primary", colours.land),
                                  area("disputed", colours.neighbour)}));
}

LayerStyle rivers_style(MapColours const& colours) {
    Colour const river = colours.river;
    LayerStyle style =
        basemap(layer("class", {line("", river, 0.6F, 8), line("1", river, 1.6F), line("2", river, 1.2F, 5),
                                line("3", river, 0.9F, 6), line("4", river, 0.7F, 7)}));
    for (StyleClass& river_class : style.classes) {
        river_class.max_zoom = 12;  // WDBII's rivers are coarse: close up they would lie beside the real ones
    }
    return style;
}

LayerStyle names_style(MapColours const& colours) {
    LayerStyle style = basemap(layer("kind", {StyleClass{}, StyleClass{}, StyleClass{}, StyleClass{}},
                                     {LabelClass{}, until(spaced(label(15, 90, 2, colours.country_name)), 9),
                                      until(label(12.5F, 60, 6.3, colours.province_name), 11),
                                      italic(label(13.5F, 70, 3, colours.sea_name))}));
    style.labels[1].zoom_per_rank = 0.9;
    style.classes[1].value = "country";
    style.classes[2].value = "province";
    style.classes[3].value = "sea";
    return style;
}

/// A dot comes with its name: dots without names are a smear.
LayerStyle places_style(MapColours const& colours) {
    auto const dot = [&](std::string value, float size_px, double min_zoom) {
        StyleClass style = symbol(std::move(value), colours.town, SymbolShape::circle, size_px, min_zoom);
        style.line = clear;
        return style;
    };
    LayerStyle style = layer(
        "kind",
        {dot("", 3.0F, 10.6), dot("province seat", 5.5F, 5.5), dot("district/city seat", 4.5F, 8.4),
         dot("county/commune seat", 4.0F, 9.2), dot("populated place", 3.5F, 9.8),
         dot("town/village", 3.5F, 10), dot("commune/ward 2025 on the border", 3.0F, 10.4)},
        {label(11, 10, 10.6, colours.place_name),
         standing_off(two_lines(bold(label(13, 58, 6, colours.seat_name)), 8.5)),
         two_lines(label(12, 40, 8.4, colours.town_name), 10),
         two_lines(label(11.5F, 35, 9.2, colours.town_name), 10.5), label(11.5F, 20, 9.8, colours.place_name),
         label(11, 18, 10, colours.place_name), label(11, 12, 10.4, colours.place_name)});
    style.gathers = false;  // dots are small, and a town is no heap
    return style;
}

LayerStyle gates_style(MapColours const& /*unused*/) {
    LabelClass const name = bold(label(12.5F, 55, 8.6, rgb(0x7E2F08)));
    return layer("class",
                 {symbol("auxiliary", gate_colour, SymbolShape::arch, 13),
                  symbol("international", gate_colour, SymbolShape::arch, 21),
                  symbol("railway", gate_colour, SymbolShape::arch, 18),
                  symbol("national", gate_colour, SymbolShape::arch, 17)},
                 {label(11.5F, 42, 9.4, rgb(0x7E2F08)),
                  standing_off(two_lines(bold(label(13, 65, 6.8, rgb(0x7E2F08))), 9)),
                  standing_off(two_lines(name, 9.5)),
                  standing_off(two_lines(label(12, 50, 7.9, rgb(0x7E2F08)), 9.5))});
}

LayerStyle twins_style(MapColours const& /*unused*/) {
    auto const twin = [](std::string level, float symbol_px, float line_px, double line_alpha) {
        StyleClass style = symbol(std::move(level), twin_colour, SymbolShape::roofs, symbol_px);
        style.line = twin_colour.with_alpha(line_alpha);
        style.line_px = line_px;
        return style;
    };
    // The wider the level, the quieter its line: a province's arc spans the map without saying much of a
    // place.
    LayerStyle style =
        layer("level",
              {twin("", 14, 1.5F, 1), twin("hamlet", 15, 1.6F, 1), twin("commune", 13, 1.2F, 0.8),
               twin("district", 13, 1.0F, 0.6), twin("province", 13, 0.9F, 0.35)},
              {label(11, 22, 10.4, rgb(0x7B2C5E))});
    style.line_shape = LineShape::arc;
    return style;
}

LayerStyle simple_symbols(Colour colour, SymbolShape shape, float size_px, int priority, double label_zoom,
                          Colour text) {
    return layer("", {symbol("", colour, shape, size_px)}, {label(11, priority, label_zoom, text)});
}

using StyleMaker = LayerStyle (*)(MapColours const&);

/// Every bundled layer, by id.
std::map<std::string, StyleMaker> const& bundled_layers() {
    static std::map<std::string, StyleMaker> const layers{
        {"countries", countries_style},
        {"coast",
         [](MapColours const& colours) { return basemap(layer("", {line("", colours.coast, 0.9F)})); }},
        {"rivers", rivers_style},
        {"provinces",
         [](MapColours const& colours) {
             return basemap(layer("", {dashed(line("", colours.province, 1.1F, 4), 1.2F, 3.2F)}));
         }},
        {"boundaries",
         [](MapColours const& colours) {
             return basemap(layer("kind", {line("national", colours.boundary, 1.1F),
                                           dashed(line("disputed", colours.boundary, 1.1F), 5, 4)}));
         }},
        {"border",
         [](MapColours const& colours) {
             LayerStyle style = basemap(
                 layer("", {cased(dashed(line("", colours.border, 1.5F), 9, 4), colours.border_casing, 6)}));
             style.is_kept_clear = true;
             return style;
         }},
        {"names", names_style},
        {"places", places_style},
        {"markers",
         [](MapColours const& /*unused*/) {
             return simple_symbols(marker_colour, SymbolShape::pillar, 11, 25, 10.5, rgb(0x4F4A43));
         }},
        {"twins", twins_style},
        {"forests",
         [](MapColours const& /*unused*/) {
             return simple_symbols(forest_colour, SymbolShape::tree, 16, 28, 10, rgb(0x005A43));
         }},
        {"events",
         [](MapColours const& /*unused*/) {
             return simple_symbols(event_colour, SymbolShape::diamond, 13, 15, 10.8, rgb(0x2A5F80));
         }},
        {"exchanges",
         [](MapColours const& /*unused*/) {
             return simple_symbols(exchange_colour, SymbolShape::star, 17, 30, 9.6, exchange_colour);
         }},
        {"houses",
         [](MapColours const& /*unused*/) {
             return simple_symbols(house_colour, SymbolShape::house, 16, 32, 9.6, rgb(0x7A5600));
         }},
        {"posts",
         [](MapColours const& /*unused*/) {
             return simple_symbols(post_colour, SymbolShape::shield, 15, 30, 9.8, rgb(0x0A466F));
         }},
        {"gates", gates_style},
        {"programmes",
         [](MapColours const& /*unused*/) {
             return simple_symbols(programme_colour, SymbolShape::square, 12, 5, 12, programme_colour);
         }},
    };
    return layers;
}

LayerStyle own_file_style(std::size_t palette_index) {
    Colour const colour = own_palette[palette_index % own_palette.size()];
    StyleClass style = symbol("", colour, SymbolShape::circle, 9);
    style.line_px = 2;
    style.area_alpha = 0.35F;
    LabelClass name = label(12, 80, 6, map_colours(Theme::light).ink);
    name.along_line = true;
    return layer("", {style}, {name});
}

}  // namespace

LayerStyle default_style(std::string const& layer_id, std::size_t palette_index, Theme theme) {
    MapColours const& colours = map_colours(theme);
    auto const found = bundled_layers().find(layer_id);
    LayerStyle style =
        found == bundled_layers().end() ? own_file_style(palette_index) : found->second(colours);
    if (style.is_pickable) {  // the names of a basemap have colours of their own in each theme
        for (LabelClass& name : style.labels) {
            name.colour = name_colour(name.colour, theme);
        }
    }
    style.take_theme(theme);
    return style;
}

}  // namespace gatepost

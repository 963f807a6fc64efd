#include "page/page_styles.hpp"

#include "map/layer_style.hpp"
#include "style/density_ramp.hpp"

#include <fmt/format.h>

#include <array>

namespace gatepost {

namespace {

constexpr std::array<Theme, theme_names.size()> themes{Theme::light, Theme::dark, Theme::print};
constexpr std::array<std::string_view, 10> shape_names{"circle", "arch", "shield",  "roofs",  "tree",
                                                       "house",  "star", "diamond", "pillar", "square"};

std::string css(Colour colour) {
    return fmt::format("#{:02x}{:02x}{:02x}{:02x}", colour.r, colour.g, colour.b, colour.a);
}

/// A layer's style in each theme, with what is switched off or dimmed now.
std::array<LayerStyle, themes.size()> styles_of(Layer const& layer) {
    std::array<LayerStyle, themes.size()> styles;
    for (std::size_t i = 0; i < themes.size(); ++i) {
        styles[i] = in_theme(*layer.base_style, themes[i]);
        for (std::size_t c = 0; c < styles[i].classes.size(); ++c) {
            StyleClass& style = styles[i].classes[c];
            style.is_on = layer.style.classes[c].is_on;
            if (layer.style.classes[c].is_dimmed) {
                style = in_state(style, FeatureState::dimmed);
            }
        }
    }
    return styles;
}

void write_class_colours(PageJson& json, StyleClass const& style) {
    json.begin_array();
    json.text(css(style.fill)).text(css(style.line)).text(css(style.line_casing));
    json.text(css(style.symbol_casing)).text(css(style.symbol_ring)).number(style.symbol_shadow);
    json.end_array();
}

void write_class(PageJson& json, StyleClass const& style) {
    json.begin_object();
    json.key("on").boolean(style.is_on);
    json.key("min").number(style.min_zoom).key("max").number(style.max_zoom);
    json.key("shape").text(shape_names.at(static_cast<std::size_t>(style.shape)));
    json.key("px").number(style.symbol_px).key("casing").number(style.symbol_casing_px);
    json.key("ring").number(style.symbol_ring_px).key("alpha").number(style.symbol_alpha);
    if (style.symbol_letter != 0) {
        json.key("letter").text(std::string_view{&style.symbol_letter, 1});
    }
    json.key("area").number(style.area_alpha);
    json.key("line").number(style.line_px).key("under").number(style.line_casing_px);
    json.key("dash").number(style.dash_px).key("gap").number(style.gap_px);
    json.key("join").text(style.join == LineJoin::mitre ? "miter" : "round");
    json.key("cap").text(style.cap == LineCap::butt     ? "butt"
                         : style.cap == LineCap::square ? "square"
                                                        : "round");
}

void write_label(PageJson& json, LabelClass const& label) {
    json.begin_object();
    json.key("shown").boolean(label.shown).key("px").number(label.size_px);
    json.key("bold").boolean(label.bold).key("italic").boolean(label.italic);
    json.key("spaced").boolean(label.text_case == LabelCase::spaced_capitals);
    json.key("priority").number(label.priority);
    json.key("min").number(label.min_zoom).key("max").number(label.max_zoom);
    json.key("perRank").number(label.zoom_per_rank);
    json.key("twoFrom")
        .number(label.two_lines_from_zoom)
        .key("bracketsFrom")
        .number(label.brackets_from_zoom);
    json.key("leaveOut").begin_array();
    for (std::string const& word : label.leave_out) {
        json.text(word);
    }
    json.end_array();
    json.key("along").boolean(label.along_line).key("off").boolean(label.may_stand_off);
    json.key("inArea").boolean(label.follows_view).key("must").boolean(label.is_obligatory);
}

}  // namespace

void write_classes(PageJson& json, Layer const& layer) {
    auto const styles = styles_of(layer);
    json.begin_array();
    for (std::size_t c = 0; c < styles[0].classes.size(); ++c) {
        write_class(json, styles[0].classes[c]);
        for (std::size_t i = 0; i < themes.size(); ++i) {
            json.key(theme_names[i]);
            write_class_colours(json, styles[i].classes[c]);
        }
        json.end_object();
    }
    json.end_array();
}

void write_labels(PageJson& json, Layer const& layer) {
    auto const styles = styles_of(layer);
    json.begin_array();
    for (std::size_t c = 0; c < styles[0].labels.size(); ++c) {
        write_label(json, styles[0].labels[c]);
        for (std::size_t i = 0; i < themes.size(); ++i) {
            LabelClass const& label = styles[i].labels[c];
            json.key(theme_names[i]).begin_array().text(css(label.colour)).text(css(label.halo)).end_array();
        }
        json.end_object();
    }
    json.end_array();
}

void write_themes(PageJson& json) {
    json.begin_object();
    for (std::size_t i = 0; i < themes.size(); ++i) {
        MapColours const& colours = map_colours(themes[i]);
        json.key(theme_names[i]).begin_object();
        json.key("water").text(css(colours.water)).key("paper").text(css(colours.paper));
        json.key("ink").text(css(colours.ink)).key("halo").text(css(colours.halo));
        json.key("ramp").begin_array();
        for (Colour const colour : density_ramp(themes[i])) {
            json.text(css(colour));
        }
        json.end_array().end_object();
    }
    json.end_object();
}

}  // namespace gatepost

#include "style/style_json.hpp"

#include "base/error.hpp"
#include "base/json_object.hpp"
#include "style/grading_json.hpp"
#include "style/names_json.hpp"
#include "style/point_look_json.hpp"
#include "style/simple_style.hpp"
#include "style/style_json_parts.hpp"
#include "table/expression.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace gatepost {

namespace {

using Reader = JsonObject;

constexpr int version = 1;
constexpr std::size_t most_classes = 1000;
constexpr std::array<char const*, 10> shape_names{"circle", "arch", "shield",  "roofs",  "tree",
                                                  "house",  "star", "diamond", "pillar", "square"};
constexpr std::array<char const*, 3> classing_names{"values", "ranges", "rules"};
constexpr std::array<char const*, 2> pattern_names{"none", "trees"};
constexpr std::array<char const*, 2> join_names{"round", "mitre"};
constexpr std::array<char const*, 3> cap_names{"round", "butt", "square"};
constexpr std::array<char const*, 2> line_shape_names{"straight", "arc"};

/// Colours for other themes belong to the colour they were made with: a changed colour is the same in every
/// theme.
void drop_themes_of_changed(StyleClass const& before, StyleClass& style) {
    for (ThemeColours& there : style.in_themes) {
        there.fill = style.fill == before.fill ? there.fill : std::nullopt;
        there.line = style.line == before.line ? there.line : std::nullopt;
        there.line_casing = style.line_casing == before.line_casing ? there.line_casing : std::nullopt;
    }
}

void read_class(Reader const& reader, StyleClass& style, LabelClass& names) {
    StyleClass const before = style;
    reader.take("value", style.value);
    reader.take("below", -std::numeric_limits<double>::max(), std::numeric_limits<double>::max(),
                style.below);
    reader.take("when", style.when);
    if (!style.when.empty()) {
        try {
            static_cast<void>(Expression(style.when));
        } catch (Error const& failure) {
            throw fmt_error("{}: {}", reader.place("when"), failure.what());
        }
    }
    reader.take("label", style.label);
    take_colour(reader, "fill", "fill_opacity", style.fill);
    reader.take("area_opacity", 0, 1, style.area_alpha);
    reader.take("pattern", pattern_names, style.pattern);
    take_colour(reader, "line", "line_opacity", style.line);
    reader.take("line_px", 0, widest_px, style.line_px);
    take_colour(reader, "casing", "casing_opacity", style.line_casing);
    reader.take("casing_px", 0, widest_px, style.line_casing_px);
    reader.take("dash_px", 0, widest_px, style.dash_px);
    reader.take("gap_px", 0, widest_px, style.gap_px);
    reader.take("join", join_names, style.join);
    reader.take("cap", cap_names, style.cap);
    reader.take("shape", shape_names, style.shape);
    std::string letter(style.symbol_letter != 0 ? 1 : 0, style.symbol_letter);
    reader.take("letter", letter);
    if (!letter.empty() && !is_symbol_letter(letter)) {
        throw fmt_error("{}: a digit or one of a to z is expected, not '{}'", reader.place("letter"), letter);
    }
    style.symbol_letter = letter.empty() ? '\0' : letter.front();
    reader.take("symbol_px", 0, widest_px, style.symbol_px);
    reader.take("symbol_opacity", 0, 1, style.symbol_alpha);
    reader.take("symbol_casing_px", 0, widest_px, style.symbol_casing_px);
    take_colour(reader, "symbol_ring", "symbol_ring_opacity", style.symbol_ring);
    reader.take("symbol_ring_px", 0, widest_px, style.symbol_ring_px);
    reader.take("min_zoom", 0, highest_zoom, style.min_zoom);
    reader.take("max_zoom", 0, highest_zoom, style.max_zoom);
    reader.take("on", style.is_on);
    drop_themes_of_changed(before, style);
    take_themes(reader, [&](Reader const& themes, std::string const& theme, std::size_t place) {
        style.in_themes[place] = {};
        if (Json const* const json = themes.find(theme.c_str())) {
            Reader const there(*json, themes.place(theme));
            style.in_themes[place] = {colour_at(there, "fill"), colour_at(there, "line"),
                                      colour_at(there, "casing")};
        }
    });
    if (Json const* const json = reader.find("names")) {
        read_names(Reader(*json, reader.place("names")), names);
    }
}

Json class_to_json(StyleClass const& style, LabelClass const& names, Classing classing) {
    Json json;
    if (classing == Classing::values && !style.value.empty()) {
        json["value"] = style.value;
    }
    if (classing == Classing::ranges && std::isfinite(style.below)) {
        json["below"] = style.below;
    }
    if (classing == Classing::rules && !style.when.empty()) {
        json["when"] = style.when;
    }
    if (!style.label.empty()) {
        json["label"] = style.label;
    }
    json["fill"] = hex(style.fill);
    json["fill_opacity"] = opacity(style.fill);
    json["area_opacity"] = short_number(style.area_alpha);
    json["pattern"] = pattern_names[static_cast<std::size_t>(style.pattern)];
    json["line"] = hex(style.line);
    json["line_opacity"] = opacity(style.line);
    json["line_px"] = short_number(style.line_px);
    json["casing"] = hex(style.line_casing);
    json["casing_opacity"] = opacity(style.line_casing);
    json["casing_px"] = short_number(style.line_casing_px);
    json["dash_px"] = short_number(style.dash_px);
    json["gap_px"] = short_number(style.gap_px);
    json["join"] = join_names[static_cast<std::size_t>(style.join)];
    json["cap"] = cap_names[static_cast<std::size_t>(style.cap)];
    json["shape"] = shape_names[static_cast<std::size_t>(style.shape)];
    if (style.symbol_letter != 0) {
        json["letter"] = std::string(1, style.symbol_letter);
    }
    json["symbol_px"] = short_number(style.symbol_px);
    add_unless(json, "symbol_opacity", short_number(style.symbol_alpha), 1.0);
    json["symbol_casing_px"] = short_number(style.symbol_casing_px);
    if (style.symbol_ring_px > 0) {
        json["symbol_ring"] = hex(style.symbol_ring);
        json["symbol_ring_opacity"] = opacity(style.symbol_ring);
        json["symbol_ring_px"] = short_number(style.symbol_ring_px);
    }
    json["min_zoom"] = style.min_zoom;
    json["max_zoom"] = style.max_zoom;
    json["on"] = style.is_on;
    add_themes(json, [&](std::size_t place) {
        Json there = Json::object();
        auto const add = [&](char const* key, std::optional<Colour> const& colour) {
            if (colour) {
                there[key] = hex(*colour);
            }
        };
        add("fill", style.in_themes[place].fill);
        add("line", style.in_themes[place].line);
        add("casing", style.in_themes[place].line_casing);
        return there;
    });
    json["names"] = names_to_json(names);
    return json;
}

/// The class of `base` that stands for the same value; else the first.
std::size_t class_like(Json const& json, LayerStyle const& base) {
    auto const value = json.is_object() ? json.find("value") : json.end();
    for (std::size_t i = 1; value != json.end() && i < base.classes.size(); ++i) {
        if (value->is_string() && value->get<std::string>() == base.classes[i].value) {
            return i;
        }
    }
    return 0;
}

}  // namespace

Json style_tree(LayerStyle const& style) {
    Json json;
    if (!style.class_field.empty()) {
        json["field"] = style.class_field;
    }
    json["by"] = classing_names[static_cast<std::size_t>(style.classing)];
    if (style.grading) {
        add_grading(json, *style.grading);
    }
    json["gather"] = style.is_clustered;
    LayerStyle const usual;
    if (style.line_shape != usual.line_shape) {
        json["line_shape"] = line_shape_names[static_cast<std::size_t>(style.line_shape)];
    }
    add_point_look(json, style.points);
    add_unless(json, "one_symbol_below_zoom", style.one_symbol_below_zoom, usual.one_symbol_below_zoom);
    add_unless(json, "pickable", style.is_pickable, usual.is_pickable);
    add_unless(json, "keep_clear", style.is_kept_clear, usual.is_kept_clear);
    json["classes"] = Json::array();
    for (std::size_t i = 0; i < style.classes.size(); ++i) {
        json["classes"].push_back(class_to_json(style.classes[i], style.labels[i], style.classing));
    }
    return json;
}

LayerStyle style_from_tree(Json const& json, LayerStyle const& base, std::string const& place) {
    Reader const reader(json, place);
    LayerStyle style = base;
    style.class_field.clear();
    reader.take("field", style.class_field);
    style.grading = read_grading(reader);
    style.classing = style.class_field.empty() ? Classing::rules
                     : style.grading           ? Classing::ranges
                                               : Classing::values;
    reader.take("by", classing_names, style.classing);
    reader.take("gather", style.is_clustered);
    reader.take("line_shape", line_shape_names, style.line_shape);
    read_point_look(reader, style.points);
    reader.take("one_symbol_below_zoom", -99, 99, style.one_symbol_below_zoom);
    reader.take("pickable", style.is_pickable);
    reader.take("keep_clear", style.is_kept_clear);
    Json const* const classes = reader.find("classes");
    if (classes == nullptr && style.grading && !style.class_field.empty()) {  // they follow from the data
        style.classes.assign(1, base.classes.front());
        style.labels.assign(1, base.labels.front());
        return style;
    }
    if (classes == nullptr || !classes->is_array() || classes->empty() || classes->size() > most_classes) {
        throw fmt_error("{}: from 1 to {} of them are expected", reader.place("classes"), most_classes);
    }
    style.classes.assign(classes->size(), base.classes.front());
    style.labels.assign(classes->size(), base.labels.front());
    for (std::size_t i = 0; i < classes->size(); ++i) {
        std::size_t const like = class_like((*classes)[i], base);
        style.classes[i] = base.classes[like];
        style.labels[i] = base.labels[like];
        read_class(Reader((*classes)[i], reader.place(fmt::format("classes[{}]", i))), style.classes[i],
                   style.labels[i]);
    }
    return style;
}

namespace {

constexpr std::array<std::string_view, 16> style_keys{
    "breaks",     "by",         "class_count",           "classes",  "field",  "gatepost_style", "gather",
    "keep_clear", "line_shape", "one_symbol_below_zoom", "pickable", "points", "radius_px",      "ramp",
    "reversed",   "weight"};
constexpr std::array<std::string_view, 31> class_keys{"area_opacity",
                                                      "below",
                                                      "cap",
                                                      "casing",
                                                      "casing_opacity",
                                                      "casing_px",
                                                      "dash_px",
                                                      "fill",
                                                      "fill_opacity",
                                                      "gap_px",
                                                      "join",
                                                      "label",
                                                      "letter",
                                                      "line",
                                                      "line_opacity",
                                                      "line_px",
                                                      "max_zoom",
                                                      "min_zoom",
                                                      "names",
                                                      "on",
                                                      "pattern",
                                                      "shape",
                                                      "symbol_casing_px",
                                                      "symbol_opacity",
                                                      "symbol_px",
                                                      "symbol_ring",
                                                      "symbol_ring_opacity",
                                                      "symbol_ring_px",
                                                      "themes",
                                                      "value",
                                                      "when"};
template <std::size_t size>
bool is_among(std::array<std::string_view, size> const& keys, std::string_view key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

bool is_style_key(std::string_view key) { return is_among(style_keys, key); }
bool is_style_class_key(std::string_view key) { return is_among(class_keys, key); }

std::string style_to_json(LayerStyle const& style) {
    Json json;
    json["gatepost_style"] = version;
    json.update(style_tree(style));
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

LayerStyle style_from_json(std::string_view json_text, LayerStyle const& base) {
    if (is_json_deeper_than(json_text, deepest_json)) {
        throw fmt_error("brackets stand more than {} deep in it", deepest_json);
    }
    auto const json = parse_json(json_text);
    if (!json) {
        throw Error("this is no JSON");
    }
    double read_version = 0;
    Reader(*json, "").take("gatepost_style", 1, 1e9, read_version);
    if (read_version != version) {
        throw fmt_error("gatepost_style: {} is the version that is read here", version);
    }
    return style_from_tree(*json, base, "");
}

}  // namespace gatepost

#include "style/style_json.hpp"

#include "base/error.hpp"
#include "base/json.hpp"
#include "style/simple_style.hpp"
#include "table/expression.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace gatepost {

namespace {

using Json = nlohmann::ordered_json;

constexpr int version = 1;
constexpr std::size_t most_classes = 1000;
constexpr std::array<char const*, 10> shape_names{"circle", "arch", "shield",  "roofs",  "tree",
                                                  "house",  "star", "diamond", "pillar", "square"};
constexpr std::array<char const*, 3> classing_names{"values", "ranges", "rules"};
constexpr std::array<char const*, 2> pattern_names{"none", "trees"};
constexpr std::array<char const*, 2> join_names{"round", "mitre"};
constexpr std::array<char const*, 3> cap_names{"round", "butt", "square"};

std::string hex(Colour colour) { return fmt::format("#{:02x}{:02x}{:02x}", colour.r, colour.g, colour.b); }

double to_thousandths(double share) { return std::round(share * 1000) / 1000; }

double opacity(Colour colour) { return to_thousandths(static_cast<double>(colour.a) / 255); }

/// A value in a message: not a large one, and none that is nested without end.
std::string shown(Json const& json) {
    constexpr std::size_t longest = 60;
    if (json.is_structured()) {
        return std::string("an ") + json.type_name();
    }
    std::string text = json.dump(-1, ' ', true, Json::error_handler_t::replace);
    return text.size() > longest ? text.substr(0, longest) + "…" : text;
}

/// One object of the file and where it stands, for messages.
class Reader {
  public:
    Reader(Json const& json, std::string place) : m_json(json), m_place(std::move(place)) {
        if (!m_json.is_object()) {
            throw fmt_error("{}: an object is expected, not {}", m_place, shown(m_json));
        }
    }
    [[nodiscard]] Json const* find(char const* key) const {
        auto const found = m_json.find(key);
        return found != m_json.end() ? &*found : nullptr;
    }
    [[nodiscard]] std::string place(char const* key) const {
        return m_place.empty() ? key : m_place + "." + key;
    }
    void take(char const* key, double low, double high, double& value) const {
        if (Json const* const json = find(key)) {
            if (!json->is_number() || !(json->get<double>() >= low && json->get<double>() <= high)) {
                throw fmt_error("{}: a number from {} to {} is expected, not {}", place(key), low, high,
                                shown(*json));
            }
            value = json->get<double>();
        }
    }
    void take(char const* key, double low, double high, float& value) const {
        auto wide = static_cast<double>(value);
        take(key, low, high, wide);
        value = static_cast<float>(wide);
    }
    void take(char const* key, bool& value) const {
        if (Json const* const json = find(key)) {
            if (!json->is_boolean()) {
                throw fmt_error("{}: true or false is expected, not {}", place(key), shown(*json));
            }
            value = json->get<bool>();
        }
    }
    void take(char const* key, std::string& value) const {
        if (Json const* const json = find(key)) {
            if (json->is_structured()) {
                throw fmt_error("{}: a text is expected, not {}", place(key), shown(*json));
            }
            value = json->is_string() ? json->get<std::string>() : json->dump();
        }
    }
    /// "#rrggbb", and beside it how opaque it is.
    void take(char const* key, char const* opacity_key, Colour& colour) const {
        if (Json const* const json = find(key)) {
            auto const read = json->is_string() ? colour_of(json->get<std::string>()) : std::nullopt;
            if (!read) {
                throw fmt_error("{}: a colour like \"#0070d8\" is expected, not {}", place(key),
                                shown(*json));
            }
            colour = *read;
        }
        double alpha = static_cast<double>(colour.a) / 255;
        take(opacity_key, 0, 1, alpha);
        colour = colour.with_alpha(alpha);
    }
    template <class Enum, std::size_t size>
    void take(char const* key, std::array<char const*, size> const& names, Enum& value) const {
        Json const* const json = find(key);
        if (json == nullptr) {
            return;
        }
        for (std::size_t i = 0; i < size; ++i) {
            if (json->is_string() && json->get<std::string>() == names[i]) {
                value = static_cast<Enum>(i);
                return;
            }
        }
        throw fmt_error("{}: one of {} is expected, not {}", place(key), fmt::join(names, ", "),
                        shown(*json));
    }

  private:
    Json const& m_json;
    std::string m_place;
};

constexpr double widest_px = 256;
constexpr double highest_zoom = 99;

void read_names(Reader const& reader, LabelClass& names) {
    reader.take("shown", names.shown);
    reader.take("size_px", 4, widest_px, names.size_px);
    reader.take("bold", names.bold);
    reader.take("italic", names.italic);
    reader.take("colour", "opacity", names.colour);
    reader.take("along_line", names.along_line);
    reader.take("min_zoom", 0, highest_zoom, names.min_zoom);
    reader.take("max_zoom", 0, highest_zoom, names.max_zoom);
}

void read_class(Reader const& reader, StyleClass& style, LabelClass& names) {
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
    reader.take("fill", "fill_opacity", style.fill);
    reader.take("area_opacity", 0, 1, style.area_alpha);
    reader.take("pattern", pattern_names, style.pattern);
    reader.take("line", "line_opacity", style.line);
    reader.take("line_px", 0, widest_px, style.line_px);
    reader.take("casing", "casing_opacity", style.line_casing);
    reader.take("casing_px", 0, widest_px, style.line_casing_px);
    reader.take("dash_px", 0, widest_px, style.dash_px);
    reader.take("gap_px", 0, widest_px, style.gap_px);
    reader.take("join", join_names, style.join);
    reader.take("cap", cap_names, style.cap);
    reader.take("shape", shape_names, style.shape);
    reader.take("symbol_px", 0, widest_px, style.symbol_px);
    reader.take("symbol_casing_px", 0, widest_px, style.symbol_casing_px);
    reader.take("min_zoom", 0, highest_zoom, style.min_zoom);
    reader.take("max_zoom", 0, highest_zoom, style.max_zoom);
    reader.take("on", style.is_on);
    if (Json const* const json = reader.find("names")) {
        read_names(Reader(*json, reader.place("names")), names);
    }
}

Json names_to_json(LabelClass const& names) {
    Json json;
    json["shown"] = names.shown;
    json["size_px"] = to_thousandths(static_cast<double>(names.size_px));
    json["bold"] = names.bold;
    json["italic"] = names.italic;
    json["colour"] = hex(names.colour);
    json["opacity"] = opacity(names.colour);
    json["along_line"] = names.along_line;
    json["min_zoom"] = names.min_zoom;
    json["max_zoom"] = names.max_zoom;
    return json;
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
    json["area_opacity"] = to_thousandths(static_cast<double>(style.area_alpha));
    json["pattern"] = pattern_names[static_cast<std::size_t>(style.pattern)];
    json["line"] = hex(style.line);
    json["line_opacity"] = opacity(style.line);
    json["line_px"] = to_thousandths(static_cast<double>(style.line_px));
    json["casing"] = hex(style.line_casing);
    json["casing_opacity"] = opacity(style.line_casing);
    json["casing_px"] = to_thousandths(static_cast<double>(style.line_casing_px));
    json["dash_px"] = to_thousandths(static_cast<double>(style.dash_px));
    json["gap_px"] = to_thousandths(static_cast<double>(style.gap_px));
    json["join"] = join_names[static_cast<std::size_t>(style.join)];
    json["cap"] = cap_names[static_cast<std::size_t>(style.cap)];
    json["shape"] = shape_names[static_cast<std::size_t>(style.shape)];
    json["symbol_px"] = to_thousandths(static_cast<double>(style.symbol_px));
    json["symbol_casing_px"] = to_thousandths(static_cast<double>(style.symbol_casing_px));
    json["min_zoom"] = style.min_zoom;
    json["max_zoom"] = style.max_zoom;
    json["on"] = style.is_on;
    json["names"] = names_to_json(names);
    return json;
}

}  // namespace

std::string style_to_json(LayerStyle const& style) {
    Json json;
    json["gatepost_style"] = version;
    if (!style.class_field.empty()) {
        json["field"] = style.class_field;
    }
    json["by"] = classing_names[static_cast<std::size_t>(style.classing)];
    json["gather"] = style.gathers;
    json["classes"] = Json::array();
    for (std::size_t i = 0; i < style.classes.size(); ++i) {
        json["classes"].push_back(class_to_json(style.classes[i], style.labels[i], style.classing));
    }
    return json.dump(2) + "\n";
}

namespace {

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

LayerStyle style_from_json(std::string_view json_text, LayerStyle const& base) {
    if (is_json_deeper_than(json_text, deepest_json)) {
        throw fmt_error("brackets stand more than {} deep in it", deepest_json);
    }
    auto const json = parse_json(json_text);
    if (!json) {
        throw Error("this is no JSON");
    }
    Reader const reader(*json, "");
    double read_version = 0;
    reader.take("gatepost_style", 1, 1e9, read_version);
    if (read_version != version) {
        throw fmt_error("gatepost_style: {} is the version that is read here", version);
    }
    LayerStyle style = base;
    style.class_field.clear();
    reader.take("field", style.class_field);
    style.classing = style.class_field.empty() ? Classing::rules : Classing::values;
    reader.take("by", classing_names, style.classing);
    reader.take("gather", style.gathers);
    Json const* const classes = reader.find("classes");
    if (classes == nullptr || !classes->is_array() || classes->empty() || classes->size() > most_classes) {
        throw fmt_error("classes: from 1 to {} of them are expected", most_classes);
    }
    style.classes.assign(classes->size(), base.classes.front());
    style.labels.assign(classes->size(), base.labels.front());
    for (std::size_t i = 0; i < classes->size(); ++i) {
        std::size_t const like = class_like((*classes)[i], base);
        style.classes[i] = base.classes[like];
        style.labels[i] = base.labels[like];
        read_class(Reader((*classes)[i], fmt::format("classes[{}]", i)), style.classes[i], style.labels[i]);
    }
    return style;
}

}  // namespace gatepost

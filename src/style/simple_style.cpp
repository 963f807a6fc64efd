#include "style/simple_style.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace gatepost {

namespace {

constexpr std::size_t most_looks = 1000;
constexpr std::array<std::string_view, 8> properties{"marker-color", "marker-size",  "marker-symbol",
                                                     "stroke",       "stroke-width", "stroke-opacity",
                                                     "fill",         "fill-opacity"};

// The defaults of the spec.
constexpr Colour marker_default = rgb(0x7E7E7E);
constexpr Colour stroke_default = rgb(0x555555);
constexpr Colour fill_default = rgb(0x555555);
constexpr double stroke_width_default = 2;
constexpr double stroke_opacity_default = 1;
constexpr double fill_opacity_default = 0.6;

/// Names of Maki icons (2012 to 2022), with the shape of ours that has the same meaning.
constexpr std::array<std::pair<std::string_view, SymbolShape>, 26> shapes{
    {{"circle", SymbolShape::circle},
     {"circle-stroked", SymbolShape::circle},
     {"marker", SymbolShape::circle},
     {"marker-stroked", SymbolShape::circle},
     {"square", SymbolShape::square},
     {"square-stroked", SymbolShape::square},
     {"star", SymbolShape::star},
     {"star-stroked", SymbolShape::star},
     {"diamond", SymbolShape::diamond},
     {"monument", SymbolShape::pillar},
     {"monument-jp", SymbolShape::pillar},
     {"landmark", SymbolShape::pillar},
     {"park", SymbolShape::tree},
     {"park2", SymbolShape::tree},
     {"park-alt1", SymbolShape::tree},
     {"garden", SymbolShape::tree},
     {"building", SymbolShape::house},
     {"home", SymbolShape::house},
     {"lodging", SymbolShape::house},
     {"shelter", SymbolShape::house},
     {"town-hall", SymbolShape::house},
     {"village", SymbolShape::roofs},
     {"residential-community", SymbolShape::roofs},
     {"police", SymbolShape::shield},
     {"highway-rest-area", SymbolShape::tree},
     {"gate", SymbolShape::arch}}};

std::optional<SymbolShape> shape_of(std::string_view symbol) {
    auto const* const found =
        std::find_if(shapes.begin(), shapes.end(), [&](auto const& one) { return one.first == symbol; });
    return found != shapes.end() ? std::optional{found->second} : std::nullopt;
}

std::string in_small_letters(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

/// One distinct symbology; whole numbers, so that two can be compared.
struct Look {
    Colour marker = marker_default;
    float marker_px = 0;
    SymbolShape shape = SymbolShape::circle;
    char letter = 0;
    Colour stroke = stroke_default;
    float stroke_px = 0;
    Colour fill = fill_default;

    [[nodiscard]] auto key() const {
        auto const packed = [](Colour c) { return std::tuple{c.r, c.g, c.b, c.a}; };
        return std::tuple{packed(marker), marker_px, shape, letter, packed(stroke), stroke_px, packed(fill)};
    }
};

/// The columns of a table by property; null if it has no such column.
class Columns {
  public:
    explicit Columns(FeatureTable const& table) {
        for (std::size_t i = 0; i < properties.size(); ++i) {
            m_columns[i] = table.find(std::string(properties[i]));
        }
    }
    [[nodiscard]] bool has_any() const {
        return std::any_of(m_columns.begin(), m_columns.end(), [](AttributeColumn const* column) {
            for (std::size_t f = 0; column != nullptr && f < column->size(); ++f) {
                if (!column->is_null(f)) {
                    return true;
                }
            }
            return false;
        });
    }
    [[nodiscard]] std::string text(std::string_view property, std::size_t feature) const {
        AttributeColumn const* const column = find(property);
        return column != nullptr ? column->to_text(feature) : std::string{};
    }
    [[nodiscard]] Colour colour(std::string_view property, std::size_t feature, Colour otherwise) const {
        return colour_of(text(property, feature)).value_or(otherwise);
    }
    [[nodiscard]] double number(std::string_view property, std::size_t feature, double low, double high,
                                double otherwise) const {
        AttributeColumn const* const column = find(property);
        auto const value = column != nullptr ? column->number(feature) : std::nullopt;
        return value && std::isfinite(*value) && *value >= low ? std::min(*value, high) : otherwise;
    }

  private:
    [[nodiscard]] AttributeColumn const* find(std::string_view property) const {
        auto const at = std::find(properties.begin(), properties.end(), property) - properties.begin();
        return m_columns[static_cast<std::size_t>(at)];
    }
    std::array<AttributeColumn const*, properties.size()> m_columns{};
};

Look look_of(Columns const& columns, std::size_t feature) {
    constexpr double widest_px = 64;
    Look look;
    look.marker = columns.colour("marker-color", feature, marker_default);
    std::string const size = columns.text("marker-size", feature);
    look.marker_px = size == "small" ? 8.0F : size == "large" ? 16.0F : 11.0F;
    std::string const symbol = in_small_letters(columns.text("marker-symbol", feature));
    if (is_symbol_letter(symbol)) {
        look.letter = symbol.front();
        look.marker_px *= 1.6F;  // a letter is to be read
    } else if (auto const shape = shape_of(symbol)) {
        look.shape = *shape;
        look.marker_px *= look.shape == SymbolShape::circle ? 1.0F : 1.35F;  // shapes with parts need room
    }
    look.stroke = columns.colour("stroke", feature, stroke_default)
                      .with_alpha(columns.number("stroke-opacity", feature, 0, 1, stroke_opacity_default));
    look.stroke_px =
        static_cast<float>(columns.number("stroke-width", feature, 0, widest_px, stroke_width_default));
    look.fill = columns.colour("fill", feature, fill_default)
                    .with_alpha(columns.number("fill-opacity", feature, 0, 1, fill_opacity_default));
    return look;
}

/// What a class must draw. Points take the marker's colour, areas the fill's. A class has only one colour, so
/// the points of features that also have areas take the fill's colour, but without its transparency.
enum class Drawn : std::uint8_t { points_and_lines, areas, areas_and_points };

Drawn drawn_of(GeometryColumn const& geometry, std::size_t feature) {
    if (geometry.kind(feature) != GeometryKind::polygon) {
        return Drawn::points_and_lines;
    }
    return geometry.has(feature, GeometryKind::point) ? Drawn::areas_and_points : Drawn::areas;
}

StyleClass class_of(Look const& look, Drawn drawn, StyleClass const& base) {
    StyleClass style = base;
    style.fill = drawn == Drawn::points_and_lines ? look.marker : look.fill;
    style.area_alpha = 1;
    if (drawn == Drawn::areas_and_points) {
        style.area_alpha = static_cast<float>(look.fill.a) / 255;
        style.fill.a = 255;
    }
    style.line = look.stroke_px > 0 ? look.stroke : Colour{0, 0, 0, 0};
    style.line_px = look.stroke_px;
    style.shape = look.shape;
    style.symbol_letter = look.letter;
    style.symbol_px = look.marker_px;
    return style;
}

}  // namespace

std::optional<ClassedStyle> simple_style_of(FeatureTable const& table, LayerStyle const& base) {
    Columns const columns(table);
    if (!columns.has_any()) {
        return std::nullopt;
    }
    ClassedStyle simple{base, {}};
    simple.style.class_field.clear();
    simple.style.classes.clear();
    std::map<std::pair<Drawn, decltype(Look{}.key())>, std::uint16_t> classes;
    for (std::size_t f = 0; f < table.size(); ++f) {
        Look const look = look_of(columns, f);
        Drawn const drawn = drawn_of(table.geometry, f);
        auto const [at, is_new] =
            classes.try_emplace({drawn, look.key()}, static_cast<std::uint16_t>(simple.style.classes.size()));
        if (is_new && simple.style.classes.size() < most_looks) {
            simple.style.classes.push_back(class_of(look, drawn, base.classes.front()));
        } else if (is_new) {
            at->second = 0;
        }
        simple.class_of_feature.push_back(at->second);
    }
    simple.style.labels.assign(simple.style.classes.size(), base.labels.front());
    return simple;
}

std::set<std::string> unknown_marker_symbols(FeatureTable const& table) {
    std::set<std::string> unknown;
    AttributeColumn const* const column = table.find("marker-symbol");
    for (std::size_t f = 0; column != nullptr && f < column->size(); ++f) {
        std::string const symbol = in_small_letters(column->to_text(f));
        if (!symbol.empty() && !is_symbol_letter(symbol) && !shape_of(symbol)) {
            unknown.insert(symbol);
        }
    }
    return unknown;
}

bool is_simple_style(std::string_view property, std::string_view value) {
    if (std::find(properties.begin(), properties.end(), property) == properties.end()) {
        return false;
    }
    if (property == "marker-symbol") {
        return true;
    }
    if (property == "marker-size") {
        return value == "small" || value == "medium" || value == "large";
    }
    double number = 0;
    auto const* const end = value.data() + value.size();
    bool const is_number = std::from_chars(value.data(), end, number).ptr == end;
    bool const is_colour_property = property == "marker-color" || property == "stroke" || property == "fill";
    return is_colour_property ? colour_of(value).has_value() : is_number;
}

std::optional<Colour> colour_of(std::string_view text) {
    if (text.starts_with('#')) {
        text.remove_prefix(1);
    }
    std::uint32_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    bool const is_whole = error == std::errc{} && end == text.data() + text.size();
    if (!is_whole || (text.size() != 3 && text.size() != 6)) {
        return std::nullopt;
    }
    if (text.size() == 6) {
        return rgb(value);
    }
    auto const doubled = [](std::uint32_t digit) {
        return static_cast<std::uint8_t>((digit & 0xFU) * 0x11U);
    };
    return Colour{doubled(value >> 8U), doubled(value >> 4U), doubled(value)};
}

}  // namespace gatepost

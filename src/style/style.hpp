#pragma once

#include "base/colour.hpp"
#include "geo/line_shape.hpp"
#include "style/grading.hpp"
#include "style/point_look.hpp"
#include "style/theme.hpp"
#include "table/feature_table.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// The shapes of point symbols. To add one, add its name here and its distance function in
/// shaders/symbol.frag.
enum class SymbolShape : std::uint8_t {
    circle,
    arch,
    shield,
    roofs,
    tree,
    house,
    star,
    diamond,
    pillar,
    square,
    last = square
};

/// How a feature relates to what the user does at the moment.
enum class FeatureState : std::uint8_t { plain, hovered, selected, dimmed };

enum class FillPattern : std::uint8_t { none, trees };
enum class LineJoin : std::uint8_t { round, mitre };
enum class LineCap : std::uint8_t { round, butt, square };

/// Whether something shown from one zoom on is shown at another. `from_zoom` 0 means always: the whole world
/// in a small picture has a zoom below 0.
[[nodiscard]] constexpr bool is_zoom_reached(double zoom, double from_zoom) {
    return from_zoom <= 0 || zoom >= from_zoom;
}

/// The most classes that a legend lists.
constexpr std::size_t most_legend_entries = 24;

/// The number of themes besides the light one, for which styles are made; they index the lists below.
constexpr std::size_t other_themes = 2;
[[nodiscard]] constexpr std::size_t place_of_theme(Theme theme) {
    return static_cast<std::size_t>(theme) - 1;
}

/// Colours that replace a class's own in a theme; each keeps the opacity of the one that it replaces.
struct ThemeColours {
    std::optional<Colour> fill;
    std::optional<Colour> line;
    std::optional<Colour> line_casing;
    friend bool operator==(ThemeColours const&, ThemeColours const&) = default;
};

/// The symbology of the features of one class. Sizes are logical pixels, the same at every zoom.
struct StyleClass {
    std::string value;  ///< of the layer's class field; the first class stands for every other value
    double below = std::numeric_limits<double>::infinity();  ///< for ranges: holds numbers below this one
    std::string when;                                        ///< for rules: an Expression; empty always holds
    std::string label;
    Colour fill{};                            ///< of symbols and polygons; alpha 0 draws none
    float area_alpha = 1;                     ///< multiplies `fill` where it fills a polygon
    FillPattern pattern = FillPattern::none;  ///< in the full colour of `fill`, sparse
    Colour line{0, 0, 0, 0};                  ///< of lines and outlines; alpha 0 draws none
    Colour line_casing{0, 0, 0, 0};           ///< a wider line underneath
    float line_px = 0;
    float line_casing_px = 0;  ///< its whole width
    float dash_px = 0;         ///< 0 = solid
    float gap_px = 0;
    LineJoin join = LineJoin::round;  ///< turns of more than 120° are round in any case
    LineCap cap = LineCap::round;
    SymbolShape shape = SymbolShape::circle;
    char symbol_letter = 0;         ///< 0–9 or a–z, drawn on the symbol as a capital; 0: nothing
    float symbol_px = 0;            ///< width of the symbol without casing; 0 draws none
    float symbol_alpha = 1;         ///< multiplies `fill` in symbols
    float symbol_casing_px = 1.5F;  ///< around the symbol, and a shadow; 0 draws neither
    Colour symbol_casing = rgb(0xFFFFFF);
    float symbol_shadow = 0.22F;
    Colour symbol_ring{};      ///< around the casing; one in the fill's colour is so in every theme
    float symbol_ring_px = 0;  ///< 0 draws none
    double min_zoom = 0;       ///< hidden at smaller zooms
    double max_zoom = 99;
    std::array<ThemeColours, other_themes> in_themes{};  ///< see place_of_theme; empty: keeps its own
    bool is_on = true;                                   ///< false: switched off in the legend
    bool is_dimmed = false;  ///< drawn faint, because another class of its layer is in focus
    friend bool operator==(StyleClass const&, StyleClass const&) = default;
};

/// A class's symbology in a state: larger and with a wider casing under the pointer, cased in the accent
/// colour when selected, faint when something else is in focus.
[[nodiscard]] StyleClass in_state(StyleClass style, FeatureState state);

/// Whether a text is a single digit or letter from a to z, which a symbol can bear.
[[nodiscard]] constexpr bool is_symbol_letter(std::string_view text) {
    return text.size() == 1 && ((text[0] >= '0' && text[0] <= '9') || (text[0] >= 'a' && text[0] <= 'z'));
}

/// Whether a class of points can be drawn as a distance field, as dots without anything around them.
[[nodiscard]] inline bool is_plain_dot(StyleClass const& style) {
    return style.shape == SymbolShape::circle && style.symbol_casing_px == 0 && style.symbol_letter == 0;
}

/// How a feature finds its class: by the value of the class field; by the first range, from the second class
/// on, that its number is below; or by the first rule, from the second class on, that holds for it. All
/// others are in the first class.
enum class Classing : std::uint8_t { values, ranges, rules };

enum class LabelCase : std::uint8_t { as_is, spaced_capitals };

/// How the labels of one class look.
struct LabelClass {
    bool shown = false;
    float size_px = 13;
    bool bold = false;
    bool italic = false;
    LabelCase text_case = LabelCase::as_is;
    Colour colour = rgb(0x333333);
    Colour halo = rgb(0xFFFFFF);
    int priority = 0;  ///< higher gets its place first
    double min_zoom = 0;
    double max_zoom = 99;
    double zoom_per_rank = 0;         ///< each step of the feature's `rank` beyond 1 delays it by this much
    double two_lines_from_zoom = 99;  ///< from here on the second language is shown below the first
    double brackets_from_zoom = 0;    ///< what stands in brackets at a name's end is left out before
    std::vector<std::string> leave_out{};  ///< words at an end of names on cards, but not on the map
    bool along_line = false;               ///< labels of lines follow them, repeated along the line
    bool may_stand_off = false;  ///< may stand a little away from its symbol if there is no room next to it
    bool follows_view = false;   ///< labels of areas stand inside the part that is in view
    bool is_obligatory = false;  ///< placed before all others, over symbols if there is no other place
    /// The colour in other themes; empty: made light enough to be read there (name_colour).
    std::array<std::optional<Colour>, other_themes> colour_in_themes{};
    friend bool operator==(LabelClass const&, LabelClass const&) = default;
};

/// The symbology of one layer: classes by the value of one field.
struct LayerStyle {
    std::string class_field;
    Classing classing = Classing::values;
    /// How the ranges were made, or are to be made, from the numbers of the field; none: they were given.
    std::optional<Grading> grading;
    std::vector<StyleClass> classes{1};
    std::vector<LabelClass> labels{1};  ///< one for each class
    LineShape line_shape = LineShape::straight;
    PointLook points;
    bool is_pickable = true;
    bool is_clustered = true;  ///< points whose symbols would cover each other start as clusters
    /// Below this zoom one symbol, of the topmost of all layers for which that is so, stands for them all.
    double one_symbol_below_zoom = -99;
    bool is_kept_clear = false;  ///< labels keep off its lines if they can

    /// For larger layers: draws their points as plain dots, because symbols with casings would cover each
    /// other.
    void draw_plain_dots();
    /// Adapts a style made for light paper to a theme: uses the colours it has for that theme, and the
    /// theme's casings and halos around symbols and labels.
    void take_theme(Theme theme);

    /// Whether its classes are symbologies that the features brought themselves (simple_style.hpp), which
    /// have no meaning to name.
    [[nodiscard]] bool has_feature_styles() const {
        return classing == Classing::values && class_field.empty() && classes.size() > 1;
    }
    /// Whether its ranges are still to be made from the data (style_by_field.hpp): a file says only how.
    [[nodiscard]] bool awaits_ranges() const { return grading && classes.size() < 2; }
    /// The class that represents the layer: the first named one is what a reader thinks of (international
    /// gates, province seats).
    [[nodiscard]] std::size_t typical_class() const {
        return class_field.empty() || classes.size() < 2 ? 0 : 1;
    }
    /// The class of each feature of a table; `columns` has the fields that it needs (class_fields).
    /// O(features · classes). Throws Error if a rule is not valid.
    [[nodiscard]] std::vector<std::uint16_t> classes_of(FeatureTable const& table,
                                                        AttributeColumns const& columns) const;
    [[nodiscard]] std::vector<std::uint16_t> classes_of(FeatureTable const& table) const {
        return classes_of(table, table.attributes);
    }
    /// Whether a rule speaks of distances, which takes a look at each vertex. Throws Error if one is not
    /// valid.
    [[nodiscard]] bool needs_places() const;
    /// The fields that the classes and weights depend on: none if there is only one class, and each
    /// point counts as one. Throws Error if a rule is not
    /// valid.
    [[nodiscard]] std::vector<std::string> class_fields() const;
    [[nodiscard]] bool is_class_visible(std::size_t index, double zoom) const {
        return classes[index].is_on && is_zoom_reached(zoom, classes[index].min_zoom) &&
               zoom < classes[index].max_zoom;
    }
    friend bool operator==(LayerStyle const&, LayerStyle const&) = default;
};

/// A style and which of its classes each feature of a table is in.
struct ClassedStyle {
    LayerStyle style;
    std::vector<std::uint16_t> class_of_feature;
};

/// Colours for the user's own layers and for the classes in them. They stay distinguishable with the common
/// colour-vision deficiencies (tests/map/colour_vision_test.cpp).
constexpr std::array<Colour, 7> own_palette{rgb(0x0070D8), rgb(0xD35D01), rgb(0x019E74), rgb(0xBF75A1),
                                            rgb(0xE69F00), rgb(0x4FB7F1), rgb(0x574884)};

/// The plain style for a file without one: round symbols, labels along lines, in a colour of the palette.
[[nodiscard]] LayerStyle plain_style(std::size_t palette_index);

}  // namespace gatepost

// Names and symbols that come with the program can be read and seen on what lies under them, in every theme.
#include "map/map_file.hpp"
#include "style/theme.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "map/bundled_parts.hpp"
#include "style/colour_difference.hpp"

using namespace gatepost;

namespace {

constexpr std::array themes{Theme::light, Theme::dark, Theme::print};

/// As the Web Content Accessibility Guidelines 2.1 define it, from 1 to 21.
double contrast(Colour one, Colour other) {
    auto const luminance = [](Colour colour) {
        auto const linear = [](std::uint8_t channel) {
            double const c = channel / 255.0;
            return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
    };
    double const a = luminance(one) + 0.05;
    double const b = luminance(other) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

std::vector<Colour> lands(Theme theme) {
    std::vector<Colour> fills;
    for (StyleClass const& one : bundled_style("countries", theme).classes) {
        fills.push_back(one.fill);
    }
    return fills;
}

/// What a colour looks like that lets some of the ground through.
Colour over(Colour ground, Colour above, double share) {
    auto const mix = [&](std::uint8_t below, std::uint8_t top) {
        return static_cast<std::uint8_t>(std::lround(below + (top - below) * share));
    };
    return {mix(ground.r, above.r), mix(ground.g, above.g), mix(ground.b, above.b), 255};
}

}  // namespace

TEST_CASE("every name has a contrast of 4.5 with what lies under it, in all themes") {
    std::size_t names = 0;
    for (Theme const theme : themes) {
        for (char const* const part : {"basemap", "atlas"}) {
            for (LayerState const& layer : bundled_layers(part)) {
                LayerStyle const style = bundled_style(layer.name, theme);
                for (std::size_t i = 0; i < style.classes.size(); ++i) {
                    if (!style.labels[i].shown) {
                        continue;
                    }
                    bool const is_at_sea = style.classes[i].value == "sea";
                    std::vector<Colour> const grounds =
                        is_at_sea ? std::vector{map_colours(theme).water} : lands(theme);
                    for (Colour const ground : grounds) {
                        INFO(layer.name << " '" << style.classes[i].value << "', theme "
                                        << theme_names[static_cast<std::size_t>(theme)]);
                        CHECK(contrast(style.labels[i].colour, ground) >= 4.5);
                        ++names;
                    }
                }
            }
        }
    }
    CHECK(names > 150);
}

TEST_CASE("every symbol of the atlas has a contrast of 3 with the land, on dark paper too") {
    for (Theme const theme : themes) {
        for (LayerState const& layer : bundled_layers("atlas")) {
            for (StyleClass const& one : bundled_style(layer.name, theme).classes) {
                for (Colour const ground : lands(theme)) {
                    INFO(layer.name << ", theme " << theme_names[static_cast<std::size_t>(theme)]);
                    CHECK(contrast(one.fill, ground) >= 3);
                }
            }
        }
    }
}

TEST_CASE("water can be told from land where ink is saved") {
    for (Colour const land : lands(Theme::print)) {
        CHECK(contrast(map_colours(Theme::print).water, land) >= 1.2);
    }
    CHECK(contrast(map_colours(Theme::print).water, rgb(0xFFFFFF)) >= 1.3);
}

TEST_CASE("the arcs of twinned places cannot be taken for the border, by deuteranopes either") {
    for (Theme const theme : themes) {
        StyleClass const border = bundled_style("border", theme).classes[0];
        for (StyleClass const& twins : bundled_style("twins", theme).classes) {
            for (Colour const land : lands(theme)) {
                Colour const arc = over(land, twins.line, twins.line.a / 255.0);
                for (Vision const vision : {Vision::usual, Vision::deuteranopia}) {
                    INFO("theme " << theme_names[static_cast<std::size_t>(theme)] << ", level '"
                                  << twins.value << "', vision " << static_cast<int>(vision));
                    CHECK(colour_difference(seen_by(vision, arc), seen_by(vision, border.line)) >= 25);
                    CHECK(colour_difference(seen_by(vision, arc), seen_by(vision, border.line_casing)) >= 25);
                }
            }
        }
    }
}

TEST_CASE("in a grey picture shapes that are alike still differ in lightness") {
    // Every layer has a shape of its own; these are the ones that a reader could confuse.
    std::vector<std::vector<std::string>> const alike{{"twins", "houses"},
                                                      {"programmes", "events", "markers"}};
    for (Theme const theme : {Theme::light, Theme::print}) {
        for (auto const& layers : alike) {
            for (std::size_t i = 0; i < layers.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    INFO(layers[i] << " and " << layers[j]);
                    double const one =
                        seen_by(Vision::usual, bundled_style(layers[i], theme).classes[0].fill).l;
                    double const other =
                        seen_by(Vision::usual, bundled_style(layers[j], theme).classes[0].fill).l;
                    CHECK(std::abs(one - other) >= 8);
                }
            }
        }
    }
}

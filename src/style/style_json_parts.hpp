#pragma once

#include "base/json_object.hpp"
#include "style/style.hpp"

#include <optional>
#include <string>

namespace gatepost {

// What the readers and writers of styles have in common.

constexpr double widest_px = 256;
constexpr double highest_zoom = 99;

/// "#rrggbb"
[[nodiscard]] std::string hex(Colour colour);
[[nodiscard]] double to_thousandths(double share);
[[nodiscard]] double opacity(Colour colour);

/// Reads "#rrggbb", and its opacity from a member of its own.
void take_colour(JsonObject const& reader, char const* key, char const* opacity_key, Colour& colour);
[[nodiscard]] std::optional<Colour> colour_at(JsonObject const& reader, char const* key);

/// Colours for other themes than the light one: {"dark": …, "print": …}.
template <class ReadOne>
void take_themes(JsonObject const& reader, ReadOne read_one) {
    Json const* const json = reader.find("themes");
    if (json == nullptr) {
        return;
    }
    JsonObject const themes(*json, reader.place("themes"));
    for (std::size_t i = 0; i < other_themes; ++i) {
        read_one(themes, std::string{theme_names[i + 1]}, i);
    }
}

/// Adds a member only if its value is not the usual one.
template <class Value>
void add_unless(Json& json, char const* key, Value const& value, Value const& usual) {
    if (value != usual) {
        json[key] = value;
    }
}

/// Adds the colours for other themes, if there are any.
template <class WriteOne>
void add_themes(Json& json, WriteOne write_one) {
    Json themes = Json::object();
    for (std::size_t i = 0; i < other_themes; ++i) {
        if (Json there = write_one(i); !there.empty()) {
            themes[std::string{theme_names[i + 1]}] = std::move(there);
        }
    }
    if (!themes.empty()) {
        json["themes"] = std::move(themes);
    }
}

}  // namespace gatepost

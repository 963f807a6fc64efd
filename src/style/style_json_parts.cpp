#include "style/style_json_parts.hpp"

#include "base/error.hpp"
#include "style/simple_style.hpp"

#include <cmath>

namespace gatepost {

std::string hex(Colour colour) { return fmt::format("#{:02x}{:02x}{:02x}", colour.r, colour.g, colour.b); }

double to_thousandths(double share) { return std::round(share * 1000) / 1000; }

double opacity(Colour colour) { return to_thousandths(static_cast<double>(colour.a) / 255); }

void take_colour(JsonObject const& reader, char const* key, char const* opacity_key, Colour& colour) {
    if (Json const* const json = reader.find(key)) {
        auto const read = json->is_string() ? colour_of(json->get<std::string>()) : std::nullopt;
        if (!read) {
            throw fmt_error("{}: a colour like \"#0070d8\" is expected, not {}", reader.place(key),
                            shown_in_message(*json));
        }
        colour = *read;
    }
    double alpha = static_cast<double>(colour.a) / 255;
    reader.take(opacity_key, 0, 1, alpha);
    colour = colour.with_alpha(alpha);
}

std::optional<Colour> colour_at(JsonObject const& reader, char const* key) {
    if (reader.find(key) == nullptr) {
        return std::nullopt;
    }
    Colour colour;
    take_colour(reader, key, "", colour);
    return colour;
}

}  // namespace gatepost

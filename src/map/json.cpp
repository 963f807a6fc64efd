#include "map/json.hpp"

namespace gatepost {

bool is_json_deeper_than(std::string_view text, std::size_t most) {
    std::size_t depth = 0;
    bool is_in_string = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char const c = text[at];
        if (is_in_string) {
            at += c == '\\' ? 1 : 0;
            is_in_string = c != '"';
        } else if (c == '"') {
            is_in_string = true;
        } else if ((c == '[' || c == '{') && ++depth > most) {
            return true;
        } else if ((c == ']' || c == '}') && depth > 0) {
            --depth;
        }
    }
    return false;
}

std::optional<nlohmann::ordered_json> parse_json(std::string_view text) {
    if (is_json_deeper_than(text, deepest_json)) {
        return std::nullopt;
    }
    auto parsed = nlohmann::ordered_json::parse(text, nullptr, false);
    return parsed.is_discarded() ? std::nullopt : std::optional{std::move(parsed)};
}

}  // namespace gatepost

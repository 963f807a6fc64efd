#include "base/json_object.hpp"

#include <charconv>

namespace gatepost {

std::string shown_in_message(Json const& json) {
    constexpr std::size_t longest = 60;
    if (json.is_structured()) {
        return std::string("an ") + json.type_name();
    }
    std::string text = json.dump(-1, ' ', true, Json::error_handler_t::replace);
    return text.size() > longest ? text.substr(0, longest) + "…" : text;
}

JsonObject::JsonObject(Json const& json, std::string place) : m_json(&json), m_place(std::move(place)) {
    if (!json.is_object()) {
        throw fmt_error("{}: an object is expected, not {}", m_place, shown_in_message(json));
    }
}

Json const* JsonObject::find(char const* key) const {
    auto const found = m_json->find(key);
    return found != m_json->end() ? &*found : nullptr;
}

std::string JsonObject::place(std::string_view key) const {
    return m_place.empty() ? std::string{key} : m_place + "." + std::string{key};
}

void JsonObject::take(char const* key, double low, double high, double& value) const {
    if (Json const* const json = find(key)) {
        if (!json->is_number() || !(json->get<double>() >= low && json->get<double>() <= high)) {
            throw fmt_error("{}: a number from {} to {} is expected, not {}", place(key), low, high,
                            shown_in_message(*json));
        }
        value = json->get<double>();
    }
}

void JsonObject::take(char const* key, double low, double high, float& value) const {
    auto wide = static_cast<double>(value);
    take(key, low, high, wide);
    value = static_cast<float>(wide);
}

void JsonObject::take(char const* key, bool& value) const {
    if (Json const* const json = find(key)) {
        if (!json->is_boolean()) {
            throw fmt_error("{}: true or false is expected, not {}", place(key), shown_in_message(*json));
        }
        value = json->get<bool>();
    }
}

void JsonObject::take(char const* key, std::string& value) const {
    if (Json const* const json = find(key)) {
        if (json->is_structured()) {
            throw fmt_error("{}: a text is expected, not {}", place(key), shown_in_message(*json));
        }
        value = json->is_string() ? json->get<std::string>() : json->dump();
    }
}

double short_number(float value) {
    std::string const text = fmt::format("{}", value);
    auto number = static_cast<double>(value);
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace gatepost

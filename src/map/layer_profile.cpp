#include "map/layer_profile.hpp"

#include <algorithm>

namespace gatepost {

namespace {

/// A value that nobody translates into a language is what stands in the table.
std::string title_among(std::map<std::string, LanguageText, std::less<>> const& titles,
                        std::string const& value, Tongue tongue) {
    auto const found = titles.find(value);
    if (found == titles.end()) {
        return value;
    }
    std::string_view const code = tongue_codes[static_cast<std::size_t>(tongue)];
    for (auto const& [language, text] : found->second) {
        if (language == code || language.empty()) {
            return text;
        }
    }
    return value;
}

}  // namespace

FieldProfile const* LayerProfile::field(std::string_view name) const {
    auto const found =
        std::find_if(fields.begin(), fields.end(), [&](FieldProfile const& one) { return one.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

std::string LayerProfile::value_title(std::string_view field_name, std::string const& value,
                                      Tongue tongue) const {
    FieldProfile const* const known = field(field_name);
    return known != nullptr ? title_among(known->values, value, tongue) : value;
}

std::string LayerProfile::kind_title(std::string const& kind, Tongue tongue) const {
    return title_among(kinds, kind, tongue);
}

std::shared_ptr<LayerProfile const> const& usual_profile() {
    static std::shared_ptr<LayerProfile const> const profile = std::make_shared<LayerProfile const>();
    return profile;
}

std::string text_in(LanguageText const& text, Tongue tongue) {
    return best_text(text, {std::string{tongue_codes[static_cast<std::size_t>(tongue)]}, "en"});
}

}  // namespace gatepost

#include "map/layer_profile.hpp"

#include <algorithm>

namespace gatepost {

namespace {

/// A value that nobody translates into a language is what stands in the table.
std::string title_among(std::map<std::string, LanguageText, std::less<>> const& titles,
                        std::string const& value, Locale locale) {
    auto const found = titles.find(value);
    if (found == titles.end()) {
        return value;
    }
    std::string_view const code = locale_codes[static_cast<std::size_t>(locale)];
    for (auto const& [language, text] : found->second) {
        if (language == code || language.empty()) {
            return text;
        }
    }
    return value;
}

}  // namespace

FieldProfile const* LayerProfile::field(std::string_view name) const {
    auto const is_of = [&](FieldProfile const& one) {
        constexpr std::size_t ending = 3;  // _vi
        return one.name == name || (one.is_by_language && name.size() == one.name.size() + ending &&
                                    name.starts_with(one.name) && name[one.name.size()] == '_');
    };
    auto const found = std::find_if(fields.begin(), fields.end(), is_of);
    return found == fields.end() ? nullptr : &*found;
}

std::string LayerProfile::given_title(std::string_view name, Locale locale) const {
    FieldProfile const* const known = field(name);
    return known != nullptr && !known->label.empty() ? text_in(known->label, locale) : std::string(name);
}

std::string LayerProfile::field_title(std::string_view name, Locale locale) const {
    FieldProfile const* const known = field(name);
    if (known != nullptr && !known->label.empty()) {
        return text_in(known->label, locale);
    }
    std::string text{name};
    for (std::string_view const ending : {"_vi", "_zh", "_en"}) {
        if (text.size() > ending.size() && text.ends_with(ending)) {
            text.resize(text.size() - ending.size());
        }
    }
    std::replace(text.begin(), text.end(), '_', ' ');
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return text;
}

std::string LayerProfile::field_unit(std::string_view name, Locale locale) const {
    FieldProfile const* const known = field(name);
    return known != nullptr ? text_in(known->unit, locale) : std::string{};
}

std::string LayerProfile::value_title(std::string_view field_name, std::string const& value,
                                      Locale locale) const {
    FieldProfile const* const known = field(field_name);
    return known != nullptr ? title_among(known->values, value, locale) : value;
}

std::string LayerProfile::kind_title(std::string const& kind, Locale locale) const {
    return title_among(kinds, kind, locale);
}

std::shared_ptr<LayerProfile const> const& usual_profile() {
    static std::shared_ptr<LayerProfile const> const profile = std::make_shared<LayerProfile const>();
    return profile;
}

std::string text_in(LanguageText const& text, Locale locale) {
    return best_text(text, {std::string{locale_codes[static_cast<std::size_t>(locale)]}, "en"});
}

LanguageText with_text_in(LanguageText text, std::string const& words, Locale locale) {
    std::string_view const code = locale_codes[static_cast<std::size_t>(locale)];
    auto found = std::find_if(text.begin(), text.end(), [&](auto const& one) { return one.first == code; });
    if (found == text.end()) {
        found = std::find_if(text.begin(), text.end(), [](auto const& one) { return one.first.empty(); });
    }
    if (found == text.end()) {
        found = text.emplace(text.end(), text.empty() ? std::string{} : std::string{code}, std::string{});
    }
    found->second = words;
    std::erase_if(text, [](auto const& one) { return one.second.empty(); });
    return text;
}

}  // namespace gatepost

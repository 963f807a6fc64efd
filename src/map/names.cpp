#include "map/names.hpp"

#include <algorithm>
#include <array>

namespace gatepost {

LanguageText names_of(AttributeRow const& row, LanguageChain const& languages) {
    LanguageText names;
    auto const add = [&](std::string const& language, std::string text) {
        bool const known =
            std::any_of(names.begin(), names.end(), [&](auto const& entry) { return entry.second == text; });
        if (!text.empty() && !known) {
            names.emplace_back(language, std::move(text));
        }
    };
    for (std::string const& language : languages) {
        add(language, row.text("name_" + language));
        add(language, row.text("name:" + language));
    }
    constexpr std::array<char const*, 5> fields{"name", "Name", "NAME", "title", "Title"};
    for (char const* const field : fields) {
        if (names.empty()) {
            add("", row.text(field));
        }
    }
    return names;
}

std::string name_of(AttributeRow const& row, LanguageChain const& languages) {
    LanguageText const names = names_of(row, languages);
    return names.empty() ? row.id() : names.front().second;
}

std::string best_text(LanguageText const& text, LanguageChain const& languages) {
    for (std::string const& language : languages) {
        for (auto const& [own, value] : text) {
            if (own == language) {
                return value;
            }
        }
    }
    return text.empty() ? std::string{} : text.front().second;
}

}  // namespace gatepost

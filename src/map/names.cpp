#include "map/names.hpp"

#include <algorithm>
#include <array>

namespace gatepost {

NameColumns::NameColumns(std::span<AttributeColumn const> columns, LanguageChain const& languages) {
    for (std::string const& language : languages) {
        for (char const* const prefix : {"name_", "name:"}) {
            if (AttributeColumn const* const column = find_column(columns, prefix + language)) {
                m_in_languages.emplace_back(language, column);
            }
        }
    }
    constexpr std::array<char const*, 5> fields{"name", "Name", "NAME", "title", "Title"};
    for (char const* const field : fields) {
        if (AttributeColumn const* const column = find_column(columns, field)) {
            m_others.push_back(column);
        }
    }
}

LanguageText NameColumns::names(std::size_t row) const {
    LanguageText names;
    for (auto const& [language, column] : m_in_languages) {
        std::string text = column->to_text(row);
        bool const is_known =
            std::any_of(names.begin(), names.end(), [&](auto const& entry) { return entry.second == text; });
        if (!text.empty() && !is_known) {
            names.emplace_back(language, std::move(text));
        }
    }
    for (std::size_t i = 0; i < m_others.size() && names.empty(); ++i) {
        if (std::string text = m_others[i]->to_text(row); !text.empty()) {
            names.emplace_back("", std::move(text));
        }
    }
    return names;
}

LanguageText names_of(AttributeRow const& row, LanguageChain const& languages) {
    return NameColumns(row.columns(), languages).names(row.index());
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

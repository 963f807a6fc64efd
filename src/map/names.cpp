#include "map/names.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace gatepost {

NameColumns::NameColumns(AttributeColumns const& columns, LanguageChain const& languages) {
    for (std::string const& language : languages) {
        for (char const* const prefix : {"name_", "name:"}) {
            if (AttributeColumn const* const column = columns.find(prefix + language)) {
                m_in_languages.emplace_back(language, column);
            }
        }
    }
    constexpr std::array<char const*, 5> fields{"name", "Name", "NAME", "title", "Title"};
    for (char const* const field : fields) {
        if (AttributeColumn const* const column = columns.find(field)) {
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

std::optional<std::pair<std::string, std::string>> two_lines_of(std::string const& name) {
    constexpr std::ptrdiff_t longest_line = 44;  // in letters: some 240 px on the map
    auto const begins_letter = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    std::ptrdiff_t const letters = std::count_if(name.begin(), name.end(), begins_letter);
    if (letters <= longest_line) {
        return std::nullopt;
    }
    std::size_t best = 0;
    std::ptrdiff_t best_off_middle = letters;
    std::ptrdiff_t before = 0;
    for (std::size_t at = 0; at + 1 < name.size(); ++at) {
        bool const may_break = name[at] == ' ' && at > 0 && name[at - 1] != '-' && name[at + 1] != '-';
        std::ptrdiff_t const off_middle = std::abs(2 * before + 1 - letters);
        if (may_break && off_middle < best_off_middle) {
            best = at;
            best_off_middle = off_middle;
        }
        before += begins_letter(name[at]) ? 1 : 0;
    }
    if (best == 0) {
        return std::nullopt;
    }
    return std::pair{name.substr(0, best), name.substr(best + 1)};
}

}  // namespace gatepost

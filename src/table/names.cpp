#include "table/names.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace gatepost {

namespace {

/// "fr" of `name_fr` and `name:fr`; empty for any other field.
std::string language_of(std::string_view field) {
    bool const is_name = field.starts_with("name_") || field.starts_with("name:");
    std::string_view const code = is_name ? field.substr(5) : std::string_view{};
    bool const is_code = (code.size() == 2 || code.size() == 3) &&
                         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return is_code ? std::string{code} : std::string{};
}

}  // namespace

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
            m_others.emplace_back("", column);
        }
    }
    for (AttributeColumn const& column : columns) {
        std::string const language = language_of(column.name());
        if (!language.empty() && std::find(languages.begin(), languages.end(), language) == languages.end()) {
            m_others.emplace_back(language, &column);
        }
    }
}

LanguageText NameColumns::names(std::size_t row, std::size_t most_bytes) const {
    LanguageText names;
    auto const text_in = [&](AttributeColumn const& column) {
        bool const is_text = column.type() == AttributeType::text;
        return is_text ? std::string(column.text(row).substr(0, most_bytes)) : column.to_text(row);
    };
    for (auto const& [language, column] : m_in_languages) {
        std::string text = text_in(*column);
        bool const is_known =
            std::any_of(names.begin(), names.end(), [&](auto const& entry) { return entry.second == text; });
        if (!text.empty() && !is_known) {
            names.emplace_back(language, std::move(text));
        }
    }
    for (std::size_t i = 0; i < m_others.size() && names.empty(); ++i) {
        if (std::string text = text_in(*m_others[i].second); !text.empty()) {
            names.emplace_back(m_others[i].first, std::move(text));
        }
    }
    return names;
}

LanguageText names_of(AttributeRow const& row, LanguageChain const& languages) {
    return NameColumns(row.columns(), languages).names(row.index());
}

std::string name_of(AttributeRow const& row, LanguageChain const& languages, std::size_t most_bytes) {
    LanguageText const names = NameColumns(row.columns(), languages).names(row.index(), most_bytes);
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

namespace {

constexpr std::ptrdiff_t longest_line = 44;  // in letters: some 240 px on the map

std::ptrdiff_t letters_in(std::string_view text) {
    return static_cast<std::ptrdiff_t>(count_characters(text));
}

/// How many bytes a line end or other control character takes at the start of the text; 0 if a letter stands
/// there.
std::size_t control_size(std::string_view text) {
    auto const first = static_cast<unsigned char>(text[0]);
    if (first < 0x20 || first == 0x7F) {
        return 1;
    }
    if (first == 0xC2 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xA0) {
        return 2;  // U+0080 … U+009F
    }
    constexpr std::string_view line_separator = "\u2028";
    constexpr std::string_view paragraph_separator = "\u2029";
    return text.starts_with(line_separator) || text.starts_with(paragraph_separator) ? line_separator.size()
                                                                                     : 0;
}

constexpr std::size_t most_letters = 200;

/// Whether a name can be its own label, as nearly all can; for a few that can the answer is no.
bool is_label_already(std::string_view name) {
    bool const may_have_controls = std::any_of(name.begin(), name.end(), [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2;  // first bytes of U+0080, U+2028
    });
    return name.size() <= most_letters && !may_have_controls && !name.starts_with(' ') &&
           !name.ends_with(' ') && name.find("  ") == std::string_view::npos;
}

}  // namespace

std::string label_of_name(std::string_view name) {
    if (is_label_already(name)) {
        return std::string{name};
    }
    std::string label;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < name.size();) {
        std::size_t const control = control_size(name.substr(at));
        bool const is_blank = control > 0 || name[at] == ' ';
        bool const is_letter = begins_character(name[at]);
        if (is_letter && letters == most_letters) {
            return label + "…";
        }
        letters += is_letter ? 1 : 0;
        if (!is_blank) {
            label += name[at];
        } else if (!label.empty() && label.back() != ' ') {
            label += ' ';
        }
        at += std::max<std::size_t>(control, 1);
    }
    if (label.ends_with(' ')) {
        label.pop_back();
    }
    return label;
}

std::optional<std::pair<std::string, std::string>> two_lines_of(std::string const& whole_name) {
    if (whole_name.size() <= static_cast<std::size_t>(longest_line) &&
        whole_name.find('\n') == std::string::npos) {
        return std::nullopt;
    }
    if (std::size_t const end = whole_name.find('\n'); end != std::string::npos) {
        std::pair<std::string, std::string> lines{label_of_name(whole_name.substr(0, end)),
                                                  label_of_name(whole_name.substr(end))};
        bool const are_short = std::max(letters_in(lines.first), letters_in(lines.second)) <= longest_line;
        if (are_short && !lines.first.empty() && !lines.second.empty()) {
            return lines;
        }
    }
    std::string const name = label_of_name(whole_name);
    std::ptrdiff_t const letters = letters_in(name);
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
        before += begins_character(name[at]) ? 1 : 0;
    }
    if (best == 0) {
        return std::nullopt;
    }
    return std::pair{name.substr(0, best), name.substr(best + 1)};
}

}  // namespace gatepost

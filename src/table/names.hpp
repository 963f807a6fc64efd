#pragma once

#include "table/attribute_row.hpp"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace gatepost {

/// Languages in the user's order of preference, as in `--lang vi,zh,en`.
using LanguageChain = std::vector<std::string>;

/// A text in the languages it has, as (language, text); the language is empty if it is not known.
using LanguageText = std::vector<std::pair<std::string, std::string>>;

/// The columns of a table that hold names, looked up once for many of its rows.
class NameColumns {
  public:
    NameColumns(AttributeColumns const& columns, LanguageChain const& languages);
    /// The names in one row of those columns, like names_of; of long ones only the first `most_bytes`.
    [[nodiscard]] LanguageText names(std::size_t row, std::size_t most_bytes = std::string::npos) const;

  private:
    std::vector<std::pair<std::string, AttributeColumn const*>> m_in_languages;  // in the chain's order
    std::vector<std::pair<std::string, AttributeColumn const*>> m_others;        // if it has none of those
};

/// Every name of a feature, in the chain's order: `name_vi` or `name:vi` …, else `name`, `title`, `Name`,
/// else its name in another language, or nothing.
[[nodiscard]] LanguageText names_of(AttributeRow const& row, LanguageChain const& languages);

/// The one name that a label or a list shows; the id if a feature has no name.
[[nodiscard]] std::string name_of(AttributeRow const& row, LanguageChain const& languages,
                                  std::size_t most_bytes = std::string::npos);

/// The text in the first language of the chain that it has, else in any.
[[nodiscard]] std::string best_text(LanguageText const& text, LanguageChain const& languages);

/// A name as the map shows it: its first 200 letters, on one line. Line ends, tabs and other control
/// characters become blanks.
[[nodiscard]] std::string label_of_name(std::string_view name);

/// The two lines, about equally long, of a name that is more like a sentence: broken at a space, but not next
/// to a hyphen. If the name itself has a line end, it is broken there. Nothing if one line is enough.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> two_lines_of(std::string const& name);

}  // namespace gatepost

#pragma once

#include "table/attribute_row.hpp"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace gatepost {

/// Languages in the order a person prefers them, as in `--lang vi,zh,en`.
using LanguageChain = std::vector<std::string>;

/// A text in the languages it has, as (language, text); the language is empty where it is not known.
using LanguageText = std::vector<std::pair<std::string, std::string>>;

/// The columns of a table that hold names, looked up once for many of its rows.
class NameColumns {
  public:
    NameColumns(AttributeColumns const& columns, LanguageChain const& languages);
    /// The names in a row of those columns, as names_of gives them; of long ones no more than the beginning.
    [[nodiscard]] LanguageText names(std::size_t row, std::size_t most_bytes = std::string::npos) const;

  private:
    std::vector<std::pair<std::string, AttributeColumn const*>> m_in_languages;  // in the chain's order
    std::vector<AttributeColumn const*> m_others;
};

/// Every name of a feature, in the chain's order: `name_vi` or `name:vi` …, else `name`, `title`, `Name`, or
/// nothing.
[[nodiscard]] LanguageText names_of(AttributeRow const& row, LanguageChain const& languages);

/// The one name a label or a list shows; the id where a feature has no name.
[[nodiscard]] std::string name_of(AttributeRow const& row, LanguageChain const& languages,
                                  std::size_t most_bytes = std::string::npos);

/// The text in the first language of the chain that it has, else in any.
[[nodiscard]] std::string best_text(LanguageText const& text, LanguageChain const& languages);

/// A name as a map shows it: its first 200 letters, in one line. Line ends, tabs and other controls are
/// blanks.
[[nodiscard]] std::string label_of_name(std::string_view name);

/// The two lines, about as long, of a name that is more like a sentence: broken at a space, but not beside a
/// hyphen. Where the name itself has a line end, it is broken there. None where one line will do.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> two_lines_of(std::string const& name);

}  // namespace gatepost

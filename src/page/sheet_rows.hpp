#pragma once

#include "page/evidence.hpp"
#include "words/words.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace gatepost {

// What stands in the table of an evidence sheet, whatever the sheet is written as.

/// A paragraph of a cell.
struct SheetLine {
    enum class Kind : std::uint8_t { plain, strong, quiet, missing };
    std::string text;
    Kind kind = Kind::plain;
    std::string address{};  ///< that it leads to, in the web; empty: it is no link
};

using SheetCell = std::vector<SheetLine>;

enum SheetColumn : std::size_t {
    number_column,
    names_column,
    date_column,
    event_column,
    position_column,
    source_column
};
constexpr std::size_t sheet_columns = 6;

struct SheetRow {
    std::size_t number = 0;  ///< of its feature; 0: its position is not known
    bool is_first = false;   ///< of its feature: its number, names and position stand in this row alone
    std::array<SheetCell, sheet_columns> cells;
};

/// One row an entry. Each has a source or says that there is none.
[[nodiscard]] std::vector<SheetRow> sheet_rows(Evidence const& evidence, Locale locale);

[[nodiscard]] std::array<std::string, sheet_columns> sheet_headings(Locale locale);

/// How many places and entries there are, and of how many features no position is known.
[[nodiscard]] std::string sheet_count(Evidence const& evidence, Locale locale);

/// "3", or "3–5".
[[nodiscard]] std::string numbers_of(EvidencePin const& pin);

}  // namespace gatepost

#pragma once

#include "figure/lettering.hpp"
#include "page/evidence.hpp"

#include <vector>

namespace gatepost {

/// Where the row of a number is, for links to it: "row-3".
[[nodiscard]] std::string row_anchor(std::size_t number);

enum class PinLinks : std::uint8_t { none, to_rows };

/// Numbered pins over the map that they were placed for, with lines to those whose place lies apart.
[[nodiscard]] Figure pin_figure(Lettering& lettering, std::vector<EvidencePin> const& pins, PinLinks links);

}  // namespace gatepost

#pragma once

#include "ui/search_model.hpp"

#include <string>
#include <vector>

namespace gatepost {

/// What --find prints: what was found, the best first.
[[nodiscard]] std::string search_text(std::vector<SearchResult> const& results);
[[nodiscard]] std::string search_json(std::string const& query, std::vector<SearchResult> const& results);

}  // namespace gatepost

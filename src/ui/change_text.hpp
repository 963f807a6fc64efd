#pragma once

#include "map/change.hpp"
#include "map/document.hpp"
#include "words/words.hpp"

#include <string>

namespace gatepost {

/// What a change does, in a few words for the entries that undo it: "hide Border posts". A layer that is no
/// longer on the map has the title that the change knows, or none.
[[nodiscard]] std::string change_text(Change const& change, Document const& document, Locale locale);

}  // namespace gatepost

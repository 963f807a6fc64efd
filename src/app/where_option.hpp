#pragma once

#include <string>
#include <utility>

namespace gatepost {

/// Reads a value of --where, "LAYER:CONDITION", into the id of the layer and the condition; a backslash
/// before a colon or a backslash in the id lets it stand for itself. Throws Error for any other text, and for
/// a condition that is none.
[[nodiscard]] std::pair<std::string, std::string> parse_where(std::string const& text);

}  // namespace gatepost

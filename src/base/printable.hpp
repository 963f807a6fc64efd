#pragma once

#include <string>
#include <string_view>

namespace gatepost {

/// The text as one line that a terminal only shows: control characters (line ends and escape sequences, C0
/// and C1) and bytes that are not UTF-8 are written out as \x1b. A tab stays.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace gatepost

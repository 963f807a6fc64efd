#pragma once

#include <string>
#include <string_view>

namespace gatepost {

/// A text from a file (its name, a feature's name) as a terminal may be given it: in one line, with what
/// would steer the terminal written out (\x1b, \u202e). That is control characters, marks that turn the
/// direction of what follows, and bytes that are not UTF-8. O(n).
[[nodiscard]] std::string terminal_text(std::string_view text);

/// A JSON text as a terminal may be given it: the same text, with such letters in its strings escaped. O(n).
[[nodiscard]] std::string json_for_terminal(std::string_view json);

}  // namespace gatepost

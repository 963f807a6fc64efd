#pragma once

#include <string>
#include <string_view>

namespace gatepost {

/// A text from a file (its name, a feature's name) made safe for a terminal: in one line, with anything that
/// would control the terminal written out (\x1b, \u202e). That is control characters, marks that change the
/// direction of the text after them, and bytes that are not UTF-8. O(n).
[[nodiscard]] std::string terminal_text(std::string_view text);

/// A JSON text made safe for a terminal: the same text, with such characters in its strings escaped. O(n).
[[nodiscard]] std::string json_for_terminal(std::string_view json);

}  // namespace gatepost

#pragma once

#include <string>
#include <string_view>

namespace gatepost {

/// A message as the user sees it, whatever a file or a library put into it: in one line (terminal_text),
/// without passwords (without_secrets), and short. A long one keeps its beginning and its end, where the file
/// and the reason stand. O(n); applying it twice changes nothing more.
[[nodiscard]] std::string message_line(std::string_view text);

}  // namespace gatepost

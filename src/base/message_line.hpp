#pragma once

#include <string>
#include <string_view>

namespace gatepost {

/// A message as people get it, whatever a file or a library put into it: in one line (terminal_text), without
/// passwords (without_secrets), and short. Of a long one the beginning and the end are kept, where the file
/// and the reason stand. O(n); done twice it changes nothing.
[[nodiscard]] std::string message_line(std::string_view text);

}  // namespace gatepost

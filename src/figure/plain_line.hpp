#pragma once

#include <string>
#include <string_view>

namespace gatepost {

/// A text as one line of characters that have a meaning in every format: what is no UTF-8, or no character of
/// Unicode, becomes U+FFFD; line ends and other controls become blanks. The same text where there are none.
[[nodiscard]] std::string plain_line(std::string_view text);

}  // namespace gatepost

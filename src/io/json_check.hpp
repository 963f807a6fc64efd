#pragma once

#include <string_view>

namespace gatepost {

/// Whether a text is one JSON value (RFC 8259), whose own members may also be NaN, Infinity and -Infinity if
/// `takes_special_numbers`. For the millions of small objects of a large file: it builds
/// nothing, and goes from quote to quote. O(n); brackets deeper than some hundred are left to is_json. Bytes
/// within texts are not looked at: they are known to be UTF-8 without control characters.
[[nodiscard]] bool is_valid_json(std::string_view text, bool takes_special_numbers = false);

}  // namespace gatepost

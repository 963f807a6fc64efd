#pragma once

#include <string_view>

namespace gatepost {

/// Whether a text is one JSON value (RFC 8259). With `takes_special_numbers`, the value's own members may
/// also be NaN, Infinity and -Infinity. Meant for the millions of small objects of a large file: it builds
/// nothing, and jumps from quote to quote. O(n); brackets nested deeper than about a hundred are left to
/// is_json. Bytes within strings are not checked: they are known to be UTF-8 without control characters.
[[nodiscard]] bool is_valid_json(std::string_view text, bool takes_special_numbers = false);

}  // namespace gatepost

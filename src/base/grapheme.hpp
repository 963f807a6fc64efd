#pragma once

#include <cstddef>
#include <string_view>

namespace gatepost {

/// Where the grapheme cluster ends that begins at `begin` (< size): a base with its marks, two jamos, a flag.
/// What a reader takes for one letter; it is never parted between fonts or lines. Unicode's annex 29, by
/// utf8proc.
[[nodiscard]] std::size_t grapheme_end(std::u32string_view text, std::size_t begin);

}  // namespace gatepost

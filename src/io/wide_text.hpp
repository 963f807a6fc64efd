#pragma once

#include "base/input_file.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace gatepost {

/// Converts text in UTF-16 or UTF-32, as Windows programs save it ("Unicode text"), to UTF-8.
enum class WideEncoding : std::uint8_t { utf16_little, utf16_big, utf32_little, utf32_big };

/// Recognises wide text by its byte order mark, or else by the zeros around a first ASCII character. Nothing
/// for other text.
[[nodiscard]] std::optional<WideEncoding> wide_encoding_of(std::span<char const> first_bytes);

/// A stream of wide text as a stream of UTF-8, without the byte order mark. A lone surrogate becomes U+FFFD,
/// and so does an incomplete character at the end.
[[nodiscard]] NextBytes utf8_from_wide(NextBytes wide, WideEncoding encoding);

}  // namespace gatepost

#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace gatepost {

/// Reads JSON that a strict parser rejects, so that a fault costs only the value that contains it: raw line
/// ends in strings, bytes that are not UTF-8, lone surrogates, unknown escapes, invalid values. Slow; meant
/// for texts that are known to be faulty. Nothing here recurses.

/// The decoded text of a string, and what is wrong with it; empty if nothing is.
struct LenientText {
    std::string text;
    std::string fault;
};

/// Decodes a string given with its quotes. Bytes, escapes and surrogates that are no valid character become
/// U+FFFD. Control characters, which JSON requires to be escaped, are kept.
[[nodiscard]] LenientText text_of_string(std::string_view token);

/// NaN, Infinity and -Infinity as Python writes them and GDAL reads them (Inf and -Inf too), in upper or
/// lower case; nothing for other words.
[[nodiscard]] std::optional<double> special_number(std::string_view token);

/// A member of an object. `value` is its text without surrounding whitespace; empty if there is none.
struct LenientMember {
    std::string_view key;  ///< with its quotes
    std::string_view value;
};

/// Calls `visit` for each member of an object's text that can be recognised, and `miss` with the position of
/// anything else; it then continues after the next comma.
void for_each_member(std::string_view object, std::function<void(LenientMember)> const& visit,
                     std::function<void(std::size_t)> const& miss);

/// A nested value on one line, with its characters unescaped: many writers escape everything that is not
/// ASCII.
[[nodiscard]] std::string compact_json(std::string_view raw);

/// The position of the first byte that is not UTF-8.
[[nodiscard]] std::optional<std::size_t> first_not_utf8(std::string_view text);

/// The text with each byte that is not UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string with_replaced_bytes(std::string_view text);

/// A text of the same length, without what simdjson's first stage rejects: bytes that are not UTF-8 become
/// '?', control characters become blanks. Use it to find geometries only: its strings are worthless.
[[nodiscard]] std::string with_plain_strings(std::string_view text);

}  // namespace gatepost

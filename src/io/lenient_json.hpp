#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace gatepost {

/// Reads JSON that a strict parser refuses, so that what is wrong costs the value where it stands and no
/// other: raw line ends in strings, bytes that are not UTF-8, halves of surrogate pairs, unknown escapes,
/// values that are none. The slow way, for texts of which it is known that something is wrong. Nothing here
/// recurses.

/// A text that was taken out of its quotes, and what is wrong with it; empty where nothing is.
struct LenientText {
    std::string text;
    std::string fault;
};

/// The text of a string with its quotes. Bytes, escapes and surrogates that stand for no character become
/// U+FFFD; control characters, which JSON wants escaped, stay.
[[nodiscard]] LenientText text_of_string(std::string_view token);

/// NaN, Infinity and -Infinity as Python writes them and GDAL reads them, in any case; nothing for other
/// words.
[[nodiscard]] std::optional<double> special_number(std::string_view token);

/// A member of an object. `value` is its text without the blanks around it; empty where none stands there.
struct LenientMember {
    std::string_view key;  ///< with its quotes
    std::string_view value;
};

/// Calls `visit` for each member of an object's text that can be made out, and `miss` with the place of what
/// cannot: after that it goes on behind the next comma.
void for_each_member(std::string_view object, std::function<void(LenientMember)> const& visit,
                     std::function<void(std::size_t)> const& miss);

/// A nested value on one line, with letters as letters: many writers escape all that is not ASCII.
[[nodiscard]] std::string compact_json(std::string_view raw);

/// Where the first byte stands that is no UTF-8.
[[nodiscard]] std::optional<std::size_t> first_not_utf8(std::string_view text);

/// The text with U+FFFD in the place of each byte that is no UTF-8.
[[nodiscard]] std::string with_replaced_bytes(std::string_view text);

/// A text of the same length that differs only in what simdjson's first stage refuses: bytes that are not
/// UTF-8 are
/// '?' in it, control characters blanks. For finding geometries; strings are worth nothing in it.
[[nodiscard]] std::string with_plain_strings(std::string_view text);

}  // namespace gatepost

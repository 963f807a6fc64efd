#pragma once

#include <cstddef>
#include <string_view>

namespace gatepost {

/// Steps over JSON by its brackets and quotes alone, without checking what is between them: for finding the
/// way in a text that a parser rejects, or of which only a part has been read.

constexpr std::size_t not_there = std::string_view::npos;

[[nodiscard]] bool is_json_space(char c);
/// The first position from `at` on that is not whitespace; the end of the text if there is none.
[[nodiscard]] std::size_t skip_space(std::string_view text, std::size_t at);
/// The position after the value that begins at `begin`; not_there if the text ends before the value does.
[[nodiscard]] std::size_t end_of_value(std::string_view text, std::size_t begin);

}  // namespace gatepost

#pragma once

#include <cstddef>
#include <string_view>

namespace gatepost {

/// Steps over JSON by its brackets and quotes alone, without judging what is between them: for finding one's
/// way in a text that a parser refuses, or before it is there as a whole.

constexpr std::size_t not_there = std::string_view::npos;

[[nodiscard]] bool is_json_space(char c);
/// The first place from `at` on that is no blank; the text's end if there is none.
[[nodiscard]] std::size_t skip_space(std::string_view text, std::size_t at);
/// Behind the value that begins at `begin`; not_there where the text ends before the value does.
[[nodiscard]] std::size_t end_of_value(std::string_view text, std::size_t begin);

}  // namespace gatepost

#pragma once

#include "words/word.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace gatepost {

/// The languages that the interface speaks. Names on the map have a chain of their own (LanguageChain).
enum class Locale : std::uint8_t { english, vietnamese, chinese, last = chinese };
constexpr std::array<std::string_view, 3> locale_codes{"en", "vi", "zh"};
constexpr std::array<std::string_view, 3> locale_names{"English", "Tiếng Việt", "中文"};
/// Names as somebody who reads that language wants them: in it first.
[[nodiscard]] std::vector<std::string> names_in(Locale locale);
/// By its code, or a locale that begins with it ("vi_VN.UTF-8").
[[nodiscard]] std::optional<Locale> locale_named(std::string_view code);

constexpr std::size_t word_count = static_cast<std::size_t>(Word::last) + 1;

/// The text in a language. O(1).
[[nodiscard]] char const* said(Word word, Locale locale);

/// The text with values put in: `{}` takes the next one, `{0}` the first, as the word order of languages
/// differs.
[[nodiscard]] std::string filled(char const* text, std::vector<std::string> const& values);

template <class First, class... Values>
[[nodiscard]] std::string said(Word word, Locale locale, First const& first, Values const&... values) {
    auto const text_of = [](auto const& value) {
        if constexpr (std::is_arithmetic_v<std::decay_t<decltype(value)>>) {
            return std::to_string(value);
        } else {
            return std::string(value);
        }
    };
    return filled(said(word, locale), {text_of(first), text_of(values)...});
}

}  // namespace gatepost

#include "words/words.hpp"

#include <algorithm>
#include <cstddef>

namespace gatepost {

namespace {

using Texts = std::array<char const*, word_count>;

Texts texts_of(WordTable const& table) {
    Texts texts{};
    for (auto const& [word, text] : table) {
        texts[static_cast<std::size_t>(word)] = text;
    }
    return texts;
}

}  // namespace

std::optional<Tongue> tongue_named(std::string_view code) {
    for (std::size_t i = 0; i < tongue_codes.size(); ++i) {
        if (code.substr(0, 2) == tongue_codes[i]) {
            return static_cast<Tongue>(i);
        }
    }
    return std::nullopt;
}

std::string filled(char const* text, std::vector<std::string> const& values) {
    std::string_view rest = text;
    std::string whole;
    for (std::string const& value : values) {
        std::size_t const blank = std::min(rest.find("{}"), rest.size());
        whole += rest.substr(0, blank);
        whole += value;
        rest.remove_prefix(std::min(blank + 2, rest.size()));
    }
    return whole += rest;
}

char const* said(Word word, Tongue tongue) {
    static std::array<Texts, tongue_codes.size()> const texts{
        texts_of(english_words), texts_of(vietnamese_words), texts_of(chinese_words)};
    char const* const text = texts[static_cast<std::size_t>(tongue)][static_cast<std::size_t>(word)];
    return text != nullptr ? text : "";
}

}  // namespace gatepost

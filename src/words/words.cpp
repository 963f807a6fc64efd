#include "words/words.hpp"

#include "words/word_tables.hpp"

#include <algorithm>
#include <cstddef>

namespace gatepost {

namespace {

using Texts = std::array<char const*, word_count>;

Texts texts_of(std::span<WordText const> words, std::span<WordText const> story_words) {
    Texts texts{};
    for (std::span<WordText const> const table : {words, story_words}) {
        for (auto const& [word, text] : table) {
            texts[static_cast<std::size_t>(word)] = text;
        }
    }
    return texts;
}

}  // namespace

std::vector<std::string> names_in(Locale locale) {
    switch (locale) {
        case Locale::english: return {"en", "vi", "zh"};
        case Locale::vietnamese: return {"vi", "zh", "en"};
        case Locale::chinese: return {"zh", "vi", "en"};
    }
    return {};
}

std::optional<Locale> locale_named(std::string_view code) {
    for (std::size_t i = 0; i < locale_codes.size(); ++i) {
        if (code.substr(0, 2) == locale_codes[i]) {
            return static_cast<Locale>(i);
        }
    }
    return std::nullopt;
}

std::string filled(char const* text, std::vector<std::string> const& values) {
    std::string_view rest = text;
    std::string whole;
    std::size_t next = 0;
    for (std::size_t open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
        std::size_t const close = rest.find('}', open);
        if (close == std::string_view::npos) {
            break;
        }
        bool const is_numbered = close == open + 2;
        std::size_t const place = is_numbered ? static_cast<std::size_t>(rest[open + 1] - '0') : next++;
        whole += rest.substr(0, open);
        whole += place < values.size() ? values[place] : std::string{};
        rest.remove_prefix(close + 1);
    }
    return whole += rest;
}

char const* said(Word word, Locale locale) {
    static std::array<Texts, locale_codes.size()> const texts{
        texts_of(english_words(), english_story_words()),
        texts_of(vietnamese_words(), vietnamese_story_words()),
        texts_of(chinese_words(), chinese_story_words())};
    char const* const text = texts[static_cast<std::size_t>(locale)][static_cast<std::size_t>(word)];
    return text != nullptr ? text : "";
}

}  // namespace gatepost

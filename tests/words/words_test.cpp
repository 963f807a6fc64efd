// Every text of the interface, in every language.
#include "words/words.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "words/word_tables.hpp"

using namespace gatepost;

namespace {

std::size_t blanks_in(std::string_view text) {
    std::size_t blanks = 0;
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
        ++blanks;
    }
    return blanks;
}

}  // namespace

TEST_CASE("no language lacks a text, has one twice, or puts in another number of values") {
    using Tables = std::array<std::span<WordText const>, 2>;
    std::array<Tables, 3> const tables{{{english_words(), english_story_words()},
                                        {vietnamese_words(), vietnamese_story_words()},
                                        {chinese_words(), chinese_story_words()}}};
    for (std::size_t language = 0; language < tables.size(); ++language) {
        std::set<Word> found;
        std::vector<WordText> all(tables[language][0].begin(), tables[language][0].end());
        all.insert(all.end(), tables[language][1].begin(), tables[language][1].end());
        for (auto const& [word, text] : all) {
            CAPTURE(locale_codes[language], static_cast<int>(word));
            REQUIRE(text != nullptr);
            CHECK_FALSE(std::string_view(text).empty());
            CHECK(found.insert(word).second);
            CHECK(blanks_in(text) == blanks_in(said(word, Locale::english)));
        }
        CHECK(found.size() == word_count);
    }
}

TEST_CASE("the languages do differ, and values are put in") {
    std::size_t same = 0;
    for (std::size_t i = 0; i < word_count; ++i) {
        auto const word = static_cast<Word>(i);
        same += std::string_view(said(word, Locale::english)) == said(word, Locale::vietnamese) ? 1 : 0;
        CHECK(std::string_view(said(word, Locale::english)) != said(word, Locale::chinese));
    }
    CHECK(same == 0);
    CHECK(said(Word::names_hidden, Locale::vietnamese, 3) == "3 tên bị ẩn");
    CHECK(said(Word::n_of_m, Locale::english, 2, 7, "+") == "2 of 7+");
    CHECK(said(Word::n_of_m_commands, Locale::chinese, 2, 7) == "7 项中的 2 项");
    CHECK(filled("{} and {1}", {"{0}", "b"}) == "{0} and b");
}

TEST_CASE("a language is known by its code and by the locales of its countries") {
    CHECK(locale_named("vi") == Locale::vietnamese);
    CHECK(locale_named("zh_CN.UTF-8") == Locale::chinese);
    CHECK(locale_named("en_GB") == Locale::english);
    CHECK_FALSE(locale_named("fr_FR.UTF-8"));
    CHECK_FALSE(locale_named(""));
}

namespace {

/// The words of ASCII letters in a text, in lower case.
std::vector<std::string> ascii_words(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (char const c : std::string{text} + " ") {
        bool const is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (is_letter) {
            word += static_cast<char>(c | 0x20);
        } else {
            // Beside a letter with marks it is only a part of a word.
            bool const is_part = (c & 0x80) != 0;
            if (!word.empty() && !is_part) {
                words.push_back(word);
            }
            word.clear();
        }
    }
    return words;
}

}  // namespace

TEST_CASE("nothing that is said in Vietnamese or Chinese is left in English") {
    std::set<std::string> const english{
        "the",   "and",    "of",     "with", "from",  "layer", "layers", "map",      "file", "open",
        "save",  "close",  "show",   "hide", "names", "style", "colour", "features", "undo", "redo",
        "panel", "panels", "screen", "text", "class", "field", "cancel", "reload"};
    std::set<std::string> const of_every_language{"ctrl", "esc",  "crs", "epsg",   "gatepost", "geojson",
                                                  "proj", "home", "me",  "places", "lon",      "lat",
                                                  "wkt",  "alt",  "wgs", "utf"};
    for (std::size_t i = 0; i < word_count; ++i) {
        auto const word = static_cast<Word>(i);
        for (std::string const& one : ascii_words(said(word, Locale::vietnamese))) {
            CAPTURE(said(word, Locale::vietnamese), one);
            CHECK_FALSE(english.contains(one));
        }
        for (std::string const& one : ascii_words(said(word, Locale::chinese))) {
            CAPTURE(said(word, Locale::chinese), one);
            CHECK((one.size() < 2 || of_every_language.contains(one)));
        }
    }
}

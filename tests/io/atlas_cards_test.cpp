// What a reader meets on the cards of the bundled atlas, in each language of the interface.
#include "map/make_card.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "io/reading.hpp"
#include "map/bundled_parts.hpp"
#include "map/made_map.hpp"

using namespace gatepost;

namespace {

constexpr std::array<Locale, 3> locales{Locale::english, Locale::vietnamese, Locale::chinese};

MadeMap atlas() {
    std::vector<ReadyLayer> layers;
    for (std::string const& file : expand_source(GATEPOST_GEODATA "/atlas")) {
        auto const table = std::make_shared<FeatureTable const>(read_table(file));
        layers.push_back(
            make_layer(table->name, LayerGroup::included, table, 0, bundled_profile(table->name)));
    }
    MadeMap document;
    document.add_layers(std::move(layers));
    return document;
}

/// Everything that a card says in a language, a text a line; `with_names`: also names, whose language a
/// person chooses, and sources.
std::vector<std::string> texts_of(Card const& card, Locale locale, bool with_names) {
    std::vector<std::string> texts{card.what_it_is, card.position_note};
    LanguageChain const languages = names_in(locale);
    std::string const opposite = locale == Locale::vietnamese ? "Đối diện" : "对面";  // its names
    for (Card::Fact const& fact : card.facts) {
        if (!with_names && fact.label == opposite) {
            continue;
        }
        texts.insert(texts.end(), {fact.label, fact.value, fact.beside_label, fact.beside_value});
    }
    for (Event const& event : card.events) {
        texts.insert(texts.end(), {full_date(event, locale), best_text(event.title, languages),
                                   best_text(event.text, languages), best_text(event.speaker, languages)});
    }
    if (with_names) {
        for (auto const& [language, name] : card.names) {
            texts.push_back(name);
        }
        for (auto const* const links : {&card.places, &card.related, &card.hosted}) {
            for (Card::Link const& link : *links) {
                texts.push_back(link.title);
            }
        }
        texts.push_back(card.source_text);
    }
    return texts;
}

/// Whether a text has a word of English texts that is no word of Vietnamese, and no part of a name.
bool has_english_word(std::string_view text) {
    static std::set<std::string, std::less<>> const english{
        "the",     "of",       "and",     "with",    "from",     "was",     "were", "is",
        "are",     "by",       "for",     "border",  "gate",     "post",    "both", "opened",
        "village", "before",   "about",   "after",   "town",     "county",  "road", "sides",
        "source",  "position", "commune", "unknown", "district", "province"};
    std::string word;
    for (char const c : std::string(text) + " ") {
        bool const is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
        if (is_letter) {
            word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (english.contains(std::exchange(word, {}))) {
            return true;
        }
    }
    return false;
}

/// Calls `visit(card, locale)` for every feature in every language.
template <class Visit>
void for_each_card(Visit visit) {
    MadeMap const document = atlas();
    for (Layer const& layer : document.layers()) {
        for (std::uint32_t f = 0; f < layer.table->size(); ++f) {
            for (Locale const locale : locales) {
                visit(make_card(document, {layer.id, f}, names_in(locale), locale), locale);
            }
        }
    }
}

/// `exchanges:X6`, if the id is one of the atlas.
std::optional<FeatureRef> feature_named(Document const& document, std::string const& reference) {
    auto const ref = document.links().find(reference.substr(reference.find(':') + 1));
    return ref && document.reference_of(*ref) == reference ? ref : std::nullopt;
}

}  // namespace

TEST_CASE("every fact of the two articles stands on the card that the table names, in three languages") {
    MadeMap const document = atlas();
    FeatureTable const facts = read_table(GATEPOST_GEODATA "/facts/article_facts.csv");
    std::size_t told = 0;
    for (std::size_t row = 0; row < facts.size(); ++row) {
        if (facts.text(row, "told") != "yes") {
            continue;
        }
        std::string const reference = facts.text(row, "card");
        auto const ref = feature_named(document, reference);
        INFO(facts.text(row, "n") << " " << facts.text(row, "fact") << " on " << reference);
        REQUIRE(ref.has_value());
        for (Locale const locale : locales) {
            std::string_view const code = locale_codes[static_cast<std::size_t>(locale)];
            std::string const words = facts.text(row, fmt::format("words_{}", code));
            auto const texts = texts_of(make_card(document, *ref, names_in(locale), locale), locale, true);
            CAPTURE(code, words);
            CHECK_FALSE(words.empty());
            CHECK(std::any_of(texts.begin(), texts.end(), [&](std::string const& text) {
                return text.find(words) != std::string::npos;
            }));
        }
        ++told;
    }
    CHECK(told == 75);
}

TEST_CASE("no English stands on a card of the atlas in Vietnamese and Chinese, but for names and sources",
          "[long]") {
    for_each_card([&](Card const& card, Locale locale) {
        if (locale == Locale::english) {
            return;
        }
        for (std::string const& text : texts_of(card, locale, false)) {
            CAPTURE(card.reference, text);
            CHECK_FALSE(has_english_word(text));
        }
    });
}

TEST_CASE("nothing is told twice on a card, and nothing is left open", "[long]") {
    for_each_card([](Card const& card, Locale locale) {
        CAPTURE(card.reference, static_cast<int>(locale));
        std::set<std::string> ids;
        for (std::size_t i = 0; i < card.events.size(); ++i) {
            CHECK(ids.insert(card.events[i].id).second);
            CHECK(card.event_refs[i] != card.ref);
            for (auto const* const links : {&card.places, &card.related}) {
                CHECK(std::none_of(links->begin(), links->end(), [&](Card::Link const& link) {
                    return card.event_refs[i] && link.ref == *card.event_refs[i];
                }));
            }
        }
        std::set<std::string> labels;
        for (Card::Fact const& fact : card.facts) {
            CHECK(labels.insert(fact.label).second);
        }
        for (std::string const& text : texts_of(card, locale, true)) {
            CAPTURE(text);
            for (char const* const empty : {"()", "( )", "（）", "[]", "“”", "{}", " ,"}) {
                CHECK(text.find(empty) == std::string::npos);
            }
        }
    });
}

TEST_CASE("an exchange says first when it was, and has both heads side by side") {
    MadeMap const document = atlas();
    for (int n = 1; n <= 10; ++n) {
        auto const ref = feature_named(document, fmt::format("exchanges:X{}", n));
        REQUIRE(ref.has_value());
        Card const card = make_card(document, *ref, {"vi"}, Locale::vietnamese);
        REQUIRE_FALSE(card.facts.empty());
        CHECK(card.facts.front().label == "Ngày");
        CHECK(std::any_of(card.facts.begin(), card.facts.end(), [](Card::Fact const& fact) {
            return fact.label == "Trưởng đoàn Việt Nam" && fact.beside_label == "Trưởng đoàn Trung Quốc" &&
                   !fact.beside_value.empty();
        }));
        CHECK(card.what_it_is == "Giao lưu");
    }
}

TEST_CASE("a reader meets '13 of 59', and each pair once") {
    MadeMap const document = atlas();
    for (char const* const reference : {"programmes:M12", "twins:K2"}) {
        Card const card = make_card(document, *feature_named(document, reference), {"en"});
        CHECK(std::any_of(card.facts.begin(), card.facts.end(), [](Card::Fact const& fact) {
            return fact.value == "13 of 59 named in our sources";
        }));
    }
    Card const twinning = make_card(document, *feature_named(document, "programmes:M12"), {"en"});
    std::set<std::string> pairs;
    for (Card::Link const& link : twinning.places) {
        CHECK(pairs.insert(link.title).second);
    }
    CHECK(pairs.size() == 52);  // and the event of a review
}

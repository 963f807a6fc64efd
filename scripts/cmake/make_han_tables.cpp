// Writes base/han_tables.hpp's tables as C++, at build time, from ICU's transforms (data of Unicode's
// Unihan): for each Han character its most usual reading in pinyin without tones, and its simplified form.
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace {

constexpr char32_t first_han = 0x3400;
constexpr char32_t last_han = 0x9FFF;

std::unique_ptr<icu::Transliterator> transform(char const* id) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError error{};
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance(icu::UnicodeString::fromUTF8(id), UTRANS_FORWARD, error, status));
    if (U_FAILURE(status) || !made) {
        std::cerr << "ICU has no transform " << id << "\n";
        std::exit(1);
    }
    return made;
}

std::string letters_of(icu::UnicodeString const& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    std::string letters;
    for (char const c : utf8) {
        if (c >= 'a' && c <= 'z') {
            letters += c;
        }
    }
    return letters.size() == utf8.size() ? letters : std::string();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        return 2;
    }
    auto const latin = transform("Han-Latin; Latin-ASCII; Lower");
    auto const simple = transform("Hant-Hans");
    std::map<std::string, int> syllables{{"", 0}};
    std::vector<std::string> readings;
    std::vector<char32_t> forms;
    for (char32_t c = first_han; c <= last_han; ++c) {
        icu::UnicodeString text(static_cast<UChar32>(c));
        simple->transliterate(text);
        forms.push_back(text.countChar32() == 1 && text.char32At(0) <= 0xFFFF
                            ? static_cast<char32_t>(text.char32At(0))
                            : c);
        icu::UnicodeString read(static_cast<UChar32>(c));
        latin->transliterate(read);
        readings.push_back(letters_of(read));
        syllables.emplace(readings.back(), 0);
    }
    int number = 0;
    for (auto& [syllable, place] : syllables) {
        place = number++;
    }
    std::ofstream file(argv[1]);
    file << "#include \"base/han_tables.hpp\"\n\nnamespace gatepost {\n\nnamespace {\n\nconstexpr char "
            "const* all_syllables[]{";
    for (auto const& [syllable, place] : syllables) {
        file << '"' << syllable << "\",";
    }
    file << "};\nconstexpr std::uint16_t syllable_of[]{";
    for (std::string const& reading : readings) {
        file << syllables[reading] << ',';
    }
    file << "};\nconstexpr std::uint16_t simple_forms[]{";
    for (char32_t const form : forms) {
        file << static_cast<unsigned>(form) << ',';
    }
    file << "};\n\n}  // namespace\n\n"
            "std::span<std::uint16_t const> han_simplified() { return simple_forms; }\n"
            "std::span<std::uint16_t const> han_syllables() { return syllable_of; }\n"
            "std::string_view pinyin_syllable(std::uint16_t number) { return all_syllables[number]; }\n\n"
            "}  // namespace gatepost\n";
    return file.good() ? 0 : 1;
}

#include "base/text_match.hpp"

#include <array>

namespace gatepost {

namespace {

/// Letters of Vietnamese, each row by the one that a keyboard without its marks writes.
constexpr std::array<std::pair<char, std::string_view>, 7> marked_letters{
    {{'A', "àáảãạăằắẳẵặâầấẩẫậÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ"},
     {'D', "đĐ"},
     {'E', "èéẻẽẹêềếểễệÈÉẺẼẸÊỀẾỂỄỆ"},
     {'I', "ìíỉĩịÌÍỈĨỊ"},
     {'O', "òóỏõọôồốổỗộơờớởỡợÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ"},
     {'U', "ùúủũụưừứửữựÙÚỦŨỤƯỪỨỬỮỰ"},
     {'Y', "ỳýỷỹỵỲÝỶỸỴ"}}};

constexpr std::size_t letter_bytes(char first) {
    auto const byte = static_cast<unsigned char>(first);
    return byte < 0xC0U ? 1 : byte < 0xE0U ? 2 : byte < 0xF0U ? 3 : 4;
}

constexpr std::size_t end_of_marked = 0x1F00;  // code points of marked letters lie below

/// Of a whole letter of two or three bytes; 0 of others.
constexpr std::size_t code_point(std::string_view letter) {
    bool is_whole = letter.size() == letter_bytes(letter[0]);
    for (std::size_t i = 1; i < letter.size(); ++i) {
        is_whole = is_whole && (static_cast<unsigned char>(letter[i]) & 0xC0U) == 0x80U;
    }
    if (!is_whole) {
        return 0;
    }
    auto const bits = [&](std::size_t i, unsigned mask) {
        return static_cast<std::size_t>(static_cast<unsigned char>(letter[i]) & mask);
    };
    return letter.size() == 2   ? bits(0, 0x1FU) << 6U | bits(1, 0x3FU)
           : letter.size() == 3 ? bits(0, 0x0FU) << 12U | bits(1, 0x3FU) << 6U | bits(2, 0x3FU)
                                : 0;
}

/// By code point; 0 for what has no mark to lose.
constexpr std::array<char, end_of_marked> plain_letters = [] {
    std::array<char, end_of_marked> letters{};
    for (auto const& [plain, marked] : marked_letters) {
        for (std::size_t at = 0; at < marked.size(); at += letter_bytes(marked[at])) {
            letters[code_point(marked.substr(at, letter_bytes(marked[at])))] = plain;
        }
    }
    return letters;
}();

}  // namespace

std::string plain_capitals(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        std::string_view const letter = text.substr(at, letter_bytes(text[at]));
        at += letter.size();
        if (letter.size() == 1) {
            bool const is_small = letter[0] >= 'a' && letter[0] <= 'z';
            plain += is_small ? static_cast<char>(letter[0] - 'a' + 'A') : letter[0];
            continue;
        }
        std::size_t const code = code_point(letter);
        char const unmarked = code < end_of_marked ? plain_letters[code] : '\0';
        if (unmarked != '\0') {
            plain += unmarked;
        } else {
            plain += letter;
        }
    }
    return plain;
}

bool has_words_of(std::string_view text, std::string_view typed) {
    std::string const where = plain_capitals(text);
    std::string const wanted = plain_capitals(typed);
    for (std::size_t begin = 0; begin < wanted.size();) {
        std::size_t const end = std::min(wanted.find(' ', begin), wanted.size());
        if (where.find(wanted.substr(begin, end - begin)) == std::string::npos) {
            return false;
        }
        begin = end + 1;
    }
    return true;
}

}  // namespace gatepost

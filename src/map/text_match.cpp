#include "map/text_match.hpp"

#include <array>
#include <map>

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

std::size_t letter_bytes(char first) {
    auto const byte = static_cast<unsigned char>(first);
    return byte < 0xC0U ? 1 : byte < 0xE0U ? 2 : byte < 0xF0U ? 3 : 4;
}

std::map<std::string_view, char> const& plain_letters() {
    static std::map<std::string_view, char> const letters = [] {
        std::map<std::string_view, char> found;
        for (auto const& [plain, marked] : marked_letters) {
            for (std::size_t at = 0; at < marked.size(); at += letter_bytes(marked[at])) {
                found.emplace(marked.substr(at, letter_bytes(marked[at])), plain);
            }
        }
        return found;
    }();
    return letters;
}

}  // namespace

std::string plain_capitals(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        std::string_view const letter = text.substr(at, letter_bytes(text[at]));
        at += letter.size();
        if (letter.size() == 1) {
            bool const is_small = letter[0] >= 'a' && letter[0] <= 'z';
            plain += is_small ? static_cast<char>(letter[0] - 'a' + 'A') : letter[0];
            continue;
        }
        auto const found = plain_letters().find(letter);
        if (found != plain_letters().end()) {
            plain += found->second;
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

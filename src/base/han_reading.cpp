#include "base/han_reading.hpp"

#include "base/folding.hpp"
#include "base/han_tables.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>

namespace gatepost {

namespace {

constexpr char32_t first_han = 0x3400;

/// Characters with several readings that names have, the usual one first, and a few of which ICU names one
/// that names do not have. Others keep the one of the table.
struct Heteronym {
    char32_t character;
    std::array<char const*, 3> readings;
};

constexpr std::array<Heteronym, 92> heteronyms{{
    {U'长', {"chang", "zhang"}},
    {U'行', {"xing", "hang"}},
    {U'重', {"zhong", "chong"}},
    {U'乐', {"le", "yue"}},
    {U'都', {"du", "dou"}},
    {U'厦', {"sha", "xia"}},
    {U'朝', {"chao", "zhao"}},
    {U'参', {"can", "shen", "cen"}},
    {U'藏', {"zang", "cang"}},
    {U'曾', {"zeng", "ceng"}},
    {U'单', {"dan", "shan", "chan"}},
    {U'解', {"jie", "xie"}},
    {U'区', {"qu", "ou"}},
    {U'柏', {"bai", "bo"}},
    {U'秘', {"mi", "bi"}},
    {U'盛', {"sheng", "cheng"}},
    {U'查', {"cha", "zha"}},
    {U'蚌', {"bang", "beng"}},
    {U'泊', {"bo", "po"}},
    {U'铅', {"qian", "yan"}},
    {U'六', {"liu", "lu"}},
    {U'大', {"da", "dai"}},
    {U'浚', {"jun", "xun"}},
    {U'荥', {"xing", "ying"}},
    {U'牟', {"mou", "mu"}},
    {U'歙', {"she", "xi"}},
    {U'阿', {"a", "e"}},
    {U'番', {"fan", "pan"}},
    {U'涡', {"wo", "guo"}},
    {U'莘', {"shen", "xin"}},
    {U'蔚', {"wei", "yu"}},
    {U'洞', {"dong", "tong"}},
    {U'石', {"shi", "dan"}},
    {U'卡', {"ka", "qia"}},
    {U'降', {"jiang", "xiang"}},
    {U'还', {"hai", "huan"}},
    {U'会', {"hui", "kuai"}},
    {U'省', {"sheng", "xing"}},
    {U'弹', {"dan", "tan"}},
    {U'调', {"diao", "tiao"}},
    {U'度', {"du", "duo"}},
    {U'觉', {"jue", "jiao"}},
    {U'角', {"jiao", "jue"}},
    {U'露', {"lu", "lou"}},
    {U'率', {"lu", "shuai"}},
    {U'绿', {"lu", "lv"}},
    {U'没', {"mo", "mei"}},
    {U'模', {"mo", "mu"}},
    {U'屏', {"ping", "bing"}},
    {U'奇', {"qi", "ji"}},
    {U'塞', {"sai", "se"}},
    {U'色', {"se", "shai"}},
    {U'什', {"shi", "shen"}},
    {U'宿', {"su", "xiu"}},
    {U'提', {"ti", "di"}},
    {U'叶', {"ye", "xie"}},
    {U'扎', {"zha", "za"}},
    {U'传', {"chuan", "zhuan"}},
    {U'差', {"cha", "chai", "ci"}},
    {U'尺', {"chi", "che"}},
    {U'车', {"che", "ju"}},
    {U'地', {"di", "de"}},
    {U'谷', {"gu", "yu"}},
    {U'合', {"he", "ge"}},
    {U'和', {"he", "huo", "hu"}},
    {U'吓', {"xia", "he"}},
    {U'系', {"xi", "ji"}},
    {U'校', {"xiao", "jiao"}},
    {U'血', {"xue", "xie"}},
    {U'強', {"qiang", "jiang"}},
    {U'强', {"qiang", "jiang"}},
    {U'仇', {"chou", "qiu"}},
    {U'盖', {"gai", "ge"}},
    {U'纪', {"ji"}},
    {U'贾', {"jia", "gu"}},
    {U'空', {"kong"}},
    {U'勒', {"le", "lei"}},
    {U'粘', {"zhan", "nian"}},
    {U'女', {"nu", "nv"}},
    {U'吕', {"lu", "lv"}},
    {U'旅', {"lu", "lv"}},
    {U'氏', {"shi", "zhi"}},
    {U'术', {"shu", "zhu"}},
    {U'台', {"tai"}},
    {U'沓', {"ta", "da"}},
    {U'万', {"wan", "mo"}},
    {U'尉', {"wei", "yu"}},
    {U'燕', {"yan"}},
    {U'种', {"zhong", "chong"}},
    {U'祭', {"ji", "zhai"}},
    {U'隆', {"long"}},
    {U'那', {"na", "nuo"}},
}};

bool is_han(char32_t character) {
    return character >= first_han && character < first_han + han_syllables().size();
}

}  // namespace

char32_t simplified_of(char32_t character) {
    return is_han(character) ? han_simplified()[character - first_han] : character;
}

std::string simplified(std::string_view utf8) {
    std::string text;
    text.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        Utf8Character const one = character_at(utf8, at);
        char32_t const simple = simplified_of(one.code);
        if (simple == one.code) {
            text += utf8.substr(at, one.bytes);
        } else {
            append_utf8(text, simple);
        }
        at += one.bytes;
    }
    return text;
}

std::vector<std::string_view> readings_of(char32_t character) {
    char32_t const simple = simplified_of(character);
    for (char32_t const one : {character, simple}) {
        auto const* const found =
            std::find_if(heteronyms.begin(), heteronyms.end(),
                         [&](Heteronym const& known) { return known.character == one; });
        if (found != heteronyms.end()) {
            std::vector<std::string_view> readings;
            for (char const* const reading : found->readings) {
                if (reading != nullptr) {
                    readings.emplace_back(reading);
                }
            }
            return readings;
        }
    }
    if (!is_han(character)) {
        return {};
    }
    std::string_view const reading = pinyin_syllable(han_syllables()[character - first_han]);
    return reading.empty() ? std::vector<std::string_view>{} : std::vector{reading};
}

std::vector<Pinyin> pinyin_of(std::string_view utf8, std::size_t most) {
    std::vector<Pinyin> all{Pinyin{}};
    bool has_han = false;
    for (std::size_t at = 0; at < utf8.size();) {
        Utf8Character const one = character_at(utf8, at);
        std::string_view const bytes = utf8.substr(at, one.bytes);
        at += one.bytes;
        auto const readings = readings_of(one.code);
        if (readings.empty()) {
            std::string const plain = folded(bytes);
            bool const is_word = !plain.empty() && (static_cast<unsigned char>(plain[0]) >= 0x80 ||
                                                    std::isalnum(static_cast<unsigned char>(plain[0])) != 0);
            for (Pinyin& text : all) {
                text.syllables += is_word ? plain : "";
            }
            continue;
        }
        has_han = true;
        std::size_t const before = all.size();
        for (std::size_t r = 1; r < readings.size(); ++r) {
            for (std::size_t i = 0; i < before && all.size() < most; ++i) {
                all.push_back(all[i]);
                all.back().syllables += readings[r];
                all.back().initials += readings[r][0];
            }
        }
        for (std::size_t i = 0; i < before; ++i) {
            all[i].syllables += readings[0];
            all[i].initials += readings[0][0];
        }
    }
    return has_han ? all : std::vector<Pinyin>{};
}

}  // namespace gatepost

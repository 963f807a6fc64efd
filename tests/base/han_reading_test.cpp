#include "base/han_reading.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace gatepost;

namespace {

bool is_read(std::string_view text, std::string_view syllables, std::string_view initials) {
    auto const all = pinyin_of(text);
    return std::any_of(all.begin(), all.end(), [&](Pinyin const& one) {
        return one.syllables == syllables && one.initials == initials;
    });
}

}  // namespace

TEST_CASE("traditional characters have simplified forms") {
    CHECK(simplified("臺北") == "台北");
    CHECK(simplified("雲南省") == "云南省");
    CHECK(simplified("友誼關") == "友谊关");
    CHECK(simplified("河口") == "河口");
    CHECK(simplified("Hà Nội (河內)") == "Hà Nội (河内)");
}

TEST_CASE("names are read in pinyin, with each common reading of their characters") {
    CHECK(is_read("河口", "hekou", "hk"));
    CHECK(is_read("长沙", "changsha", "cs"));
    CHECK(is_read("银行", "yinhang", "yh"));
    CHECK(is_read("长城", "changcheng", "cc"));
    CHECK(is_read("重庆", "chongqing", "cq"));
    CHECK(is_read("厦门", "xiamen", "xm"));
    CHECK(is_read("六安", "luan", "la"));
    CHECK(is_read("蚌埠", "bengbu", "bb"));
    CHECK(is_read("台北", "taibei", "tb"));
    CHECK(is_read("臺北", "taibei", "tb"));
    CHECK(is_read("番禺", "panyu", "py"));
    CHECK(is_read("都江堰", "dujiangyan", "djy"));
    CHECK(is_read("绿春", "luchun", "lc"));
    CHECK(is_read("朝阳", "chaoyang", "cy"));
    CHECK(is_read("成都", "chengdu", "cd"));
    CHECK(is_read("西藏", "xizang", "xz"));
    CHECK(is_read("浚县", "xunxian", "xx"));
}

TEST_CASE("every usual Chinese character can be read") {
    std::size_t unread = 0;
    for (char32_t c = 0x4E00; c <= 0x9FA5; ++c) {
        unread += readings_of(c).empty() ? 1 : 0;
    }
    CHECK(unread < 200);
    CHECK(readings_of(U'a').empty());
    CHECK(readings_of(U'é').empty());
    CHECK(pinyin_of("Hà Nội").empty());
}

TEST_CASE("many characters with several readings do not become endless") {
    CHECK(pinyin_of("长行重乐都厦朝参藏曾单解", 8).size() == 8);
}

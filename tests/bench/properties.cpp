#include "bench/properties.hpp"

#include "bench/random.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <array>
#include <iterator>
#include <string_view>

namespace gatepost::bench {

namespace {

using Words = std::string_view;

constexpr std::array<Words, 8> village{"Bản", "Nà", "Pắc", "Mường", "Lũng", "Khuổi", "Thôn", "Đồng"};
constexpr std::array<Words, 16> own_name{"Phìn", "Sảng", "Cáp",  "Bưởi", "Lầu", "Giàng", "Tà",  "Súng",
                                         "Chải", "Mận",  "Thầu", "Vài",  "Hồ",  "Điêng", "Cán", "Tỷ"};
constexpr std::array<Words, 16> chinese_name{"龙", "河", "金", "马", "云", "石", "青", "平",
                                             "南", "老", "清", "那", "白", "麻", "水", "田"};
constexpr std::array<Words, 6> chinese_village{"村", "寨", "坪", "山", "河口", "关"};
constexpr std::array<Words, 6> kinds{"village", "peak", "ford", "shrine", "spring", "post"};
constexpr std::array<Words, 6> notes{"theo lời kể", "thăm lại năm 2019", "复测两次",
                                     "cạnh suối",   "by hearsay only",   "đường mòn"};

template <std::size_t count>
Words any_of(std::array<Words, count> const& words, Random& random) {
    return words[random.below(count)];
}

char letter_of(Shape shape) {
    switch (shape) {
        case Shape::points: return 'P';
        case Shape::lines: return 'L';
        case Shape::long_lines: return 'W';
        case Shape::blobs: return 'A';
        case Shape::coast: break;
    }
    return 'C';
}

void append_survey(std::string& json, Random& random) {
    auto const out = std::back_inserter(json);
    // One number a statement: the order of arguments is the compiler's choice.
    std::size_t const elevation_m = random.below(3144);
    fmt::format_to(out, FMT_COMPILE(R"(,"elevation_m":{}.{})"), elevation_m, random.below(10));
    std::size_t const year = 1990 + random.below(36);
    std::size_t const month = 1 + random.below(12);
    fmt::format_to(out, FMT_COMPILE(R"(,"surveyed":"{}-{:02}-{:02}")"), year, month, 1 + random.below(28));
    if (random.below(10) < 6) {
        Words const first = any_of(chinese_name, random);
        fmt::format_to(out, FMT_COMPILE(R"(,"name_zh":"{}{}")"), first, any_of(chinese_village, random));
    }
    if (random.below(4) == 0) {
        fmt::format_to(out, FMT_COMPILE(R"(,"note":"{}")"), any_of(notes, random));
    }
}

}  // namespace

void append_properties(std::string& json, Shape shape, std::size_t number) {
    Random random(number);
    Words const first = any_of(village, random);
    Words const second = any_of(own_name, random);
    fmt::format_to(std::back_inserter(json), FMT_COMPILE(R"({{"id":"{}{:07}","name":"{} {}","kind":"{}")"),
                   letter_of(shape), number, first, second, any_of(kinds, random));
    if (shape == Shape::points) {
        append_survey(json, random);
    }
    json += '}';
}

}  // namespace gatepost::bench

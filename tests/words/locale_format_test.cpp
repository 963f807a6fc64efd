// Dates, numbers and directions as each language writes them; ICU is the witness for dates.
#include "words/locale_format.hpp"

#include <unicode/smpdtfmt.h>
#include <unicode/unistr.h>
#include <catch2/catch.hpp>

#include <array>
#include <cstdio>

using namespace gatepost;

namespace {

/// A day as ICU writes it by CLDR's pattern of a length.
std::string by_icu(char const* language, icu::DateFormat::EStyle length, int year, int month, int day) {
    icu::Locale const locale(language);
    std::unique_ptr<icu::DateFormat> const format(icu::DateFormat::createDateInstance(length, locale));
    UErrorCode failed = U_ZERO_ERROR;
    std::unique_ptr<icu::Calendar> const calendar(
        icu::Calendar::createInstance(*icu::TimeZone::getGMT(), failed));
    format->setTimeZone(*icu::TimeZone::getGMT());
    calendar->clear();
    calendar->set(year, month - 1, day, 12, 0);
    icu::UnicodeString text;
    format->format(calendar->getTime(failed), text);
    std::string utf8;
    return text.toUTF8String(utf8);
}

}  // namespace

TEST_CASE("every day of two years is written as ICU writes it") {
    using icu::DateFormat;
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (int const year : {1999, 2025}) {
        for (int month = 1; month <= 12; ++month) {
            for (int day = 1; day <= days[static_cast<std::size_t>(month) - 1]; ++day) {
                std::array<char, 16> iso{};
                std::snprintf(iso.data(), iso.size(), "%d-%02d-%02d", year, month, day);
                CAPTURE(iso.data());
                CHECK(date_in(iso.data(), Locale::english) ==
                      by_icu("en_GB", DateFormat::kLong, year, month, day));
                CHECK(date_in(iso.data(), Locale::chinese) ==
                      by_icu("zh_CN", DateFormat::kLong, year, month, day));
                std::string const vietnamese = date_in(iso.data(), Locale::vietnamese);
                std::array<char, 16> numeric{};
                std::snprintf(numeric.data(), numeric.size(), "%02d/%02d/%d", day, month, year);
                CHECK(vietnamese == numeric.data());
            }
        }
    }
}

TEST_CASE("months and years by themselves, times of day, and what is no date") {
    CHECK(date_in("2025-10", Locale::english) == "October 2025");
    CHECK(date_in("2025-06", Locale::vietnamese) == "6/2025");
    CHECK(date_in("2025-06", Locale::chinese) == "2025年6月");
    CHECK(date_in("2025", Locale::english) == "2025");
    CHECK(date_in("2025", Locale::chinese) == "2025年");
    CHECK(date_in("2019-05-15T10:30+07:00", Locale::english) == "15 May 2019 10:30+07:00");
    for (char const* const other : {"", "2025-13", "2025-00-01", "25-10", "2025-1", "2025-10-", "spring 2025",
                                    "2025-10-28x", "2025/10/28", "-", "20a5"}) {
        CHECK(date_in(other, Locale::english) == other);
    }
}

TEST_CASE("what EDTF marks is said in words") {
    CHECK(date_in("2019~", Locale::english) == "about 2019");
    CHECK(date_in("2019-05?", Locale::english) == "May 2019 (uncertain)");
    CHECK(date_in("2019-05-07%", Locale::vietnamese) == "khoảng 07/05/2019 (chưa chắc chắn)");
    CHECK(date_in("201X", Locale::english) == "the 2010s");
    CHECK(date_in("201X?", Locale::chinese) == "2010年代（存疑）");
    CHECK(date_in("1979/..", Locale::english) == "1979 –");
    CHECK(date_in("../1985-03", Locale::english) == "– March 1985");
    CHECK(date_in("2019/2020~", Locale::english) == "2019 – about 2020");
    for (char const* const other : {"?", "~", "x?", "20X", "20XXX", "/", "../..", "a/b", "2019/x"}) {
        CHECK(date_in(other, Locale::english) == other);
    }
}

TEST_CASE("in Vietnamese N is south, and numbers have a comma") {
    CHECK(lonlat_in(104.33758, 22.40656, Locale::vietnamese) == "22,40656° B  104,33758° Đ");
    CHECK(lonlat_in(-104.5, -22.5, Locale::vietnamese) == "22,50000° N  104,50000° T");
    CHECK(lonlat_in(-104.5, -22.5, Locale::english) == "22.50000° S  104.50000° W");
    CHECK(decimal_in("1.5", Locale::vietnamese) == "1,5");
    CHECK(decimal_in("1.5", Locale::chinese) == "1.5");
}

TEST_CASE("a number is as it is, with its digits in threes from five on") {
    CHECK(number_in(0, Locale::english) == "0");
    CHECK(number_in(-0.0, Locale::english) == "0");
    CHECK(number_in(1990, Locale::english) == "1990");
    CHECK(number_in(12000, Locale::english) == "12 000");
    CHECK(number_in(100000, Locale::english) == "100 000");
    CHECK(number_in(1234567.25, Locale::vietnamese) == "1 234 567,25");
    CHECK(number_in(-20500, Locale::chinese) == "−20 500");
    CHECK(number_in(0.1 + 0.2, Locale::english) == "0.30000000000000004");
    CHECK(number_in(0.00002, Locale::english) == "0.00002");
    CHECK(number_in(2.5e20, Locale::english) == "2.5e+20");
}

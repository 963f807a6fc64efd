#include "words/locale_format.hpp"

#include "words/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

namespace gatepost {

namespace {

constexpr std::array<char const*, 12> english_months{"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

/// Of ISO 8601; month and day are 0 where they are left out.
struct Date {
    std::string year;
    int month = 0;
    int day = 0;
    std::string_view rest;  ///< a time of day
};

std::optional<int> two_digits(std::string_view text, int most) {
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) {
        return std::nullopt;
    }
    int const number = (text[0] - '0') * 10 + (text[1] - '0');
    return number >= 1 && number <= most ? std::optional{number} : std::nullopt;
}

std::optional<Date> date_of(std::string_view iso) {
    Date date;
    std::size_t const year_end = std::min(iso.find('-', 1), iso.size());
    date.year = iso.substr(0, year_end);
    bool const is_year = year_end == 4 && std::all_of(date.year.begin(), date.year.end(),
                                                      [](char c) { return c >= '0' && c <= '9'; });
    if (!is_year) {
        return std::nullopt;
    }
    iso.remove_prefix(year_end);
    if (iso.empty()) {
        return date;
    }
    auto const month = two_digits(iso.substr(1), 12);
    if (!month) {
        return std::nullopt;
    }
    date.month = *month;
    iso.remove_prefix(3);
    if (iso.empty()) {
        return date;
    }
    auto const day = iso[0] == '-' ? two_digits(iso.substr(1), 31) : std::nullopt;
    if (!day) {
        return std::nullopt;
    }
    date.day = *day;
    date.rest = iso.substr(3);
    bool const is_time = date.rest.empty() || date.rest[0] == 'T' || date.rest[0] == ' ';
    return is_time ? std::optional{date} : std::nullopt;
}

std::string english(Date const& date) {
    std::string const month =
        date.month > 0 ? std::string{english_months[static_cast<std::size_t>(date.month) - 1]} + " " : "";
    return (date.day > 0 ? std::to_string(date.day) + " " : "") + month + date.year;
}

std::string vietnamese(Date const& date) {
    auto const padded = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    if (date.day > 0) {
        return padded(date.day) + "/" + padded(date.month) + "/" + date.year;
    }
    return date.month > 0 ? std::to_string(date.month) + "/" + date.year : date.year;
}

std::string chinese(Date const& date) {
    return date.year + "年" + (date.month > 0 ? std::to_string(date.month) + "月" : "") +
           (date.day > 0 ? std::to_string(date.day) + "日" : "");
}

std::optional<std::string> plain_date_in(std::string_view iso, Locale locale) {
    auto const date = date_of(iso);
    if (!date) {
        return std::nullopt;
    }
    std::string text = locale == Locale::vietnamese ? vietnamese(*date)
                       : locale == Locale::chinese  ? chinese(*date)
                                                    : english(*date);
    if (!date->rest.empty()) {
        text += " ";
        text += date->rest.substr(1);
    }
    return text;
}

/// "201X" of EDTF: the 2010s.
std::optional<std::string> decade_in(std::string_view text, Locale locale) {
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() != 4 || text[3] != 'X' || !std::all_of(text.begin(), text.begin() + 3, is_digit)) {
        return std::nullopt;
    }
    return said(Word::decade, locale, std::string{text.substr(0, 3)} + "0");
}

/// A date with the marks of EDTF behind it: ~ is about that date, ? perhaps then, % both.
std::optional<std::string> marked_date_in(std::string_view text, Locale locale) {
    char const mark = text.empty() ? ' ' : text.back();
    bool const is_about = mark == '~' || mark == '%';
    bool const is_uncertain = mark == '?' || mark == '%';
    text.remove_suffix(is_about || is_uncertain ? 1 : 0);
    auto date = plain_date_in(text, locale);
    date = date ? date : decade_in(text, locale);
    if (date && is_about) {
        date = said(Word::date_about, locale, *date);
    }
    if (date && is_uncertain) {
        date = said(Word::date_uncertain, locale, *date);
    }
    return date;
}

std::string degrees(double value_deg, Compass direction, Locale locale) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.5f", std::abs(value_deg));
    return decimal_in(text.data(), locale) + "° " + compass_letter(direction, locale);
}

}  // namespace

std::string date_in(std::string_view iso, Locale locale) {
    if (auto const date = marked_date_in(iso, locale)) {
        return *date;
    }
    std::size_t const slash = iso.find('/');
    if (slash == std::string_view::npos) {
        return std::string{iso};
    }
    auto const half = [&](std::string_view text) {
        return text.empty() || text == ".." ? std::optional{std::string{}} : marked_date_in(text, locale);
    };
    auto const begin = half(iso.substr(0, slash));
    auto const end = half(iso.substr(slash + 1));
    if (!begin || !end || (begin->empty() && end->empty())) {
        return std::string{iso};
    }
    return *begin + (begin->empty() ? "–" : " –") + (end->empty() ? "" : " ") + *end;
}

std::string decimal_in(std::string text, Locale locale) {
    if (locale == Locale::vietnamese) {
        std::replace(text.begin(), text.end(), '.', ',');
    }
    return text;
}

std::string number_in(double number, Locale locale) {
    constexpr double most_in_full = 1e15;
    constexpr double least_in_full = 1e-6;
    double const size = std::abs(number);
    bool const is_in_full = number == 0 || (size >= least_in_full && size < most_in_full);
    std::array<char, 64> digits{};
    auto const [end, failure] =
        std::to_chars(digits.data(), digits.data() + digits.size(), number == 0 ? 0.0 : number,
                      is_in_full ? std::chars_format::fixed : std::chars_format::scientific);
    std::string text(digits.data(), end);
    std::size_t const first = text.starts_with('-') ? 1 : 0;
    std::size_t const point = std::min(text.find_first_of(".e"), text.size());
    constexpr std::size_t most_together = 4;
    if (text.find('e') == std::string::npos && point - first > most_together) {
        for (std::size_t at = point; at > first + 3;) {
            at -= 3;
            text.insert(at, " ");
        }
    }
    if (first == 1) {
        text.replace(0, 1, "\u2212");
    }
    return decimal_in(std::move(text), locale);
}

char const* compass_letter(Compass direction, Locale locale) {
    static constexpr std::array<char const*, 4> letters{"N", "S", "E", "W"};
    static constexpr std::array<char const*, 4> vietnamese_letters{"B", "N", "Đ", "T"};
    auto const index = static_cast<std::size_t>(direction);
    return locale == Locale::vietnamese ? vietnamese_letters[index] : letters[index];
}

std::string lonlat_in(double lon_deg, double lat_deg, Locale locale) {
    return degrees(lat_deg, lat_deg >= 0 ? Compass::north : Compass::south, locale) + "  " +
           degrees(lon_deg, lon_deg >= 0 ? Compass::east : Compass::west, locale);
}

}  // namespace gatepost

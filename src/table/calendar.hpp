#pragma once

#include <cstdint>

namespace gatepost {

/// The proleptic Gregorian calendar with astronomical years: 0 is 1 BC, -1 is 2 BC, as ISO 8601 counts them.
/// Method: Howard Hinnant, chrono-Compatible Low-Level Date Algorithms (2013),
/// https://howardhinnant.github.io/date_algorithms.html.
struct CivilDate {
    int year = 1970;
    int month = 1;  ///< from 1
    int day = 1;    ///< from 1
    friend constexpr bool operator==(CivilDate const&, CivilDate const&) = default;
};

constexpr std::int64_t ms_per_day = 86'400'000;

constexpr bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

/// `month` from 1 to 12.
constexpr int days_in_month(int year, int month) {
    constexpr int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap_year(year) ? 29 : days[month - 1];
}

/// Days since 1970-01-01. The day may lie outside its month: day 0 is the last of the month before.
constexpr std::int64_t day_number(CivilDate date) {
    std::int64_t const year = static_cast<std::int64_t>(date.year) - (date.month <= 2 ? 1 : 0);
    std::int64_t const era = (year >= 0 ? year : year - 399) / 400;
    std::int64_t const year_of_era = year - era * 400;
    std::int64_t const day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    std::int64_t const day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146'097 + day_of_era - 719'468;
}

constexpr CivilDate civil_date(std::int64_t day_number) {
    std::int64_t const shifted = day_number + 719'468;
    std::int64_t const era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
    std::int64_t const day_of_era = shifted - era * 146'097;
    std::int64_t const year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    std::int64_t const day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    std::int64_t const shifted_month = (5 * day_of_year + 2) / 153;
    auto const day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
    auto const month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
    return {static_cast<int>(year_of_era + era * 400) + (month <= 2 ? 1 : 0), month, day};
}

/// The day in which a moment lies; also before 1970.
constexpr std::int64_t day_of(std::int64_t time_ms) {
    return (time_ms >= 0 ? time_ms : time_ms - (ms_per_day - 1)) / ms_per_day;
}

/// The same day of another month; the last of it where it is shorter. `months` may be negative.
constexpr CivilDate plus_months(CivilDate date, int months) {
    int const count = date.year * 12 + (date.month - 1) + months;
    int const year = (count >= 0 ? count : count - 11) / 12;
    int const month = count - year * 12 + 1;
    int const last = days_in_month(year, month);
    return {year, month, date.day < last ? date.day : last};
}

}  // namespace gatepost

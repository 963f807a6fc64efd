#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace gatepost {

/// Moments are milliseconds since 1970-01-01T00:00Z in the Gregorian calendar (calendar.hpp). These two stand
/// for "from ever" and "for ever".
constexpr std::int64_t time_min_ms = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t time_max_ms = std::numeric_limits<std::int64_t>::max();

/// All moments from `begin_ms` on and before `end_ms`. Whole days, months and years are such ranges as people
/// mean them: "to 7 May" includes the 7th.
struct TimeRange {
    std::int64_t begin_ms = time_min_ms;
    std::int64_t end_ms = time_max_ms;
    [[nodiscard]] constexpr bool is_all() const { return begin_ms == time_min_ms && end_ms == time_max_ms; }
    friend constexpr bool operator==(TimeRange const&, TimeRange const&) = default;
};

/// How exactly a date is said.
enum class DatePrecision : std::uint8_t { century, decade, year, month, day, hour, minute, second };

/// One date as somebody wrote it: a year, a month, a day, a time of day, or less than that ("201X").
struct Date {
    TimeRange range;  ///< all that the words may mean: of "2019-05" the whole month
    DatePrecision precision = DatePrecision::day;
    bool is_uncertain = false;            ///< `?` or `%`: it may be another date altogether
    bool is_approximate = false;          ///< `~` or `%`: it is near
    std::optional<int> utc_offset_min{};  ///< of its time of day, where that was written: 420 for +07:00
    friend bool operator==(Date const&, Date const&) = default;
};

/// The fields of a date by their order, for those that are not written year first.
enum class DateOrder : std::uint8_t { year_first, day_first, month_first };

/// Reads one date, for years from -9999 to 9999:
///   ISO 8601: 2019, 2019-05, 2019-05-07, 20190507, 2019-W19, 2019-W19-2, 2019-127, with a time of day after
///   T or a blank (T10, T10:30, T10:30:15.5, T103015) and an offset (Z, +07, +07:00, +0700); EDTF levels 0
///   and 1 (ISO 8601-2; https://www.loc.gov/standards/datetime/): 2019~, 2019-05?, 2019%, 201X, 2019-XX,
///   2019-05-XX, -0500, and seasons (2019-21 to 2019-24) as their year: which months those are depends on the
///   hemisphere; 2019/05/07, as GDAL writes dates.
/// `order` says what else there may be: 24/04/2021, 24.4.2021, 24-04-2021. A time of day without offset
/// counts as UTC. Nothing for any other text, also for days that no month has. O(length).
[[nodiscard]] std::optional<Date> parse_date(std::string_view text, DateOrder order = DateOrder::year_first);

/// Reads a range of time as a person types it: "2017", "2014-03/2019-05-07", "2017/..", "../2019". Both ends
/// count whole. Nothing where one of them is no date, or the end lies before the beginning.
[[nodiscard]] std::optional<TimeRange> parse_time_range(std::string_view text);

}  // namespace gatepost

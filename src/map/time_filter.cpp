#include "map/time_filter.hpp"

#include "base/message_line.hpp"
#include "table/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gatepost {

namespace {

/// The year; of one before 0 or after 9999 with its sign.
std::string year_text(int year) {
    return year < 0 ? fmt::format("-{:04}", -year) : fmt::format("{:04}", year);
}

/// An end of a range as its day, month or year, whichever begins or ends there; of a range that is shorter
/// than a month its day.
std::string moment_text(std::int64_t time_ms, bool is_end, std::int64_t length_ms) {
    std::int64_t const day = day_of(time_ms);
    std::int64_t const in_day_ms = time_ms - day * ms_per_day;
    if (in_day_ms != 0) {
        constexpr std::int64_t minute_ms = 60'000;
        // An end is the moment after the last minute or second that counts.
        bool const is_minute = in_day_ms % minute_ms == 0;
        std::int64_t const at_ms = is_end ? in_day_ms - 1 : in_day_ms;
        CivilDate const date = civil_date(day);
        std::string text = fmt::format("{}-{:02}-{:02}T{:02}:{:02}", year_text(date.year), date.month,
                                       date.day, at_ms / 3'600'000, at_ms / minute_ms % 60);
        if (!is_minute) {
            text += fmt::format(":{:02}", at_ms / 1000 % 60);
        }
        return text + "Z";
    }
    CivilDate const first = civil_date(day);  // of what comes after the range, if it is an end
    CivilDate const named = is_end ? civil_date(day - 1) : first;
    constexpr std::int64_t shortest_month_days = 28;
    constexpr std::int64_t shortest_year_days = 365;
    if (first.day != 1 || length_ms < shortest_month_days * ms_per_day) {
        return fmt::format("{}-{:02}-{:02}", year_text(named.year), named.month, named.day);
    }
    bool const is_month = first.month != 1 || length_ms < shortest_year_days * ms_per_day;
    return is_month ? fmt::format("{}-{:02}", year_text(named.year), named.month) : year_text(named.year);
}

}  // namespace

std::string time_range_text(TimeRange const& range) {
    bool const is_open = range.begin_ms == time_min_ms || range.end_ms == time_max_ms;
    std::int64_t const length_ms = is_open ? time_max_ms : range.end_ms - range.begin_ms;
    std::string const from =
        range.begin_ms == time_min_ms ? ".." : moment_text(range.begin_ms, false, length_ms);
    std::string const to = range.end_ms == time_max_ms ? ".." : moment_text(range.end_ms, true, length_ms);
    return from + "/" + to;
}

std::string time_range_expected(std::string_view text) {
    return fmt::format("a date is expected, or two with / between, as 2014-03/2019-05-07, not '{}'",
                       message_line(text));
}

std::string time_range_for_people(TimeRange const& range) {
    std::string const text = time_range_text(range);
    std::size_t const slash = text.find('/');
    std::string from = text.substr(0, slash);
    std::string const to = text.substr(slash + 1);
    if (from == to) {
        return from;
    }
    return (from == ".." ? "" : from + " ") + "–" + (to == ".." ? "" : " " + to);
}

TimeRange moved_to_show(TimeRange const& range, TimeSpan const& span) {
    TimeRange const wanted = span.possible();
    TimeRange moved = range;
    std::int64_t const length_ms =
        range.begin_ms == time_min_ms || range.end_ms == time_max_ms ? 0 : range.end_ms - range.begin_ms;
    if (wanted.begin_ms >= range.end_ms) {  // later
        moved.end_ms = wanted.end_ms == time_max_ms ? wanted.begin_ms + 1 : wanted.end_ms;
        moved.begin_ms = length_ms > 0 ? std::min(moved.end_ms - length_ms, wanted.begin_ms) : range.begin_ms;
    } else if (wanted.end_ms <= range.begin_ms) {
        moved.begin_ms = wanted.begin_ms == time_min_ms ? wanted.end_ms - 1 : wanted.begin_ms;
        moved.end_ms = length_ms > 0 ? std::max(moved.begin_ms + length_ms, wanted.end_ms) : range.end_ms;
    }
    return moved;
}

}  // namespace gatepost

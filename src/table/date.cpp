#include "table/date.hpp"

#include "table/calendar.hpp"

#include <algorithm>
#include <cstddef>

namespace gatepost {

namespace {

constexpr std::int64_t ms_per_minute = 60'000;
constexpr std::int64_t ms_per_hour = 60 * ms_per_minute;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr bool is_unknown(char c) { return c == 'X' || c == 'x'; }

/// A text that is taken apart from its beginning.
class Rest {
  public:
    explicit Rest(std::string_view text) : m_text(text) {}

    [[nodiscard]] bool is_empty() const { return m_text.empty(); }
    [[nodiscard]] char front() const { return m_text.empty() ? '\0' : m_text.front(); }
    [[nodiscard]] std::size_t count_digits() const { return count_leading(is_digit); }
    /// Digits and X.
    [[nodiscard]] std::size_t count_places() const {
        return count_leading([](char c) { return is_digit(c) || is_unknown(c); });
    }
    bool take(char c) {
        bool const is_there = front() == c && !m_text.empty();
        m_text.remove_prefix(is_there ? 1 : 0);
        return is_there;
    }
    std::string_view take(std::size_t count) {
        std::string_view const taken = m_text.substr(0, count);
        m_text.remove_prefix(taken.size());
        return taken;
    }
    /// A number of exactly so many digits; -1 where they are not there.
    int take_number(std::size_t digits) {
        if (count_digits() < digits) {
            return -1;
        }
        int value = 0;
        for (char const c : take(digits)) {
            value = value * 10 + (c - '0');
        }
        return value;
    }

  private:
    template <class Is>
    [[nodiscard]] std::size_t count_leading(Is is) const {
        return static_cast<std::size_t>(std::find_if_not(m_text.begin(), m_text.end(), is) - m_text.begin());
    }

    std::string_view m_text;
};

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    std::size_t const begin = text.find_first_not_of(blank);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

constexpr std::int64_t begin_of_day_ms(CivilDate date) { return day_number(date) * ms_per_day; }

Date years(int first, int count, DatePrecision precision) {
    return {{begin_of_day_ms({first, 1, 1}), begin_of_day_ms({first + count, 1, 1})}, precision};
}

Date one_month(int year, int month) {
    return {{begin_of_day_ms({year, month, 1}), begin_of_day_ms(plus_months({year, month, 1}, 1))},
            DatePrecision::month};
}

Date days(std::int64_t first_day, int count, DatePrecision precision = DatePrecision::day) {
    return {{first_day * ms_per_day, (first_day + count) * ms_per_day}, precision};
}

std::optional<Date> one_day(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) {
        return {};
    }
    return days(day_number({year, month, day}), 1);
}

/// `?`, `~` and `%`, which may stand behind a date.
struct Marks {
    bool is_uncertain = false;
    bool is_approximate = false;
};

Marks take_marks(std::string_view& text) {
    Marks marks;
    while (!text.empty() && std::string_view("?~%").find(text.back()) != std::string_view::npos) {
        marks.is_uncertain |= text.back() != '~';
        marks.is_approximate |= text.back() != '?';
        text.remove_suffix(1);
    }
    return marks;
}

/// Reads the time of day that follows a day, up to the end of the text.
std::optional<Date> time_of_day(Date const& day, Rest rest) {
    int const hour = rest.take_number(2);
    bool const has_colons = rest.front() == ':';
    auto const next = [&] {
        bool const is_there = has_colons ? rest.take(':') : rest.count_digits() >= 2;
        return is_there ? rest.take_number(2) : -2;
    };
    int const minute = next();
    int const second = minute >= 0 ? next() : -2;
    if (hour < 0 || hour > 24 || minute == -1 || minute > 59 || second == -1 || second > 60) {
        return {};
    }
    Date date = day;
    std::int64_t length_ms = second >= 0 ? 1000 : minute >= 0 ? ms_per_minute : ms_per_hour;
    // The leap second counts as the one before it.
    std::int64_t at_ms = hour * ms_per_hour + std::max(minute, 0) * ms_per_minute +
                         static_cast<std::int64_t>(std::clamp(second, 0, 59)) * 1000;
    date.precision = second >= 0   ? DatePrecision::second
                     : minute >= 0 ? DatePrecision::minute
                                   : DatePrecision::hour;
    if (second >= 0 && (rest.take('.') || rest.take(','))) {
        std::string_view const digits = rest.take(rest.count_digits());
        std::int64_t unit_ms = 1000;
        for (char const c : digits.substr(0, 3)) {
            unit_ms /= 10;
            at_ms += (c - '0') * unit_ms;
        }
        if (digits.empty()) {
            return {};
        }
        length_ms = unit_ms;
    }
    if (at_ms > ms_per_day || (hour == 24 && at_ms != ms_per_day)) {
        return {};
    }
    rest.take(' ');
    if (rest.take('Z') || rest.take('z')) {
        date.utc_offset_min = 0;
    } else if (rest.front() == '+' || rest.front() == '-') {
        int const sign = rest.take('-') ? -1 : 1;
        rest.take('+');
        int const hours = rest.take_number(2);
        rest.take(':');
        int const minutes = rest.is_empty() ? 0 : rest.take_number(2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return {};
        }
        date.utc_offset_min = sign * (hours * 60 + minutes);
    }
    if (!rest.is_empty()) {
        return {};
    }
    date.range.begin_ms = day.range.begin_ms + at_ms - date.utc_offset_min.value_or(0) * ms_per_minute;
    date.range.end_ms = date.range.begin_ms + length_ms;
    return date;
}

/// A day, or with a time of day that follows it.
std::optional<Date> day_or_time(std::optional<Date> const& day, Rest rest) {
    if (!day || rest.is_empty()) {
        return day;
    }
    if (rest.take('T') || rest.take('t') || rest.take(' ')) {
        return time_of_day(*day, rest);
    }
    return {};
}

/// Week 1 is the one with the year's first Thursday; weeks begin on Monday (ISO 8601).
std::optional<Date> week(int year, Rest& rest) {
    int const number = rest.take_number(2);
    std::int64_t const fourth = day_number({year, 1, 4});
    std::int64_t const weekday = ((fourth + 3) % 7 + 7) % 7;  // from Monday
    std::int64_t const monday = fourth - weekday + static_cast<std::int64_t>(number - 1) * 7;
    std::int64_t const next_fourth = day_number({year + 1, 1, 4});
    if (number < 1 || monday >= next_fourth - ((next_fourth + 3) % 7 + 7) % 7) {
        return {};
    }
    if (rest.is_empty()) {
        return days(monday, 7, DatePrecision::month);
    }
    rest.take('-');
    int const day = rest.take_number(1);
    if (day < 1 || day > 7) {
        return {};
    }
    return day_or_time(days(monday + day - 1, 1), rest);
}

/// A year whose last digits may be unknown.
struct Year {
    int first = 0;
    int count = 1;
};

std::optional<Year> take_year(Rest& rest) {
    int const sign = rest.take('-') ? -1 : 1;
    if (sign > 0) {
        rest.take('+');
    }
    if (rest.count_places() < 4) {
        return {};
    }
    Year year;
    for (char const c : rest.take(std::size_t{4})) {
        if (year.count > 1 && !is_unknown(c)) {
            return {};
        }
        year.count *= is_unknown(c) ? 10 : 1;
        year.first = year.first * 10 + (is_unknown(c) ? 0 : c - '0');
    }
    if (year.count > 100) {
        return {};
    }
    if (sign < 0) {
        year.first = -year.first - (year.count - 1);
    }
    return year;
}

DatePrecision precision_of(Year year) {
    return year.count == 1    ? DatePrecision::year
           : year.count == 10 ? DatePrecision::decade
                              : DatePrecision::century;
}

/// A month or day of two digits; of one, too, where that is allowed. 0 for "XX", -1 for what is none.
int take_part(Rest& rest, bool may_be_short) {
    if (rest.count_places() == 2 && is_unknown(rest.front())) {
        std::string_view const both = rest.take(std::size_t{2});
        return is_unknown(both[1]) ? 0 : -1;
    }
    bool const is_short = may_be_short && rest.count_digits() == 1;
    int const value = rest.take_number(is_short ? 1 : 2);
    return value == 0 ? -1 : value;
}

/// What follows "2019-" or "2019/": a month, a season, a day of a month, of a week or of the year.
std::optional<Date> within_year(int year, char separator, Rest rest) {
    if (rest.take('W')) {
        return week(year, rest);
    }
    if (separator == '-' && rest.count_digits() == 3) {
        int const ordinal = rest.take_number(3);
        if (ordinal < 1 || ordinal > (is_leap_year(year) ? 366 : 365)) {
            return {};
        }
        return day_or_time(days(day_number({year, 1, 1}) + ordinal - 1, 1), rest);
    }
    bool const is_short = rest.count_digits() == 1;  // only of a whole day: 2019-5-7
    int const month = take_part(rest, true);
    bool const is_season = month >= 21 && month <= 24 && separator == '-' && rest.is_empty();
    if (month < 0 || (month > 12 && !is_season)) {
        return {};
    }
    if (rest.is_empty()) {
        bool const is_year = month == 0 || is_season;
        if (separator != '-' || is_short) {
            return {};
        }
        return is_year ? years(year, 1, DatePrecision::year) : one_month(year, month);
    }
    if (!rest.take(separator)) {
        return {};
    }
    int const day = take_part(rest, true);
    if (day < 0) {
        return {};
    }
    if (month == 0) {
        return rest.is_empty() ? std::optional(years(year, 1, DatePrecision::year)) : std::nullopt;
    }
    if (day == 0) {
        return rest.is_empty() ? std::optional(one_month(year, month)) : std::nullopt;
    }
    return day_or_time(one_day(year, month, day), rest);
}

std::optional<Date> year_first(std::string_view text) {
    Rest rest(text);
    if (rest.count_digits() == 8) {  // 20190507
        int const year = rest.take_number(4);
        int const month = rest.take_number(2);
        int const day = rest.take_number(2);
        return day_or_time(one_day(year, month, day), rest);
    }
    auto const year = take_year(rest);
    if (!year) {
        return {};
    }
    if (rest.is_empty()) {
        return years(year->first, year->count, precision_of(*year));
    }
    char const separator = rest.front();
    if (separator == 'W' && year->count == 1) {
        return within_year(year->first, separator, rest);
    }
    bool const is_known = separator == '-' || separator == '/';
    rest.take(separator);
    if (!is_known) {
        return {};
    }
    if (year->count > 1) {  // 201X-XX says no more than 201X
        bool const says_more = rest.count_places() != 2 || !is_unknown(rest.front());
        return says_more ? std::nullopt : std::optional(years(year->first, year->count, precision_of(*year)));
    }
    return within_year(year->first, separator, rest);
}

/// 24/04/2021 or 04/24/2021, with `/`, `.` or `-` between.
std::optional<Date> year_last(std::string_view text, DateOrder order) {
    Rest rest(text);
    auto const part = [&] {
        std::size_t const digits = rest.count_digits();
        return digits == 1 || digits == 2 ? rest.take_number(digits) : -1;
    };
    int const first = part();
    char const separator = rest.front();
    if (first < 0 || std::string_view("/.-").find(separator) == std::string_view::npos ||
        !rest.take(separator)) {
        return {};
    }
    int const second = part();
    if (second < 0 || !rest.take(separator) || rest.count_digits() != 4) {
        return {};
    }
    int const year = rest.take_number(4);
    bool const is_day_first = order == DateOrder::day_first;
    return day_or_time(is_day_first ? one_day(year, second, first) : one_day(year, first, second), rest);
}

}  // namespace

std::optional<Date> parse_date(std::string_view text, DateOrder order) {
    text = trimmed(text);
    Marks const marks = take_marks(text);
    std::optional<Date> date = year_first(text);
    if (!date && order != DateOrder::year_first) {
        date = year_last(text, order);
    }
    if (date) {
        date->is_uncertain = marks.is_uncertain;
        date->is_approximate = marks.is_approximate;
    }
    return date;
}

std::optional<TimeRange> parse_time_range(std::string_view text) {
    text = trimmed(text);
    if (auto const date = parse_date(text)) {
        return date->range;
    }
    std::size_t const slash = text.find('/');
    if (slash == std::string_view::npos) {
        return {};
    }
    TimeRange range;
    auto const is_open = [](std::string_view end) { return end.empty() || end == ".."; };
    std::string_view const from = trimmed(text.substr(0, slash));
    std::string_view const to = trimmed(text.substr(slash + 1));
    auto const first = parse_date(from);
    auto const last = parse_date(to);
    if ((!first && !is_open(from)) || (!last && !is_open(to))) {
        return {};
    }
    range.begin_ms = first ? first->range.begin_ms : time_min_ms;
    range.end_ms = last ? last->range.end_ms : time_max_ms;
    return range.begin_ms < range.end_ms ? std::optional(range) : std::nullopt;
}

}  // namespace gatepost

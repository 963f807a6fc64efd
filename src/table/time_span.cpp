#include "table/time_span.hpp"

#include <algorithm>

namespace gatepost {

namespace {

std::string_view trimmed(std::string_view text) {
    std::size_t const begin = text.find_first_not_of(' ');
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

/// The length of what a date names, by which one that is only near is widened on both sides.
std::int64_t unit_ms(Date const& date) { return date.range.end_ms - date.range.begin_ms; }

/// Of a date that is one end of something: when that end was at the earliest, and at the latest.
TimeRange widened(Date const& date) {
    std::int64_t const by_ms = date.is_approximate ? unit_ms(date) : 0;
    return {date.range.begin_ms - by_ms, date.range.end_ms + by_ms};
}

bool is_doubtful(Date const& date) { return date.is_uncertain || date.is_approximate; }

/// Dates in brackets, separated by commas, some of them ranges "2014..2016".
struct Several {
    TimeRange range{time_max_ms, time_min_ms};  // from the first date to the last
    bool is_known = false;
};

Several read_several(std::string_view list, DateOrder order) {
    Several several;
    bool is_good = !list.empty();
    while (is_good && !list.empty()) {
        std::size_t const comma = std::min(list.find(','), list.size());
        std::string_view const part = trimmed(list.substr(0, comma));
        list.remove_prefix(std::min(comma + 1, list.size()));
        std::size_t const dots = part.find("..");
        bool const is_range = dots != std::string_view::npos;
        std::string_view const from = is_range ? part.substr(0, dots) : part;
        std::string_view const to = is_range ? part.substr(dots + 2) : part;
        auto const first = parse_date(from, order);
        auto const last = parse_date(to, order);
        is_good =
            (first || (is_range && from.empty())) && (last || (is_range && to.empty())) && (first || last);
        if (is_good) {
            several.range.begin_ms =
                std::min(several.range.begin_ms, first ? widened(*first).begin_ms : time_min_ms);
            several.range.end_ms = std::max(several.range.end_ms, last ? widened(*last).end_ms : time_max_ms);
        }
    }
    several.is_known = is_good && several.range.begin_ms < several.range.end_ms;
    return several;
}

/// Once, within a range.
TimeSpan once_in(TimeRange range) {
    TimeSpan span{range.begin_ms, range.end_ms, range.begin_ms, range.end_ms};
    span.last_begin_ms -= range.end_ms == time_max_ms ? 0 : 1;
    span.first_end_ms += range.begin_ms == time_min_ms ? 0 : 1;
    return span;
}

std::optional<TimeSpan> read_interval(std::string_view from, std::string_view to, DateOrder order) {
    constexpr std::string_view open = "..";
    auto const start = parse_date(from, order);
    auto const end = parse_date(to, order);
    if (start && end) {
        return span_between(*start, *end);
    }
    if (start && (to == open || to.empty())) {
        TimeSpan span = span_since(*start);
        if (to.empty()) {  // it has ended, nobody knows when
            span.first_end_ms = start->range.begin_ms + 1;
        }
        return span;
    }
    if (end && (from == open || from.empty())) {
        TimeSpan span = span_until(*end);
        if (from.empty()) {
            span.last_begin_ms = end->range.end_ms - 1;
        }
        return span;
    }
    return {};
}

}  // namespace

TimeSpan span_at(Date const& date) {
    TimeSpan span = once_in(widened(date));
    if (is_doubtful(date)) {
        span.last_begin_ms = time_max_ms;
        span.first_end_ms = time_min_ms;
    }
    return span;
}

std::optional<TimeSpan> span_between(Date const& start, Date const& end) {
    TimeRange const begins = widened(start);
    TimeRange const ends = widened(end);
    if (ends.end_ms <= begins.begin_ms) {
        return {};
    }
    TimeSpan span;
    span.first_begin_ms = begins.begin_ms;
    span.last_begin_ms = std::min(begins.end_ms, ends.end_ms) - 1;
    span.first_end_ms = std::max(ends.begin_ms, begins.begin_ms) + 1;
    span.last_end_ms = ends.end_ms;
    if (start.is_uncertain) {
        span.last_begin_ms = time_max_ms;
    }
    if (end.is_uncertain) {
        span.first_end_ms = time_min_ms;
    }
    return span;
}

TimeSpan span_since(Date const& start) {
    TimeRange const begins = widened(start);
    return {begins.begin_ms, start.is_uncertain ? time_max_ms : begins.end_ms - 1, time_max_ms, time_max_ms};
}

TimeSpan span_until(Date const& end) {
    TimeRange const ends = widened(end);
    return {time_min_ms, time_min_ms, end.is_uncertain ? time_min_ms : ends.begin_ms + 1, ends.end_ms};
}

TimeSpan span_before(Date const& date) {
    return {time_min_ms, time_max_ms, time_min_ms, widened(date).end_ms};
}

TimeSpan span_after(Date const& date) {
    return {widened(date).begin_ms, time_max_ms, time_min_ms, time_max_ms};
}

std::optional<TimeSpan> parse_time_span(std::string_view text, DateOrder order) {
    text = trimmed(text);
    if (auto const date = parse_date(text, order)) {
        return span_at(*date);
    }
    if (text.size() > 2 && text.front() == '[' && text.back() == ']') {
        Several const several = read_several(text.substr(1, text.size() - 2), order);
        return several.is_known ? std::optional(once_in(several.range)) : std::nullopt;
    }
    std::size_t const slash = text.find('/');
    if (slash == std::string_view::npos || text.find('/', slash + 1) != std::string_view::npos) {
        return {};
    }
    return read_interval(trimmed(text.substr(0, slash)), trimmed(text.substr(slash + 1)), order);
}

}  // namespace gatepost

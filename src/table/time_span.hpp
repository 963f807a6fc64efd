#pragma once

#include "table/date.hpp"

#include <optional>
#include <string_view>

namespace gatepost {

/// When something was there, with what is not known of it: it began between two moments and ended between two
/// others. The model is that of Linked Places (start and end, each with an earliest and a latest moment).
struct TimeSpan {
    std::int64_t first_begin_ms = time_min_ms;  ///< it had not begun before
    std::int64_t last_begin_ms = time_max_ms;  ///< it had begun by then; time_max_ms: that is not sure at all
    std::int64_t first_end_ms = time_min_ms;   ///< it had not ended before; time_max_ms: it still lasts
    std::int64_t last_end_ms = time_max_ms;    ///< it had ended by then
    /// All moments at which it may have been there.
    [[nodiscard]] constexpr TimeRange possible() const { return {first_begin_ms, last_end_ms}; }
    friend constexpr bool operator==(TimeSpan const&, TimeSpan const&) = default;
};

/// Whether something was there during a range of time: not, possibly, or for sure.
enum class Presence : std::uint8_t { absent, possible, certain };

/// Something that happened in 2019 was there in 2019 for sure, in May 2019 possibly. O(1).
constexpr Presence presence_in(TimeSpan const& span, TimeRange range) {
    bool const may_be = span.first_begin_ms < range.end_ms && span.last_end_ms > range.begin_ms;
    bool const must_be = span.last_begin_ms < range.end_ms && span.first_end_ms > range.begin_ms;
    return !may_be ? Presence::absent : must_be ? Presence::certain : Presence::possible;
}

/// What a missing end means: that the thing happened at its date, or that it has lasted since.
enum class MissingEnd : std::uint8_t { same_date, open };

/// Something that happened within a date; about a date ("2019~") up to one unit of its precision away; of an
/// uncertain one nothing is sure.
[[nodiscard]] TimeSpan span_at(Date const& date);

/// From a date to another. Nothing where the end lies before the beginning.
[[nodiscard]] std::optional<TimeSpan> span_between(Date const& start, Date const& end);

/// From a date on, without an end; up to a date, without a beginning.
[[nodiscard]] TimeSpan span_since(Date const& start);
[[nodiscard]] TimeSpan span_until(Date const& end);

/// Before or after a date, nobody knows when.
[[nodiscard]] TimeSpan span_before(Date const& date);
[[nodiscard]] TimeSpan span_after(Date const& date);

/// Reads a date (parse_date), an interval of ISO 8601 and EDTF ("1979/..", "../1985", "1979/" with an end
/// that is not known), or one of several dates of EDTF level 2 ("[2014..2016]", "[2014, 2016]"). Nothing for
/// any other text. O(length).
[[nodiscard]] std::optional<TimeSpan> parse_time_span(std::string_view text,
                                                      DateOrder order = DateOrder::year_first);

}  // namespace gatepost

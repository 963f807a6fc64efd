#pragma once

#include "table/date.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gatepost {

enum class TimeUnit : std::uint8_t { minute, hour, day, month, year };

/// So many units of the calendar, counted from the year 0, from midnight, or from the first of a month.
struct TimeStep {
    TimeUnit unit = TimeUnit::year;
    int count = 1;
    friend bool operator==(TimeStep const&, TimeStep const&) = default;
};

/// The beginning of the step in which a moment lies, and of the next one. Of days in steps the last step of a
/// month may be shorter. O(1).
[[nodiscard]] std::int64_t begin_of_step(std::int64_t time_ms, TimeStep step);
[[nodiscard]] std::int64_t next_step(std::int64_t time_ms, TimeStep step);

/// The same moment some units later, or earlier: of a month that is shorter its last day.
[[nodiscard]] std::int64_t moved_by(std::int64_t time_ms, TimeUnit unit, int count);

/// A range of time in steps of the calendar.
struct TimeAxis {
    TimeStep step;
    std::vector<std::int64_t> edges_ms;  ///< beginnings of the steps, and the end of the last one
    [[nodiscard]] std::size_t size() const { return edges_ms.empty() ? 0 : edges_ms.size() - 1; }
    [[nodiscard]] TimeRange range() const { return {edges_ms.front(), edges_ms.back()}; }
};

/// The finest steps of which a range needs at most so many, with the whole steps at its ends. A range without
/// bounds gives an axis without steps.
[[nodiscard]] TimeAxis time_axis(TimeRange const& range, std::size_t most_steps);

}  // namespace gatepost

#include "map/time_axis.hpp"

#include "table/calendar.hpp"

#include <algorithm>
#include <array>

namespace gatepost {

namespace {

constexpr std::int64_t ms_per_minute = 60'000;
constexpr std::int64_t ms_per_hour = 60 * ms_per_minute;

/// From fine to coarse.
constexpr std::array<TimeStep, 21> steps{
    {{TimeUnit::minute, 1}, {TimeUnit::minute, 5}, {TimeUnit::minute, 15}, {TimeUnit::hour, 1},
     {TimeUnit::hour, 3},   {TimeUnit::hour, 12},  {TimeUnit::day, 1},     {TimeUnit::day, 5},
     {TimeUnit::month, 1},  {TimeUnit::month, 3},  {TimeUnit::month, 6},   {TimeUnit::year, 1},
     {TimeUnit::year, 2},   {TimeUnit::year, 5},   {TimeUnit::year, 10},   {TimeUnit::year, 20},
     {TimeUnit::year, 50},  {TimeUnit::year, 100}, {TimeUnit::year, 200},  {TimeUnit::year, 500},
     {TimeUnit::year, 1000}}};

std::int64_t floored(std::int64_t value, std::int64_t unit) {
    std::int64_t const whole = value / unit;
    return (value % unit < 0 ? whole - 1 : whole) * unit;
}

std::int64_t ms_of(CivilDate date) { return day_number(date) * ms_per_day; }

/// Rough, and never too much.
std::int64_t least_length_ms(TimeStep step) {
    constexpr int shortest_month = 28;
    constexpr int shortest_year = 365;
    switch (step.unit) {
        case TimeUnit::minute: return step.count * ms_per_minute;
        case TimeUnit::hour: return step.count * ms_per_hour;
        case TimeUnit::day: return step.count * ms_per_day;
        case TimeUnit::month: return std::int64_t{step.count} * shortest_month * ms_per_day;
        case TimeUnit::year: break;
    }
    return static_cast<std::int64_t>(step.count) * shortest_year * ms_per_day;
}

}  // namespace

std::int64_t begin_of_step(std::int64_t time_ms, TimeStep step) {
    std::int64_t const day = day_of(time_ms);
    std::int64_t const midnight_ms = day * ms_per_day;
    if (step.unit <= TimeUnit::hour) {
        std::int64_t const unit_ms =
            step.count * (step.unit == TimeUnit::minute ? ms_per_minute : ms_per_hour);
        return midnight_ms + floored(time_ms - midnight_ms, unit_ms);
    }
    CivilDate const date = civil_date(day);
    if (step.unit == TimeUnit::day) {
        int const whole = (date.day - 1) / step.count;
        // Days that would be left over at the end of a month belong to its last step.
        bool const is_rest =
            whole > 0 && days_in_month(date.year, date.month) - whole * step.count < step.count / 2;
        std::int64_t const days = is_rest ? whole - 1 : whole;
        return (day - date.day + 1 + days * step.count) * ms_per_day;
    }
    if (step.unit == TimeUnit::month) {
        return ms_of({date.year, date.month - (date.month - 1) % step.count, 1});
    }
    return ms_of({static_cast<int>(floored(date.year, step.count)), 1, 1});
}

std::int64_t next_step(std::int64_t time_ms, TimeStep step) {
    std::int64_t const begin_ms = begin_of_step(time_ms, step);
    if (step.unit == TimeUnit::day && step.count > 1) {
        std::int64_t const next_ms = begin_ms + step.count * ms_per_day;
        std::int64_t const month_ms = next_step(time_ms, {TimeUnit::month, 1});
        bool const is_last = month_ms - next_ms < step.count / 2 * ms_per_day;
        return is_last ? month_ms : next_ms;
    }
    if (step.unit <= TimeUnit::day) {
        return begin_ms + least_length_ms(step);
    }
    return moved_by(begin_ms, step.unit, step.count);
}

std::int64_t moved_by(std::int64_t time_ms, TimeUnit unit, int count) {
    if (unit <= TimeUnit::day) {
        return time_ms + count * least_length_ms({unit, 1});
    }
    std::int64_t const day = day_of(time_ms);
    int const months = unit == TimeUnit::year ? 12 * count : count;
    return ms_of(plus_months(civil_date(day), months)) + (time_ms - day * ms_per_day);
}

TimeAxis time_axis(TimeRange const& range, std::size_t most_steps) {
    TimeAxis axis;
    if (range.begin_ms == time_min_ms || range.end_ms == time_max_ms || range.begin_ms >= range.end_ms) {
        return axis;
    }
    auto const fits = [&](TimeStep step) {
        return (range.end_ms - range.begin_ms) / least_length_ms(step) + 2 <=
               static_cast<std::int64_t>(std::max<std::size_t>(most_steps, 3));
    };
    auto const* const found = std::find_if(steps.begin(), steps.end(), fits);
    axis.step = found == steps.end() ? steps.back() : *found;
    axis.edges_ms = {begin_of_step(range.begin_ms, axis.step)};
    while (axis.edges_ms.back() < range.end_ms) {
        axis.edges_ms.push_back(next_step(axis.edges_ms.back(), axis.step));
    }
    return axis;
}

}  // namespace gatepost

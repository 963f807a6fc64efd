#pragma once

#include "table/time_span.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace gatepost {

/// What becomes of features without a date while a range of time is chosen.
enum class Undated : std::uint8_t { pale, shown, hidden };
constexpr std::array<std::string_view, 3> undated_names{"pale", "shown", "hidden"};

/// The range of time that a map shows: of layers with dates only what was there in it.
struct TimeFilter {
    TimeRange range;  ///< all of time: nothing is chosen
    Undated undated = Undated::pale;

    [[nodiscard]] bool is_off() const { return range.is_all(); }
    friend bool operator==(TimeFilter const&, TimeFilter const&) = default;
};

/// A range as parse_time_range reads it, in the shortest form: "2017/2017", "2014-03/2019-05-07", "2019/..",
/// with a time of day (UTC) where it does not begin or end with a day.
[[nodiscard]] std::string time_range_text(TimeRange const& range);

/// The same for people: "2017", "2014-03 – 2019-05-07", "2019 –".
[[nodiscard]] std::string time_range_for_people(TimeRange const& range);

/// The range of the same length that shows something at its nearest end; of one with an open end that end
/// alone moves.
[[nodiscard]] TimeRange moved_to_show(TimeRange const& range, TimeSpan const& span);

/// Why a text is no range of time, for messages.
[[nodiscard]] std::string time_range_expected(std::string_view text);

}  // namespace gatepost

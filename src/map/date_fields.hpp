#pragma once

#include "map/layer_profile.hpp"
#include "table/feature_table.hpp"
#include "table/time_span.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

constexpr std::array<std::string_view, 3> date_order_names{"year-month-day", "day-month-year",
                                                           "month-day-year"};

/// In which fields a layer's dates stand.
struct DateFields {
    std::string start;                 ///< or the only one
    std::string end{};                 ///< may be empty
    std::optional<DateOrder> order{};  ///< of day, month and year; none: year first, else as all values allow
    MissingEnd missing_end = MissingEnd::same_date;
    friend bool operator==(DateFields const&, DateFields const&) = default;
};

/// The fields where a table's dates stand, when nobody named any: those of the profile (a start field and the
/// end), `start_date` and `end_date` as OpenHistoricalMap has them, `begin`, `end` and `timestamp` of KML,
/// `time` of JSON-FG, `when` of Linked Places; else the first field that its source says to hold dates. A
/// field counts where its first value is a date. None where there is none of these. `sample`: some of the
/// table's rows (first_columns).
[[nodiscard]] std::optional<DateFields> date_fields_of(AttributeColumns const& sample,
                                                       LayerProfile const& profile);

/// In which order days and months stand in a field's values: year first where each of them is read so, else
/// the one of the two others in which each is a date; nothing where both would do, or neither. O(values).
[[nodiscard]] std::optional<DateOrder> guessed_date_order(AttributeColumn const& column);

/// The spans that a value names: a date or an interval (parse_time_span), or a JSON object as `time` of
/// JSON-FG (date, timestamp, interval; https://docs.ogc.org/DRAFTS/21-045.html) or `when` of Linked Places
/// (timespans with start and end; https://github.com/LinkedPasts/linked-places-format). Nothing where it is
/// none of these, or any part of it is not understood.
[[nodiscard]] std::vector<TimeSpan> spans_of_value(std::string_view value,
                                                   DateOrder order = DateOrder::year_first);

}  // namespace gatepost

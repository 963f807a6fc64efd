#include "map/date_fields.hpp"

#include "base/json.hpp"

#include <algorithm>
#include <array>

namespace gatepost {

namespace {

constexpr std::array<DateOrder, 3> all_orders{DateOrder::year_first, DateOrder::day_first,
                                              DateOrder::month_first};

bool is_date_value(std::string_view value) {
    return std::any_of(all_orders.begin(), all_orders.end(),
                       [&](DateOrder order) { return !spans_of_value(value, order).empty(); });
}

/// Whether the first value that a field has is a date.
bool holds_dates(AttributeColumns const& sample, std::string_view field) {
    AttributeColumn const* const column = sample.find(field);
    if (column == nullptr || column->type() == AttributeType::boolean) {
        return false;
    }
    for (std::size_t row = 0; row < column->size(); ++row) {
        if (!column->is_null(row) && !column->to_text(row).empty()) {
            return is_date_value(column->to_text(row));
        }
    }
    return false;
}

std::string text_member(Json const& object, char const* key) {
    auto const found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// `start` or `end` of a timespan of Linked Places: `in` a date, or between an `earliest` and a `latest`.
std::optional<Date> linked_date(Json const& timespan, char const* key) {
    auto const found = timespan.find(key);
    if (found == timespan.end() || !found->is_object()) {
        return {};
    }
    if (auto const date = parse_date(text_member(*found, "in"))) {
        return date;
    }
    auto const earliest = parse_date(text_member(*found, "earliest"));
    auto const latest = parse_date(text_member(*found, "latest"));
    if (!earliest && !latest) {
        return {};
    }
    Date date = earliest ? *earliest : *latest;
    date.range.begin_ms = earliest ? earliest->range.begin_ms : latest->range.begin_ms;
    date.range.end_ms = latest ? latest->range.end_ms : earliest->range.end_ms;
    if (date.range.begin_ms >= date.range.end_ms) {
        return {};
    }
    // Only one of them says nothing of how far the other is away.
    date.is_uncertain = !earliest || !latest;
    return date;
}

std::optional<TimeSpan> linked_span(Json const& timespan) {
    if (!timespan.is_object()) {
        return {};
    }
    auto const start = linked_date(timespan, "start");
    auto const end = linked_date(timespan, "end");
    if ((!start && timespan.contains("start")) || (!end && timespan.contains("end"))) {
        return {};
    }
    if (start && end) {
        return span_between(*start, *end);
    }
    if (start) {
        return span_at(*start);
    }
    return end ? std::optional(span_until(*end)) : std::nullopt;
}

std::vector<TimeSpan> linked_spans(Json const& timespans) {
    std::vector<TimeSpan> spans;
    for (Json const& one : timespans) {
        auto const span = linked_span(one);
        if (!span) {
            return {};
        }
        spans.push_back(*span);
    }
    return spans;
}

std::optional<TimeSpan> json_fg_span(Json const& time) {
    if (auto const interval = time.find("interval"); interval != time.end() && interval->is_array()) {
        if (interval->size() != 2 || !(*interval)[0].is_string() || !(*interval)[1].is_string()) {
            return {};
        }
        return parse_time_span((*interval)[0].get<std::string>() + "/" + (*interval)[1].get<std::string>());
    }
    std::string const timestamp = text_member(time, "timestamp");
    return parse_time_span(timestamp.empty() ? text_member(time, "date") : timestamp);
}

}  // namespace

std::vector<TimeSpan> spans_of_value(std::string_view value, DateOrder order) {
    if (auto const span = parse_time_span(value, order)) {
        return {*span};
    }
    if (!value.starts_with('{')) {
        return {};
    }
    auto const object = parse_json(value);
    if (!object || !object->is_object()) {
        return {};
    }
    if (auto const timespans = object->find("timespans"); timespans != object->end()) {
        return timespans->is_array() ? linked_spans(*timespans) : std::vector<TimeSpan>{};
    }
    auto const span = json_fg_span(*object);
    return span ? std::vector{*span} : std::vector<TimeSpan>{};
}

std::optional<DateFields> date_fields_of(AttributeColumns const& sample, LayerProfile const& profile) {
    for (std::string const& field : profile.start_fields) {
        if (holds_dates(sample, field)) {
            return DateFields{field, profile.end_field};
        }
    }
    struct Known {
        char const* start;
        char const* end;
    };
    // A missing end of these means that the thing is still there.
    for (auto const& [start, end] : {Known{"start_date", "end_date"}, Known{"begin", "end"}}) {
        if (holds_dates(sample, start) || (sample.find(start) != nullptr && holds_dates(sample, end))) {
            bool const has_ends = sample.find(end) != nullptr;
            return DateFields{start, end, {}, has_ends ? MissingEnd::open : MissingEnd::same_date};
        }
    }
    for (char const* const field : {"timestamp", "time", "when"}) {
        if (holds_dates(sample, field)) {
            return DateFields{field};
        }
    }
    for (AttributeColumn const& column : sample) {
        if (column.text_form() == TextForm::date || column.text_form() == TextForm::date_time) {
            return DateFields{column.name()};
        }
    }
    return {};
}

std::optional<DateOrder> guessed_date_order(AttributeColumn const& column) {
    std::array<bool, 3> fits{true, true, true};
    for (std::size_t row = 0; row < column.size(); ++row) {
        std::string const value = column.is_null(row) ? std::string() : column.to_text(row);
        if (value.empty() || !spans_of_value(value).empty()) {
            continue;  // year first is read in any order
        }
        for (DateOrder const order : all_orders) {
            bool& fit = fits[static_cast<std::size_t>(order)];
            fit = fit && !spans_of_value(value, order).empty();
        }
    }
    if (fits[0]) {
        return DateOrder::year_first;
    }
    if (fits[1] == fits[2]) {
        return {};
    }
    return fits[1] ? DateOrder::day_first : DateOrder::month_first;
}

}  // namespace gatepost

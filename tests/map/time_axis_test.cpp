#include "map/time_axis.hpp"

#include "table/calendar.hpp"

#include <catch2/catch.hpp>

#include "table/fixtures.hpp"

#include "map/time_histogram.hpp"

using namespace gatepost;

namespace {

std::int64_t begin(std::string_view date) { return parse_date(date)->range.begin_ms; }

TimeRange range(std::string_view text) { return *parse_time_range(text); }

FeatureTable table_of(std::vector<AttributeColumn> columns) {
    std::vector<Point> const points(columns.front().size(), Point{0, 0});
    return point_table(points, std::move(columns));
}

std::shared_ptr<FeatureTimes const> times_of(std::vector<std::string> const& dates) {
    return read_feature_times(table_of({text_column("date", dates)}), *usual_profile());
}

}  // namespace

TEST_CASE("steps of the calendar begin where people begin to count") {
    std::int64_t const time = begin("2019-05-07T10:37Z");
    CHECK(begin_of_step(time, {TimeUnit::minute, 15}) == begin("2019-05-07T10:30Z"));
    CHECK(begin_of_step(time, {TimeUnit::hour, 3}) == begin("2019-05-07T09:00Z"));
    CHECK(begin_of_step(time, {TimeUnit::day, 1}) == begin("2019-05-07"));
    CHECK(begin_of_step(time, {TimeUnit::day, 5}) == begin("2019-05-06"));
    CHECK(begin_of_step(time, {TimeUnit::month, 3}) == begin("2019-04"));
    CHECK(begin_of_step(time, {TimeUnit::year, 10}) == begin("2010"));
    CHECK(begin_of_step(begin("-0005"), {TimeUnit::year, 10}) == begin("-0010"));
    CHECK(begin_of_step(begin("1969-12-31T23:59Z"), {TimeUnit::hour, 1}) == begin("1969-12-31T23:00Z"));
    CHECK(next_step(time, {TimeUnit::month, 1}) == begin("2019-06"));
    CHECK(next_step(time, {TimeUnit::year, 5}) == begin("2020"));
    CHECK(begin_of_step(begin("2019-05-31"), {TimeUnit::day, 5}) == begin("2019-05-26"));
    CHECK(next_step(begin("2019-05-26"), {TimeUnit::day, 5}) == begin("2019-06-01"));
}

TEST_CASE("an axis has whole steps without a gap, as fine as there is room for") {
    for (auto const* const text :
         {"2014-03/2026-11", "2019-05-07", "1895/2026", "-3000/2026", "2019-01-30/2019-03-02",
          "2019-05-07T10:00Z/2019-05-07T12:00Z", "2019", "-9999/9999"}) {
        for (std::size_t const most : {12U, 60U, 240U}) {
            CAPTURE(text, most);
            TimeAxis const axis = time_axis(range(text), most);
            REQUIRE(axis.size() > 0);
            CHECK((axis.size() <= most || axis.step.count == 1000));
            CHECK(axis.edges_ms.front() <= range(text).begin_ms);
            CHECK(axis.edges_ms.back() >= range(text).end_ms);
            bool is_whole = true;
            for (std::size_t i = 0; i < axis.size(); ++i) {
                std::int64_t const last = axis.edges_ms[i + 1] - 1;
                is_whole = is_whole && begin_of_step(last, axis.step) == axis.edges_ms[i];
            }
            CHECK(is_whole);
        }
    }
    CHECK(time_axis({}, 100).size() == 0);
}

TEST_CASE("a step of months keeps the day, or takes the last of a shorter month") {
    CHECK(moved_by(begin("2019-01-31"), TimeUnit::month, 1) == begin("2019-02-28"));
    CHECK(moved_by(begin("2019-03-15"), TimeUnit::month, -3) == begin("2018-12-15"));
    CHECK(moved_by(begin("2020-02-29"), TimeUnit::year, 1) == begin("2021-02-28"));
    CHECK(moved_by(begin("2019-05-07"), TimeUnit::day, -7) == begin("2019-04-30"));
}

TEST_CASE("what is sure counts whole, what is possible in part") {
    auto const times = times_of({"2019-02", "2019", "2019-02-10/2019-04-05", "", "2018"});
    TimeAxis const months = time_axis(range("2019"), 16);
    REQUIRE(months.size() == 12);
    TimeCounts const counts = time_counts(*times, months);
    CHECK(counts.certain[0] == 0);
    CHECK(counts.certain[1] == 2);
    CHECK(counts.certain[2] == 1);
    CHECK(counts.certain[3] == 1);
    CHECK(counts.certain[4] == 0);
    CHECK(counts.possible[1] == Approx(1.0 / 12));
    CHECK(counts.possible[11] == Approx(1.0 / 12));
    TimeCounts const some = time_counts(*times, months, {false, true, false, false, false});
    CHECK(some.certain[1] == 0);
    CHECK(some.possible[1] == Approx(1.0 / 12));
}

TEST_CASE("counts of an axis are those of each of its steps") {
    std::vector<std::string> const dates{
        "2019-02-03", "2019-02?",   "2018/2020",  "2018-06~/2019-03",   "..",
        "201X",       "2019-03/..", "../2019-02", "[2019-01..2019-03]", "2019-02-03T10:00Z"};
    auto const times = times_of(dates);
    TimeAxis const axis = time_axis(range("2019-01/2019-04"), 40);
    TimeCounts const counts = time_counts(*times, axis);
    for (std::size_t i = 0; i < axis.size(); ++i) {
        double certain = 0;
        bool has_possible = false;
        for (std::size_t f = 0; f < times->size(); ++f) {
            Presence const presence = times->presence(f, {axis.edges_ms[i], axis.edges_ms[i + 1]});
            certain += presence == Presence::certain ? 1 : 0;
            has_possible = has_possible || presence == Presence::possible;
        }
        CAPTURE(i);
        CHECK(static_cast<double>(counts.certain[i]) == certain);
        CHECK((counts.possible[i] > 1e-6F) == has_possible);
    }
}

TEST_CASE("the next event is the next beginning") {
    auto const times = times_of({"2019-02", "2017", "2019-02-10/2019-04-05"});
    CHECK(next_begin(*times, begin("2018"), false) == begin("2019-02"));
    CHECK(next_begin(*times, begin("2019-02"), false) == begin("2019-02-10"));
    CHECK(next_begin(*times, begin("2019-03"), false) == time_max_ms);
    CHECK(next_begin(*times, begin("2019-02"), true) == begin("2017"));
    CHECK(next_begin(*times, begin("2017"), true) == time_min_ms);
}

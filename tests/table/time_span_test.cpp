#include "table/time_span.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

/// "-", "?" or "+": absent, possible, certain in a range of time.
char presence(std::string_view span, std::string_view range) {
    auto const parsed = parse_time_span(span);
    REQUIRE(parsed);
    return "-?+"[static_cast<std::size_t>(presence_in(*parsed, *parse_time_range(range)))];
}

}  // namespace

TEST_CASE("what happened in a month was there in its year for sure, and on a day of it possibly") {
    CHECK(presence("2019-05", "2019") == '+');
    CHECK(presence("2019-05", "2019-05") == '+');
    CHECK(presence("2019-05", "2019-05-07") == '?');
    CHECK(presence("2019-05", "2019-04/2019-05-30") == '?');
    CHECK(presence("2019-05", "2019-04") == '-');
    CHECK(presence("2019-05", "2019-06") == '-');
}

TEST_CASE("both ends of an interval count whole") {
    CHECK(presence("2019-05-05/2019-05-07", "2019-05-07") == '+');
    CHECK(presence("2019-05-05/2019-05-07", "2019-05-06") == '+');
    CHECK(presence("2019-05-05/2019-05-07", "2019-05-08") == '-');
    CHECK(presence("2019-05-05/2019-05-07", "2019-05-04") == '-');
    CHECK(presence("2019/2021", "2020-06") == '+');
    CHECK(presence("2019/2021", "2019-06") == '?');
    CHECK(presence("2019/2021", "2021-06") == '?');
    CHECK(presence("2019/2021", "2019") == '+');
    CHECK(presence("2019-05/2019", "2019-04") == '-');
    CHECK(presence("2019/2019", "2019-04") == '?');
}

TEST_CASE("an open end lasts, an unknown one has passed some day") {
    CHECK(presence("1979/..", "9999") == '+');
    CHECK(presence("1979/..", "1978") == '-');
    CHECK(presence("1979/", "1979") == '+');
    CHECK(presence("1979/", "2020") == '?');
    CHECK(presence("../1985", "-5000") == '+');
    CHECK(presence("../1985", "1986") == '-');
    CHECK(presence("/1985", "1985") == '+');
    CHECK(presence("/1985", "1900") == '?');
}

TEST_CASE("of an uncertain date nothing is sure, and about a date is one unit around it") {
    CHECK(presence("2019?", "2000/2100") == '?');
    CHECK(presence("2019?", "2018") == '-');
    CHECK(presence("2019~", "2018") == '?');
    CHECK(presence("2019~", "2017") == '-');
    CHECK(presence("2019~", "2019") == '?');
    CHECK(presence("2019-05-07~", "2019-05-08") == '?');
    CHECK(presence("2010~/2019", "2009") == '?');
    CHECK(presence("2010~/2019", "2012") == '+');
    CHECK(presence("2010?/2019", "2012") == '?');
}

TEST_CASE("one of several dates is possible in each, and sure in all together") {
    CHECK(presence("[2014..2016]", "2015") == '?');
    CHECK(presence("[2014..2016]", "2014/2016") == '+');
    CHECK(presence("[2014..2016]", "2017") == '-');
    CHECK(presence("[2014, 2016]", "2013/2020") == '+');
    CHECK(presence("[..1984]", "1984") == '?');
    CHECK(presence("[..1984]", "1985") == '-');
    CHECK(presence("[1984..]", "2020") == '?');
    CHECK(presence("201X", "2010/2019") == '+');
    CHECK(presence("201X", "2015") == '?');
}

TEST_CASE("before and after a date nothing is sure") {
    Date const date = *parse_date("2019-05");
    CHECK(presence_in(span_before(date), *parse_time_range("1900")) == Presence::possible);
    CHECK(presence_in(span_before(date), *parse_time_range("2019-06")) == Presence::absent);
    CHECK(presence_in(span_after(date), *parse_time_range("2019-04")) == Presence::absent);
    CHECK(presence_in(span_after(date), *parse_time_range("2030")) == Presence::possible);
    CHECK(presence_in(span_after(date), TimeRange{}) == Presence::possible);
}

TEST_CASE("what is neither a date nor an interval of dates is no span") {
    for (auto const* const text : {"", "/", "..", "../..", "x/2019", "2019/x", "2021/2019", "[]", "[x]",
                                   "[..]", "[2016..2014]", "{2014}", "2019/2020/2021", "2019-05-07/06"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_time_span(text).has_value());
    }
}

TEST_CASE("whatever is sure is possible too") {
    for (auto const* const span : {"2019", "2019/2021", "2019~/2021", "[2014..2016]", "1979/..", "/1985"}) {
        for (int year = 1975; year < 2025; ++year) {
            TimeSpan const parsed = *parse_time_span(span);
            TimeRange const range = *parse_time_range(std::to_string(year));
            bool const must_be = parsed.last_begin_ms < range.end_ms && parsed.first_end_ms > range.begin_ms;
            CHECK((!must_be || presence_in(parsed, range) == Presence::certain));
        }
    }
}

#include "map/feature_times.hpp"

#include <catch2/catch.hpp>

#include "table/fixtures.hpp"

using namespace gatepost;

namespace {

FeatureTable table_of(std::vector<AttributeColumn> columns) {
    std::vector<Point> const points(columns.front().size(), Point{0, 0});
    return point_table(points, std::move(columns));
}

std::shared_ptr<FeatureTimes const> times_of(std::vector<AttributeColumn> columns,
                                             std::optional<DateFields> const& chosen = std::nullopt) {
    return read_feature_times(table_of(std::move(columns)), *usual_profile(), chosen);
}

/// Of each feature "-", "?" or "+": absent, possible, certain.
std::string presences(FeatureTimes const& times, std::string_view range) {
    std::string all;
    for (std::size_t f = 0; f < times.size(); ++f) {
        all += "-?+"[static_cast<std::size_t>(times.presence(f, *parse_time_range(range)))];
    }
    return all;
}

}  // namespace

TEST_CASE("features are there at the dates of their fields") {
    auto const times = times_of({text_column("start", {"2017-05-05", "2019", "", "2016"}),
                                 text_column("end", {"2017-05-07", "", "", "2018"})});
    REQUIRE(times);
    CHECK(presences(*times, "2017") == "+--+");
    CHECK(presences(*times, "2017-05-07") == "+--+");
    CHECK(presences(*times, "2017-05-08") == "---+");
    CHECK(presences(*times, "2019-03") == "-?--");
    CHECK(times->is_undated(2));
    CHECK(times->count_without_dates() == 1);
    CHECK(times->extent() == *parse_time_range("2016/2019"));
}

TEST_CASE("a missing end of OpenHistoricalMap's fields means that the thing still stands") {
    auto const times = times_of(
        {text_column("start_date", {"1895", "1895", ""}), text_column("end_date", {"1954", "", "1954"})});
    REQUIRE(times);
    CHECK(presences(*times, "1900") == "+++");
    CHECK(presences(*times, "2020") == "-+-");
    CHECK(presences(*times, "1800") == "--+");
}

TEST_CASE("time of JSON-FG, when of Linked Places and timestamp of KML are understood") {
    auto const fg = times_of({text_column(
        "time",
        {R"({"date":"2019-05-07"})", R"({"timestamp":"2019-05-07T10:30:00Z"})",
         R"({"interval":["2018","2020-02"]})", R"({"interval":["..","2018"]})", R"({"interval":["2018"]})"},
        AttributeType::json)});
    REQUIRE(fg);
    CHECK(presences(*fg, "2019-05-07") == "+++--");
    CHECK(presences(*fg, "2017") == "---+-");
    CHECK(fg->misread() == 1);

    auto const linked = times_of(
        {text_column("when",
                     {R"({"timespans":[{"start":{"in":"1810"},"end":{"earliest":"1850","latest":"1860"}}]})",
                      R"({"timespans":[{"start":{"in":"1810"}},{"start":{"in":"1830"}}]})",
                      R"({"timespans":[{"start":{"earliest":"1810","latest":"1815"},"end":{"in":"1820"}}]})"},
                     AttributeType::json)});
    REQUIRE(linked);
    CHECK(presences(*linked, "1812") == "+-?");
    CHECK(presences(*linked, "1817") == "+-+");
    CHECK(presences(*linked, "1855") == "?--");
    CHECK(presences(*linked, "1830") == "++-");

    auto const kml = times_of({text_column("timestamp", {"2019/05/07 10:30:00+00"})});
    REQUIRE(kml);
    CHECK(presences(*kml, "2019-05-07") == "+");
}

TEST_CASE("days before months are guessed where nothing else is possible, and said") {
    auto const clear = times_of({text_column("date", {"03/04/2021", "24/04/2021", "2021-05-01"})});
    REQUIRE(clear);
    CHECK(clear->guessed_order() == DateOrder::day_first);
    CHECK(presences(*clear, "2021-04") == "++-");
    auto const american = times_of({text_column("date", {"03/04/2021", "04/24/2021"})});
    REQUIRE(american);
    CHECK(american->guessed_order() == DateOrder::month_first);
    CHECK_FALSE(times_of({text_column("date", {"03/04/2021", "05/06/2021"})}));  // April or March?
    auto const chosen = times_of({text_column("date", {"03/04/2021", "05/06/2021"})},
                                 DateFields{"date", "", DateOrder::day_first});
    REQUIRE(chosen);
    CHECK_FALSE(chosen->guessed_order());
    CHECK(presences(*chosen, "2021-04") == "+-");
}

TEST_CASE("what is no date is none, and is counted") {
    auto const times = times_of({text_column("date", {"2019", "soon", "2019-02-30", "2020"})});
    REQUIRE(times);
    CHECK(times->misread() == 2);
    CHECK(times->first_misread() == "soon");
    CHECK(presences(*times, "../..") == "+--+");
    auto const backwards =
        times_of({text_column("start", {"2019", "2019"}), text_column("end", {"2018", "2019"})});
    REQUIRE(backwards);
    CHECK(backwards->misread() == 1);
    CHECK(presences(*backwards, "2019") == "-+");
}

TEST_CASE("a layer without dates has no times") {
    CHECK_FALSE(times_of({text_column("start", {"Hà Nội", "Lào Cai"})}));
    CHECK_FALSE(times_of({text_column("name", {"2019"})}));
}

TEST_CASE("a year may be a number, and numbers of other fields are none") {
    AttributeColumn year("start", AttributeType::integer);
    year.add_integer(2019);
    year.add_null();
    auto const times = times_of({year});
    REQUIRE(times);
    CHECK(presences(*times, "2019") == "+-");
}

TEST_CASE("an event has its own dates, a place those of what happened there") {
    auto const times = times_of(
        {text_column("events",
                     {R"([{"start":"2017-04","link":"self"},{"start":"2019","title":"a talk about it"}])",
                      R"([{"start":"2017","title":"a patrol"},{"start":"2019","date_approx":"about"}])",
                      R"([{"start":"2017","link":"host"}])", ""},
                     AttributeType::json)});
    REQUIRE(times);
    CHECK(presences(*times, "2017") == "++--");
    CHECK(presences(*times, "2019") == "-?--");
    CHECK(presences(*times, "2018") == "-?--");
    CHECK_FALSE(times->is_undated(0));
    CHECK(times->is_undated(1));
    CHECK(times->is_undated(2));
    CHECK(times->count_without_dates() == 2);
}

TEST_CASE("before and after a date nothing is sure") {
    auto const times = times_of({text_column("start", {"2017", "2017", "2017"}),
                                 text_column("date_approx", {"before", "after", "about"})});
    REQUIRE(times);
    CHECK(presences(*times, "2010") == "?--");
    CHECK(presences(*times, "2017") == "???");
    CHECK(presences(*times, "2020") == "-?-");
}

TEST_CASE("many features have the times that each has alone") {
    std::vector<std::string> dates;
    for (int i = 0; i < 50'000; ++i) {
        dates.push_back(i % 7 == 0 ? "" : std::to_string(1900 + i % 120));
    }
    auto const times = times_of({text_column("date", dates)});
    REQUIRE(times);
    REQUIRE(times->size() == dates.size());
    TimeRange const range = *parse_time_range("1950/1959");
    std::size_t wrong = 0;
    for (std::size_t f = 0; f < dates.size(); ++f) {
        auto const span = parse_time_span(dates[f]);
        Presence const expected = span ? presence_in(*span, range) : Presence::absent;
        wrong += times->presence(f, range) == expected ? 0 : 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("what still lasts counts up to its beginning, and a little beyond") {
    auto const times =
        times_of({text_column("start_date", {"2010", "2019"}), text_column("end_date", {"2012", ""})});
    REQUIRE(times);
    std::int64_t const newest = parse_time_range("2019")->begin_ms;
    CHECK(times->extent().begin_ms == parse_time_range("2010")->begin_ms);
    CHECK(times->extent().end_ms > newest);
    auto const alone = times_of({text_column("date", {"2019/.."})});
    REQUIRE(alone);
    CHECK_FALSE(alone->extent().is_all());
    CHECK(alone->extent().begin_ms == newest);
    auto const until = times_of({text_column("date", {"../2019"})});
    REQUIRE(until);
    CHECK(until->extent().end_ms == parse_time_range("2019")->end_ms);
}

TEST_CASE("fields that a person named may last without a field of ends") {
    DateFields const fields{"date", "", {}, MissingEnd::open};
    auto const times = times_of({text_column("date", {"2019", "2021"})}, fields);
    REQUIRE(times);
    CHECK(presences(*times, "2020") == "+-");
    CHECK(presences(*times, "2030") == "++");
}

TEST_CASE("a timespan of Linked Places that contradicts itself is none") {
    auto const times =
        times_of({text_column("when",
                              {R"({"timespans":[{"start":{"in":"1810"}}]})",
                               R"({"timespans":[{"start":{"earliest":"1860","latest":"1850"}}]})",
                               R"({"timespans":[{"start":{"in":"long ago"},"end":{"in":"1850"}}]})"},
                              AttributeType::json)});
    REQUIRE(times);
    CHECK(presences(*times, "1800/1900") == "+--");
    CHECK(times->misread() == 2);
}

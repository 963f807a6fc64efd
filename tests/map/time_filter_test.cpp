#include "map/time_filter.hpp"

#include <catch2/catch.hpp>

#include <random>

#include "table/calendar.hpp"

using namespace gatepost;

namespace {

std::string again(std::string_view text) { return time_range_text(*parse_time_range(text)); }

}  // namespace

TEST_CASE("a range of time is written as shortly as it is read again") {
    CHECK(again("2017") == "2017/2017");
    CHECK(again("2017-01/2017-12-31") == "2017/2017");
    CHECK(again("2014-03/2019-05-07") == "2014-03/2019-05-07");
    CHECK(again("2019-05-07") == "2019-05-07/2019-05-07");
    CHECK(again("2019-05-01") == "2019-05-01/2019-05-01");
    CHECK(again("2019-01/2019-03") == "2019-01/2019-03");
    CHECK(again("2019-05-25/2019-05-31") == "2019-05-25/2019-05-31");
    CHECK(again("../2019-02") == "../2019-02");
    CHECK(again("-0500/..") == "-0500/..");
    CHECK(again("2019-05-07T10:00Z/2019-05-07T12:30Z") == "2019-05-07T10:00Z/2019-05-07T12:30Z");
    CHECK(again("2019-05-07T10:00:05Z") == "2019-05-07T10:00:05Z/2019-05-07T10:00:05Z");
    CHECK(again("2019-05-07T10:00:05.25Z") == "2019-05-07T10:00:05Z/2019-05-07T10:00:05Z");
    CHECK(time_range_text({}) == "../..");
}

TEST_CASE("people read a range without signs for machines") {
    auto const said = [](std::string_view range) { return time_range_for_people(*parse_time_range(range)); };
    CHECK(said("2017/2017") == "2017");
    CHECK(said("2019-05-07") == "2019-05-07");
    CHECK(said("2014-03/2019-05-07") == "2014-03 – 2019-05-07");
    CHECK(said("2019/..") == "2019 –");
    CHECK(said("../2019-02") == "– 2019-02");
}

TEST_CASE("any range of whole days is read again as it was") {
    std::mt19937 random(16);
    std::uniform_int_distribution<std::int64_t> day(day_number({-2000, 1, 1}), day_number({4000, 1, 1}));
    for (int i = 0; i < 2000; ++i) {
        std::int64_t const a = day(random);
        std::int64_t const b = i % 3 == 0 ? a : day(random);
        TimeRange const range{std::min(a, b) * ms_per_day, (std::max(a, b) + 1) * ms_per_day};
        CAPTURE(time_range_text(range));
        CHECK(parse_time_range(time_range_text(range)) == range);
    }
}

TEST_CASE("a range that something lies outside of moves to it, and keeps its length") {
    auto const moved = [](std::string_view range, std::string_view span) {
        return time_range_text(moved_to_show(*parse_time_range(range), *parse_time_span(span)));
    };
    CHECK(moved("2017", "2019-12-31") == "2019/2019");
    CHECK(moved("2017-03-01/2017-03-10", "2019-05-07") == "2019-04-28/2019-05-07");
    CHECK(moved("2017-03-01/2017-03-10", "2015-05-07") == "2015-05-07/2015-05-16");
    CHECK(moved("2017-03-01/2017-03-10", "2019") == "2019/2019");
    CHECK(moved("../2017", "2019-05-07") == "../2019-05-07");
    CHECK(moved("2017/..", "2015-05") == "2015-05/..");
    CHECK(moved("2017", "2017-05") == "2017/2017");
}

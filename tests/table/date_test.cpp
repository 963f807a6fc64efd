#include "table/date.hpp"
#include "table/calendar.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

constexpr std::int64_t ms(CivilDate date, int hour = 0, int minute = 0, int second = 0) {
    return day_number(date) * ms_per_day + ((hour * 60LL + minute) * 60 + second) * 1000;
}

/// All that a date may mean, as text, so that a failure can be read; "none" where it is no date.
std::string range_of(std::string_view text, DateOrder order = DateOrder::year_first) {
    auto const date = parse_date(text, order);
    if (!date) {
        return "none";
    }
    auto const day = [](std::int64_t time_ms) {
        CivilDate const civil = civil_date(day_of(time_ms));
        return std::to_string(civil.year) + "-" + std::to_string(civil.month) + "-" +
               std::to_string(civil.day);
    };
    return day(date->range.begin_ms) + " " + day(date->range.end_ms);
}

}  // namespace

TEST_CASE("each day from -9999 to 9999 has one number, and the numbers follow one another") {
    std::int64_t expected = day_number({-9999, 1, 1});
    bool all_follow = true;
    for (int year = -9999; year <= 9999; ++year) {
        for (int month = 1; month <= 12; ++month) {
            for (int day = 1; day <= days_in_month(year, month); ++day, ++expected) {
                all_follow = all_follow && day_number({year, month, day}) == expected &&
                             civil_date(expected) == CivilDate{year, month, day};
            }
        }
    }
    CHECK(all_follow);
    CHECK(day_number({1970, 1, 1}) == 0);
    CHECK(day_number({2000, 3, 1}) == 11'017);
    CHECK(day_number({9999, 12, 31}) == 2'932'896);
}

TEST_CASE("a moment before 1970 lies in the day that it is in") {
    CHECK(day_of(-1) == -1);
    CHECK(day_of(-ms_per_day) == -1);
    CHECK(day_of(-ms_per_day - 1) == -2);
    CHECK(day_of(0) == 0);
}

TEST_CASE("a month later is the same day, or the last that the month has") {
    CHECK(plus_months({2019, 1, 31}, 1) == CivilDate{2019, 2, 28});
    CHECK(plus_months({2019, 11, 15}, 2) == CivilDate{2020, 1, 15});
    CHECK(plus_months({2019, 1, 15}, -1) == CivilDate{2018, 12, 15});
    CHECK(plus_months({0, 1, 15}, -1) == CivilDate{-1, 12, 15});
}

TEST_CASE("a date of ISO 8601 means all that it may mean") {
    CHECK(range_of("2019") == "2019-1-1 2020-1-1");
    CHECK(range_of("2019-05") == "2019-5-1 2019-6-1");
    CHECK(range_of("2019-12") == "2019-12-1 2020-1-1");
    CHECK(range_of("2019-05-07") == "2019-5-7 2019-5-8");
    CHECK(range_of("20190507") == "2019-5-7 2019-5-8");
    CHECK(range_of("2020-02-29") == "2020-2-29 2020-3-1");
    CHECK(range_of("2019-W19") == "2019-5-6 2019-5-13");
    CHECK(range_of("2019-W19-2") == "2019-5-7 2019-5-8");
    CHECK(range_of("2020-W53-7") == "2021-1-3 2021-1-4");
    CHECK(range_of("2019-127") == "2019-5-7 2019-5-8");
    CHECK(range_of("2019/05/07") == "2019-5-7 2019-5-8");
    CHECK(range_of("2019-5-7") == "2019-5-7 2019-5-8");
    CHECK(range_of("  2019 ") == "2019-1-1 2020-1-1");
    CHECK(range_of("-0500") == "-500-1-1 -499-1-1");
    CHECK(range_of("+0500-03") == "500-3-1 500-4-1");
    CHECK(range_of("-9999") == "-9999-1-1 -9998-1-1");
    CHECK(range_of("0000-12-31") == "0-12-31 1-1-1");
}

TEST_CASE("a date of EDTF may leave digits open") {
    CHECK(range_of("201X") == "2010-1-1 2020-1-1");
    CHECK(range_of("20XX") == "2000-1-1 2100-1-1");
    CHECK(range_of("-020X") == "-209-1-1 -199-1-1");
    CHECK(range_of("2019-XX") == "2019-1-1 2020-1-1");
    CHECK(range_of("2019-05-XX") == "2019-5-1 2019-6-1");
    CHECK(range_of("2019-XX-XX") == "2019-1-1 2020-1-1");
    CHECK(range_of("2019-22") == "2019-1-1 2020-1-1");
    CHECK(parse_date("201X")->precision == DatePrecision::decade);
    CHECK(parse_date("20XX")->precision == DatePrecision::century);
}

TEST_CASE("marks of EDTF say how sure a date is") {
    CHECK(parse_date("2019~")->is_approximate);
    CHECK_FALSE(parse_date("2019~")->is_uncertain);
    CHECK(parse_date("2019-05?")->is_uncertain);
    CHECK_FALSE(parse_date("2019-05?")->is_approximate);
    CHECK(parse_date("2019-05-07%")->is_uncertain);
    CHECK(parse_date("2019-05-07%")->is_approximate);
    CHECK(range_of("2019-05-07%") == "2019-5-7 2019-5-8");
}

TEST_CASE("a time of day is as long as its last unit, and its offset counts") {
    auto const hour = parse_date("2019-05-07T10");
    CHECK(hour->range == TimeRange{ms({2019, 5, 7}, 10), ms({2019, 5, 7}, 11)});
    CHECK(hour->precision == DatePrecision::hour);
    CHECK_FALSE(hour->utc_offset_min.has_value());
    auto const hanoi = parse_date("2019-05-07T00:30+07:00");
    CHECK(hanoi->range == TimeRange{ms({2019, 5, 6}, 17, 30), ms({2019, 5, 6}, 17, 31)});
    CHECK(hanoi->utc_offset_min == 420);
    CHECK(parse_date("2019/05/07 10:30:15+07")->range.begin_ms == ms({2019, 5, 7}, 3, 30, 15));
    CHECK(parse_date("2019-05-07T103015Z")->utc_offset_min == 0);
    CHECK(parse_date("2019-05-07T10:30:15.25Z")->range ==
          TimeRange{ms({2019, 5, 7}, 10, 30, 15) + 250, ms({2019, 5, 7}, 10, 30, 15) + 260});
    CHECK(parse_date("2019-05-07t10:30:15,123456-0330")->range.begin_ms == ms({2019, 5, 7}, 14, 0, 15) + 123);
    CHECK(parse_date("2016-12-31T23:59:60Z")->range.begin_ms == ms({2016, 12, 31}, 23, 59, 59));
    CHECK(parse_date("2019-05-07T24:00")->range.begin_ms == ms({2019, 5, 8}));
}

TEST_CASE("what is no date of the calendar is none") {
    for (auto const* const text : {"",
                                   " ",
                                   "none",
                                   "19",
                                   "201",
                                   "20190",
                                   "201905",
                                   "2019-",
                                   "2019-13",
                                   "2019-00",
                                   "2019-5",
                                   "2019-05-32",
                                   "2019-02-29",
                                   "1900-02-29",
                                   "2019-05-00",
                                   "2019-W00",
                                   "2019-W54",
                                   "2019-W53",
                                   "2019-W19-8",
                                   "2019-W19-2x",
                                   "2019-000",
                                   "2019-366",
                                   "2019-05-07T",
                                   "2019-05-07T25",
                                   "2019-05-07T24:01",
                                   "2019-05-07T10:60",
                                   "2019-05-07T10:3",
                                   "2019-05-07T10:30+",
                                   "2019-05-07T10:30+7",
                                   "2019-05-07T10:30 Hanoi",
                                   "2019-05-07x",
                                   "12019",
                                   "XXXX",
                                   "2X19",
                                   "201X-05",
                                   "2019-X5",
                                   "2019-5X",
                                   "24/04/2021",
                                   "2019.05.07",
                                   "2019-05/07",
                                   "~",
                                   "5 May 2019",
                                   "2019-05-07T10:30:15."}) {
        CAPTURE(text);
        CHECK(range_of(text) == "none");
    }
}

TEST_CASE("days are written before or after months only where somebody says so") {
    CHECK(range_of("24/04/2021", DateOrder::day_first) == "2021-4-24 2021-4-25");
    CHECK(range_of("4.3.2021", DateOrder::day_first) == "2021-3-4 2021-3-5");
    CHECK(range_of("04-24-2021", DateOrder::month_first) == "2021-4-24 2021-4-25");
    CHECK(range_of("24/04/2021", DateOrder::month_first) == "none");
    CHECK(range_of("24/04-2021", DateOrder::day_first) == "none");
    CHECK(range_of("24/04/21", DateOrder::day_first) == "none");
    CHECK(range_of("2021-04-24", DateOrder::day_first) == "2021-4-24 2021-4-25");
    CHECK(parse_date("24/04/2021 10:30", DateOrder::day_first)->range.begin_ms == ms({2021, 4, 24}, 10, 30));
}

TEST_CASE("a range of time includes both of its ends") {
    CHECK(parse_time_range("2017/2017") == TimeRange{ms({2017, 1, 1}), ms({2018, 1, 1})});
    CHECK(parse_time_range("2017") == TimeRange{ms({2017, 1, 1}), ms({2018, 1, 1})});
    CHECK(parse_time_range("2014-03/2019-05-07") == TimeRange{ms({2014, 3, 1}), ms({2019, 5, 8})});
    CHECK(parse_time_range(" 2019-05-07 / 2019-05-07 ") == TimeRange{ms({2019, 5, 7}), ms({2019, 5, 8})});
    CHECK(parse_time_range("../2019") == TimeRange{time_min_ms, ms({2020, 1, 1})});
    CHECK(parse_time_range("2019/") == TimeRange{ms({2019, 1, 1}), time_max_ms});
    CHECK(parse_time_range("2019-05-07T10:00Z/2019-05-07T12:30Z") ==
          TimeRange{ms({2019, 5, 7}, 10), ms({2019, 5, 7}, 12, 31)});
    for (auto const* const text :
         {"", "2019/2018", "2019/x", "x/2019", "17/2019", "2019-05/04", "yesterday"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_time_range(text).has_value());
    }
    CHECK(parse_time_range("../..")->is_all());
}

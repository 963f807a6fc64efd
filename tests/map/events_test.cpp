#include "map/events.hpp"

#include <catch2/catch.hpp>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

std::vector<Event> events_in(char const* json) {
    return story_of(one_feature({{"events", json}}).row(0)).events;
}

std::string starts_of(std::vector<Event> const& events) {
    std::string starts;
    for (Event const& event : events) {
        starts += "[" + event.start + "]";
    }
    return starts;
}

std::string date_in(char const* json) { return date_for_people(events_in(json).at(0)); }

}  // namespace

TEST_CASE("a headline in Chinese may be part of an address") {
    std::string const link = "https://a.vn/cn/第四次：加强团结/a168371.html";
    CHECK(split_source(link + " ; https://b.vn").links == std::vector<std::string>{link, "https://b.vn"});
    CHECK(split_source("https://a.cn/1，https://b.cn/2。").links ==
          std::vector<std::string>{"https://a.cn/1"});
}

TEST_CASE("an event is read with all its members") {
    auto const events = events_in(
        R"([{"id":"V12","start":"2023-09-29","end":"2023-10-01","date_approx":"about","date_text":"autumn",
             "title":{"vi":"Tuần tra","en":"Patrol"},"text":"Together.","programme":"M17","source":"https://a.vn"}])");
    REQUIRE(events.size() == 1);
    CHECK(events[0].id == "V12");
    CHECK(events[0].start == "2023-09-29");
    CHECK(events[0].end == "2023-10-01");
    CHECK(events[0].date_approx == "about");
    CHECK(best_text(events[0].date_text, {}) == "autumn");
    CHECK(best_text(events[0].title, {"vi"}) == "Tuần tra");
    CHECK(best_text(events[0].title, {"en"}) == "Patrol");
    CHECK(events[0].text == LanguageText{{"", "Together."}});
    CHECK(events[0].programme == "M17");
    CHECK(events[0].source == "https://a.vn");
}

TEST_CASE("the newest event comes first, undated ones last") {
    auto const events =
        events_in(R"([{"start":"2019"},{},{"start":"2021-04-24"},{"start":"2019-05"},{"start":null}])");
    CHECK(starts_of(events) == "[2021-04-24][2019-05][2019][][]");
}

TEST_CASE("events of one date keep the file's order") {
    auto const events = events_in(R"([{"start":"2019","id":"a"},{"start":"2019","id":"b"}])");
    CHECK(events[0].id == "a");
    CHECK(events[1].id == "b");
}

TEST_CASE("a date is as good as a start, and a year may be a number") {
    CHECK(starts_of(events_in(R"([{"date":"2018-01"},{"start":2017}])")) == "[2018-01][2017]");
}

TEST_CASE("an empty language of a text is not there") {
    auto const events = events_in(R"([{"title":{"vi":"","zh":null,"en":"Met","fr":3}}])");
    CHECK(events[0].title == LanguageText{{"en", "Met"}});
}

TEST_CASE("an event that happened elsewhere says that it only stands here") {
    auto const events = events_in(R"([{"start":"2020","link":"host"},{"start":"2019","link":"at"}])");
    CHECK(events[0].is_borrowed);
    CHECK_FALSE(events[1].is_borrowed);
}

TEST_CASE("what is no array of objects is no story") {
    for (char const* const json :
         {"[{\"start\":", "null", "{}", "3", "\"2019\"", "[]", "[1,\"a\",null,[]]"}) {
        INFO(json);
        CHECK(events_in(json).empty());
    }
}

TEST_CASE("what is no object among events is left out") {
    CHECK(events_in(R"([1,{"start":"2019"},"x"])").size() == 1);
}

TEST_CASE("a feature with a start of its own is one event") {
    FeatureTable const table =
        one_feature({{"name_vi", "Lễ hội"}, {"start", "2014-03"}, {"end", "2014-04"}, {"source", "a book"}});
    auto const events = story_of(table.row(0)).events;
    REQUIRE(events.size() == 1);
    CHECK(events[0].start == "2014-03");
    CHECK(events[0].end == "2014-04");
    CHECK(best_text(events[0].title, {"vi"}) == "Lễ hội");
    CHECK(events[0].source == "a book");
}

TEST_CASE("a feature with a date is one event, one without is none") {
    CHECK(starts_of(story_of(one_feature({{"date", "2016"}}).row(0)).events) == "[2016]");
    CHECK(story_of(one_feature({{"name", "Gate"}}).row(0)).events.empty());
}

TEST_CASE("a feature with events of its own does not count its start as one more") {
    CHECK(story_of(one_feature({{"start", "2001"}, {"events", R"([{"start":"2019"}])"}}).row(0))
              .events.size() == 1);
}

TEST_CASE("start and end that are no dates make no event") {
    for (char const* const start :
         {"Hà Nội", "km 12", "20211", "2021-13", "2021-04-32", "2021-4", "-201", "2021-04-24x"}) {
        INFO(start);
        Story const story = story_of(one_feature({{"start", start}, {"end", "Lạng Sơn"}}).row(0));
        CHECK(story.events.empty());
        CHECK_FALSE(story.tells("start"));
    }
    for (char const* const start :
         {"2021", "2021-04", "2021-04-24", "2021-04-24T10:00:00Z", "2021-04-24 10:00"}) {
        INFO(start);
        Story const story = story_of(one_feature({{"start", start}, {"end", "Lạng Sơn"}}).row(0));
        REQUIRE(story.events.size() == 1);
        CHECK(story.events[0].end.empty());
        CHECK(story.tells("start"));
        CHECK_FALSE(story.tells("end"));
    }
}

TEST_CASE("only events that say all of a list stand for it") {
    auto const tells = [](char const* json) {
        return story_of(one_feature({{"events", json}}).row(0)).tells("events");
    };
    CHECK(tells(R"([{"start":"2019","title":"a"},{"date":2020,"text":{"vi":"b"}}])"));
    for (char const* const json :
         {"market on Sunday", "5", R"(["2001 opened"])", R"([{"start":"Hà Nội"}])",
          R"([{"start":"2019"},"x"])", R"([{"start":"2019","people":12}])", R"([{"price":5}])"}) {
        INFO(json);
        CHECK_FALSE(tells(json));
    }
}

TEST_CASE("tens of thousands of links in a source take a moment") {
    std::string source;
    for (int i = 0; i < 80'000; ++i) {
        source += "https://example.org/" + std::to_string(i) + " ; ";
    }
    CHECK(split_source(source).links.size() == 80'000);
    CHECK(split_source("https://a.vn/" + std::string(1'000'000, ')')).links ==
          std::vector<std::string>{"https://a.vn/"});
}

TEST_CASE("dates are written for people") {
    CHECK(date_in(R"([{"start":"2021-04-24"}])") == "24 April 2021");
    CHECK(date_in(R"([{"start":"2015-05-15","end":"2015-05-18"}])") == "15 May 2015 – 18 May 2015");
    CHECK(date_in(R"([{"start":"2015","end":"2015"}])") == "2015");
    CHECK(date_in(R"([{"start":"2019","date_approx":"about"}])") == "about 2019");
    CHECK(date_in(R"([{"date_text":"in the dry season"}])") == "in the dry season");
    CHECK(date_in("[{}]") == "undated");
    Event const about = events_in(R"([{"start":"2025-10-28","date_approx":"about"}])").at(0);
    CHECK(date_for_people(about, Locale::vietnamese) == "khoảng 28/10/2025");
    CHECK(date_for_people(about, Locale::chinese) == "约2025年10月28日");
    Event const before = events_in(R"([{"start":"1993-06","date_approx":"before"}])").at(0);
    CHECK(date_for_people(before, Locale::vietnamese) == "trước 6/1993");
    CHECK(date_for_people(before, Locale::chinese) == "1993年6月以前");
}

TEST_CASE("only addresses of the web are links") {
    CHECK(split_source("https://a.vn/x").links == std::vector<std::string>{"https://a.vn/x"});
    for (char const* const text :
         {"", "a book, p. 3", "ftp://a.vn", "javascript:alert(1)", "file:///etc/passwd", "httpd", "https"}) {
        CHECK(split_source(text).links.empty());
    }
}

TEST_CASE("several links stand in the order of the text") {
    CHECK(split_source("Báo (https://a.vn/1), then http://b.cn/2; https://c.org/3.").links ==
          std::vector<std::string>{"https://a.vn/1", "http://b.cn/2", "https://c.org/3"});
}

TEST_CASE("what a sentence puts behind a link does not belong to it") {
    for (char const* const text :
         {"https://a.vn.", "(https://a.vn)", "https://a.vn, p. 2", "<https://a.vn>", "“https://a.vn”",
          "https://a.vn: see", "https://a.vn。", "（https://a.vn）", "https://a.vn，", "[https://a.vn]"}) {
        INFO(text);
        CHECK(split_source(text).links == std::vector<std::string>{"https://a.vn"});
    }
}

TEST_CASE("brackets that belong to a link stay in it") {
    CHECK(split_source("see https://en.wikipedia.org/wiki/Friendship_Pass_(Vietnam).").links ==
          std::vector<std::string>{"https://en.wikipedia.org/wiki/Friendship_Pass_(Vietnam)"});
}

TEST_CASE("a link that holds another is one") {
    CHECK(split_source("https://web.archive.org/web/2020/http://a.vn/x").links.size() == 1);
}

TEST_CASE("what a source says besides its addresses is kept, and nothing of the addresses") {
    CHECK(split_source("People's Army Newspaper, \"Part 3\", https://en.qdnd.vn/a ; https://b.vn/2").named ==
          "People's Army Newspaper, \"Part 3\"");
    CHECK(split_source("https://a.vn/1 ; https://b.vn/2").named.empty());
    CHECK(split_source("My notebook; a map of 1999").named == "My notebook; a map of 1999");
}

TEST_CASE("events that say less than what stands in the file leave it there") {
    for (char const* const whole :
         {R"([{"start":"2000","title":{"vi":"a","en":null},"text":"b","link":"host"}])",
          R"([{"date":2017}])"}) {
        INFO(whole);
        CHECK(story_of(one_feature({{"events", whole}}).row(0)).tells("events"));
    }
    for (char const* const more :
         {R"([{"start":"2000","date":"1999"}])", R"([{"start":"2000","title":["a"]}])",
          R"([{"start":"2000","text":42}])", R"([{"start":"2000","link":"other"}])",
          R"([{"start":"2000","title":{"fr":3}}])", R"([{"start":"2000","source":{"a":1}}])",
          R"([{"start":"2000","place":"Lang Son"}])"}) {
        INFO(more);
        Story const story = story_of(one_feature({{"events", more}}).row(0));
        CHECK(story.events.size() == 1);
        CHECK_FALSE(story.tells("events"));
    }
}

TEST_CASE("that a date is about right is said once, though both the field and EDTF's mark say so") {
    Event event;
    event.start = "2019~";
    CHECK(date_for_people(event) == "about 2019");
    event.date_approx = "about";
    CHECK(date_for_people(event) == "about 2019");
    event.start = "2019";
    CHECK(date_for_people(event) == "about 2019");
}

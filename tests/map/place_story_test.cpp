#include "map/place_story.hpp"

#include <catch2/catch.hpp>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

/// A gate that tells of three things, one of which is a feature of its own; a planting, a thing of which
/// nobody knows when it was; and a meeting that also tells of something elsewhere.
MadeMap gate() {
    FeatureTable gates = point_table(
        {{0, 0}},
        {text_column("id", {"G1"}), text_column("name", {"Gate"}),
         text_column("events", {R"([{"id": "E1", "start": "2019", "title": {"en": "Meeting", "vi": "Gặp gỡ"}},
                  {"start": "2018-03-04", "title": "Opened", "source": "A book, page 3 ; https://a.example/b"},
                  {"start": "2019-05", "date_approx": "about", "title": "Rebuilt", "text": "In stone."}])"})});
    FeatureTable events = point_table(
        {{0, 0}, {0, 0}, {0, 0}},
        {text_column("id", {"E1", "E2", "E3"}), text_column("name", {"Meeting of all", "Planting", "Fair"}),
         text_column("start", {"", "2018-03", ""}),
         text_column(
             "events",
             {R"([{"id": "E1", "link": "self", "start": "2019", "title": "Meeting of all", "text": "Much was said."},
                  {"id": "X", "link": "related", "start": "2000", "title": "Elsewhere"}])",
              "", R"([{"id": "E3", "link": "self", "title": "Fair"}])"})});
    return document_of(ready_layer("gates", gates), ready_layer("events", events));
}

std::vector<std::string> titles(PlaceStory const& story) {
    std::vector<std::string> all;
    for (PlaceStory::Entry const& entry : story.entries) {
        all.push_back(entry.title);
    }
    return all;
}

using Texts = std::vector<std::string>;
std::vector<FeatureRef> const stack{nth(0, 0), nth(1, 0), nth(1, 1), nth(1, 2)};

}  // namespace

TEST_CASE("the story of a place has each thing once, oldest first, undated last") {
    PlaceStory const story = story_of_place(gate(), stack, {"en"}, Locale::english);
    CHECK(titles(story) == Texts{"Planting", "Opened", "Meeting of all", "Rebuilt", "Fair"});
    CHECK(story.tellers == 4);
    CHECK_FALSE(story.entries[4].span);
}

TEST_CASE("a thing that several tell is told by the one that says most, and is the feature that it is") {
    PlaceStory const story = story_of_place(gate(), stack, {"en"}, Locale::english);
    PlaceStory::Entry const& meeting = story.entries[2];
    CHECK(meeting.text == "Much was said.");
    CHECK(meeting.ref == nth(1, 0));
    CHECK(meeting.teller.empty());
    PlaceStory::Entry const& opened = story.entries[1];
    CHECK(opened.ref == nth(0, 0));
    CHECK(opened.teller == "Gate");
    CHECK(opened.source.named == "A book, page 3");
    CHECK(opened.source.links == Texts{"https://a.example/b"});
    CHECK(full_date(story.entries[3].event, Locale::english) == "about May 2019");
}

TEST_CASE("of one of its features the story has its own words, in the reader's language") {
    std::vector<FeatureRef> const alone{nth(0, 0)};
    PlaceStory const story = story_of_place(gate(), alone, {"vi"}, Locale::vietnamese);
    CHECK(titles(story) == Texts{"Opened", "Gặp gỡ", "Rebuilt"});
    CHECK(story.entries[1].ref == nth(1, 0));
    CHECK(story.tellers == 1);
    CHECK(story_of_place(gate(), {}, {"en"}, Locale::english).entries.empty());
}

TEST_CASE("features that are events themselves are told by their names and dates") {
    FeatureTable own = point_table({{0, 0}, {0, 0}}, {text_column("name", {"Second", "First"}),
                                                      text_column("start", {"2001", "1999-12-31"})});
    std::vector<FeatureRef> const both{nth(0, 0), nth(0, 1)};
    PlaceStory const story =
        story_of_place(document_of(ready_layer("own", own)), both, {"en"}, Locale::english);
    CHECK(titles(story) == Texts{"First", "Second"});
    CHECK(story.tellers == 2);
}

TEST_CASE("features without ids are not taken for each other, whatever their rows and dates are") {
    FeatureTable const one = point_table({{0, 0}}, {text_column("start", {"2019"})});
    FeatureTable const other = point_table({{0, 0}, {0, 0}}, {text_column("start", {"2019", "2019"})});
    std::vector<FeatureRef> const all{nth(0, 0), nth(1, 0), nth(1, 1)};
    PlaceStory const story = story_of_place(document_of(ready_layer("one", one), ready_layer("other", other)),
                                            all, {"en"}, Locale::english);
    CHECK(story.entries.size() == 3);
    CHECK(story.tellers == 3);
}

#include "map/make_card.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

Card card_of(FeatureTable const& table) {
    return make_card(document_of(ready_layer("own", table)), nth(0, 0), {"vi", "zh", "en"});
}

std::string fact(Card const& card, std::string const& label) {
    auto const found =
        std::find_if(card.facts.begin(), card.facts.end(), [&](auto const& f) { return f.label == label; });
    return found == card.facts.end() ? "" : found->value;
}

/// A gate with a guest, a twin of it, a programme and two places of that.
MadeMap small_atlas() {
    FeatureTable gates = point_table(
        {{0, 0}, {5, 5}}, {text_column("id", {"G1", "G2"}), text_column("name", {"Gate", "Other"}),
                           text_column("related", {"G2 P1 G1 X9 G2", ""}), text_column("twin", {"G2", ""})});
    FeatureTable guests = point_table(
        {{0, 0}, {0, 0}}, {text_column("id", {"E1", "E2"}), text_column("host", {"G1", ""}),
                           text_column("programme", {"P1", "P1"}), text_column("name", {"Met", ""})});
    FeatureTable programmes = unlocated_table({"P1"});
    programmes.attributes.push_back(text_column("name", {"Patrols"}));
    return document_of(ready_layer("gates", gates, LayerGroup::included),
                       ready_layer("events", guests, LayerGroup::included),
                       ready_layer("programmes", programmes, LayerGroup::included));
}

std::vector<std::string> titles(std::vector<Card::Link> const& links) {
    std::vector<std::string> names;
    for (Card::Link const& link : links) {
        names.push_back(link.title);
    }
    return names;
}

using Titles = std::vector<std::string>;

}  // namespace

TEST_CASE("a card says what it is about and how to ask for it again") {
    Card const card = make_card(small_atlas(), nth(0, 1), {"vi"});
    CHECK(card.reference == "gates:G2");
    CHECK(card.layer_name == "Border gates");
    CHECK(card.ref == nth(0, 1));
    CHECK(card.names == LanguageText{{"", "Other"}});
}

TEST_CASE("a feature without a name is headed by its id") {
    CHECK(card_of(one_feature({{"id", "M12"}})).names == LanguageText{{"", "M12"}});
}

TEST_CASE("class and kind are one phrase, not the same word twice") {
    CHECK(card_of(one_feature({{"kind", "border gate"}, {"class", "auxiliary"}})).kind ==
          "auxiliary border gate");
    CHECK(card_of(one_feature({{"kind", "railway"}, {"class", "railway"}})).kind == "railway");
    CHECK(card_of(one_feature({{"class", "national"}})).kind == "national");
    CHECK(card_of(one_feature({{"kind", "post"}})).kind == "post");
}

TEST_CASE("facts are the fields that nothing else shows, named for people") {
    Card const card = make_card(document_of(ready_layer("gates",
                                                        one_feature({{"id", "a"},
                                                                     {"name_vi", "b"},
                                                                     {"coord_source", "c"},
                                                                     {"opened_year", "1954"},
                                                                     {"notes_en", "d"}}),
                                                        LayerGroup::included)),
                                nth(0, 0), {"vi"});
    REQUIRE(card.facts.size() == 2);
    CHECK(fact(card, "Opened year") == "1954");
    CHECK(fact(card, "Notes") == "d");
}

TEST_CASE("fields of a person's file are facts whatever they are called") {
    Card const card = card_of(one_feature({{"name", "Đường 4A"},
                                           {"start", "Hà Nội"},
                                           {"end", "Lạng Sơn"},
                                           {"at", "km 12"},
                                           {"where", "north side"},
                                           {"sides", "2"},
                                           {"host", "gov.vn"},
                                           {"pair", "p7"},
                                           {"related", "z"},
                                           {"twin", "no"},
                                           {"coord_source", "GPS"},
                                           {"events", "market on Sunday"},
                                           {"title", "Another"},
                                           {"id", "R1"},
                                           {"name_fr", "Route 4A"},
                                           {"fill", "clay"},
                                           {"confidence", "high"},
                                           {"precision_m", "some"},
                                           {"superseded_by", "4B"}}));
    CHECK(card.events.empty());
    CHECK(card.related.empty());
    CHECK(card.facts.size() == 18);  // all but the name
    CHECK(fact(card, "Start") == "Hà Nội");
    CHECK(fact(card, "Events") == "market on Sunday");
    CHECK(fact(card, "Title") == "Another");
}

TEST_CASE("fields of a person's file that mean what ours mean are said once") {
    FeatureTable table =
        point_table({{0, 0}, {1, 1}}, {text_column("id", {"A", "B"}), text_column("name", {"a", "b"}),
                                       text_column("related", {"B", "C"}), text_column("start", {"2001", ""}),
                                       text_column("fill", {"#aabbcc", ""})});
    MadeMap const document = document_of(ready_layer("own", table));
    Card const first = make_card(document, nth(0, 0), {"vi"});
    CHECK(titles(first.related) == Titles{"b"});
    CHECK(first.events.empty());
    REQUIRE(first.facts.size() == 2);
    CHECK(first.facts[0].label == "Date");
    CHECK(first.facts[0].value == "2001");
    CHECK(fact(first, "Id") == "A");
    CHECK(fact(make_card(document, nth(0, 1), {"vi"}), "Related") == "C");
}

TEST_CASE("one fact in several languages is one line") {
    Card const card =
        card_of(one_feature({{"counterpart_name_vi", "Long Phú"}, {"counterpart_name_zh", "龙富"}}));
    REQUIRE(card.facts.size() == 1);
    CHECK(card.facts[0].value == "Long Phú · 龙富");
}

TEST_CASE("an empty field is no fact") {
    CHECK(card_of(one_feature({{"opened_year", ""}, {"notes", ""}})).facts.empty());
}

TEST_CASE("general knowledge is marked as such") {
    CHECK(fact(card_of(one_feature({{"confidence", "known"}})), "Confidence") ==
          "general knowledge, no source found");
    CHECK(fact(card_of(one_feature({{"confidence", "sourced"}})), "Confidence") == "sourced");
}

TEST_CASE("the note on the position says how sure it is") {
    CHECK(card_of(one_feature({{"coord_confidence", "sourced"}})).position_note ==
          "Position read in a source");
    CHECK(card_of(one_feature({{"coord_confidence", "known"}, {"precision_m", "3000"}})).position_note ==
          "Approximate position from general knowledge, within about 3 km");
    CHECK(card_of(one_feature({{"precision_m", "150"}})).position_note == "within about 150 m");
    CHECK(card_of(one_feature({{"name", "a"}})).position_note.empty());
}

TEST_CASE("a precision in kilometres is written with plain digits") {
    CHECK(card_of(one_feature({{"precision_m", "12345"}})).position_note == "within about 12 km");
    CHECK(card_of(one_feature({{"precision_m", "2000000"}})).position_note == "within about 2000 km");
}

TEST_CASE("an unlocated feature says that it is") {
    FeatureTable table = unlocated_table({"P1"});
    table.attributes.push_back(text_column("precision_m", {"3000"}));
    CHECK(card_of(table).position_note == "No position is known");
}

TEST_CASE("the precision is a number for the circle on the map") {
    CHECK(card_of(one_feature({{"precision_m", "3000"}})).precision_m == 3000);
    CHECK(card_of(one_feature({{"precision_m", "some"}})).precision_m == 0);
    CHECK(card_of(one_feature({{"name", "a"}})).precision_m == 0);
}

TEST_CASE("a host lists its guests") {
    Card const card = make_card(small_atlas(), nth(0, 0), {"vi"});
    REQUIRE(card.hosted.size() == 1);
    CHECK(card.hosted[0].ref == nth(1, 0));
    CHECK(card.hosted[0].title == "Met");
    CHECK(card.hosted[0].layer_name == "Events");
    CHECK(card.hosted[0].is_located);
}

TEST_CASE("related features stand once each, without the feature itself and what is not there") {
    CHECK(titles(make_card(small_atlas(), nth(0, 0), {"vi"}).related) == Titles{"Other", "Patrols"});
}

TEST_CASE("a guest is related to its host and its programme") {
    Card const card = make_card(small_atlas(), nth(1, 0), {"vi"});
    CHECK(titles(card.related) == Titles{"Gate", "Patrols"});
    CHECK_FALSE(card.related[1].is_located);
}

TEST_CASE("a programme lists where it happened") {
    Card const card = make_card(small_atlas(), nth(2, 0), {"vi"});
    CHECK(titles(card.places) == Titles{"Met", "E2"});
    CHECK(make_card(small_atlas(), nth(0, 0), {"vi"}).places.empty());
}

TEST_CASE("sources are shown whole, and their links apart") {
    Card const card = card_of(one_feature({{"source", "Báo Lạng Sơn ; https://a.vn/1"}}));
    CHECK(card.source_text == "Báo Lạng Sơn ; https://a.vn/1");
    CHECK(card.source.named == "Báo Lạng Sơn");
    CHECK(card.source.links == std::vector<std::string>{"https://a.vn/1"});
}

TEST_CASE("a card tells the feature's story") {
    CHECK(card_of(one_feature({{"events", R"([{"start":"2019"},{"start":"2021"}])"}})).events.size() == 2);
    CHECK(card_of(one_feature({{"name", "a"}})).events.empty());
}

TEST_CASE("an entry of a feature's own stands among its facts, not among its events") {
    char const* const events =
        R"([{"id":"A","start":"2015-05-15","date_text":{"en":"in May","vi":"tháng 5"},"title":"Met","text":"They met.","link":"self"},)"
        R"({"id":"B","start":"2016","title":"Later"}])";
    Card const card = card_of(one_feature(
        {{"id", "A"}, {"name", "Met"}, {"notes", "They met."}, {"start", "2015-05-15"}, {"events", events}}));
    REQUIRE(card.events.size() == 1);
    CHECK(card.events[0].id == "B");
    CHECK(card.facts.at(0).value == "15 May 2015 · in May");
    // What no fact and no name says stays an entry, before all others.
    Card const untold = card_of(one_feature({{"id", "A"}, {"name", "Met"}, {"events", events}}));
    REQUIRE(untold.events.size() == 2);
    CHECK(untold.events[0].id == "A");
    CHECK(untold.facts.at(0).value == "15 May 2015 · in May");
}

TEST_CASE("a date that is not exact is replaced by what the source says of it") {
    auto const date = [](char const* approx) {
        return card_of(
                   one_feature({{"start", "2019"}, {"date_approx", approx}, {"date_text", "in the rains"}}))
            .facts.at(0)
            .value;
    };
    CHECK(date("about") == "in the rains");
    CHECK(date("") == "2019 · in the rains");
}

TEST_CASE("a text by language is one fact in the language of the interface; dates, pairs, own forms") {
    auto profile = std::make_shared<LayerProfile>();
    auto const add = [&](char const* name, char const* label) -> FieldProfile& {
        FieldProfile& field = profile->fields.emplace_back();
        field.name = name;
        field.label = {{"", label}};
        return field;
    };
    add("since", "Since").is_date = true;
    add("here", "Here").is_by_language = true;
    FieldProfile& there = add("there", "There");
    there.is_by_language = there.is_beside = true;
    add("secret", "Secret").is_by_language = true;
    profile->fields.back().is_hidden = true;
    profile->own_form_ending = "_is_ours";
    FeatureTable const table = one_feature({{"name_vi", "Sông"},
                                            {"name_zh", "河"},
                                            {"name_zh_is_ours", "yes"},
                                            {"since", "2013-08-17"},
                                            {"here_en", "here"},
                                            {"here_vi", "đây"},
                                            {"there_en", "there"},
                                            {"there_vi_is_ours", "yes"},
                                            {"there_vi", "kia"},
                                            {"secret_en", "never"},
                                            {"secret_vi", "không bao giờ"}});
    ReadyLayer layer =
        make_layer("own", LayerGroup::own, std::make_shared<FeatureTable const>(table), 0, profile);
    MadeMap document;
    document.add_layers({std::move(layer)});
    Card const card = make_card(document, nth(0, 0), {"vi", "zh"}, Locale::vietnamese);
    REQUIRE(card.facts.size() == 2);
    CHECK(card.facts[0].value == "17/08/2013");
    CHECK(card.facts[1].value == "đây");
    CHECK(card.facts[1].beside_label == "There");
    CHECK(card.facts[1].beside_value == "kia (tên do bản đồ này đặt)");
    CHECK(card.are_own_forms == std::vector<bool>{false, true});
    // A text that lacks the interface's language is shown in another.
    Card const chinese = make_card(document, nth(0, 0), {"vi"}, Locale::chinese);
    CHECK(chinese.facts.at(1).value == "here");
}

TEST_CASE("what a feature is is said once") {
    CHECK(card_of(one_feature({{"kind", "own goal"}})).what_it_is == "Own goal");
    CHECK(card_of(one_feature({{"kind", "mill"}})).what_it_is == "own · mill");
    CHECK(card_of(one_feature({{"name", "a"}})).what_it_is == "own");
}

TEST_CASE("an event that is a feature leads to it, and is no related feature besides") {
    char const* const events = R"([{"id":"V1","start":"2001","title":"Opened"}])";
    MadeMap const document =
        document_of(ready_layer("gates", one_feature({{"id", "G1"}, {"related", "V1"}, {"events", events}})),
                    ready_layer("events", one_feature({{"id", "V1"}, {"name", "Opened"}})));
    Card const card = make_card(document, nth(0, 0), {"en"});
    REQUIRE(card.events.size() == 1);
    CHECK(card.event_refs.at(0) == nth(1, 0));
    CHECK(card.related.empty());
}

TEST_CASE("an entry of its own that has a source or a speaker of its own stays an entry") {
    char const* const events =
        R"([{"date":"2019","source":"https://x.example","speaker":"A","link":"self"}])";
    Card const card = card_of(one_feature({{"name", "Met"}, {"events", events}}));
    REQUIRE(card.events.size() == 1);
    CHECK(card.event_sources.at(0).links.size() == 1);
}

TEST_CASE("a card in a series leads to the one before and the one after, whatever else has their numbers") {
    ReadyLayer meetings = ready_layer(
        "own", point_table({{0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}},
                           {text_column("id", {"C", "A", "B", "A2", "none"}),
                            text_column("name", {"Third", "First", "Second", "First again", "Other"}),
                            text_column("nr", {"3", "1", "2", "1", ""})}));
    LayerProfile profile;
    profile.series_field = "nr";
    meetings.state.profile = std::make_shared<LayerProfile const>(profile);
    MadeMap const map = document_of(std::move(meetings));
    auto const related = [&](std::uint32_t feature) {
        return titles(make_card(map, nth(0, feature), {"en"}).related);
    };
    CHECK(related(2) == Titles{"Before it: First", "After it: Third"});
    CHECK(related(1) == Titles{"After it: Second"});
    CHECK(related(3) == Titles{"After it: Second"});
    CHECK(related(0) == Titles{"Before it: Second"});
    CHECK(related(4).empty());
}

TEST_CASE("a card tells how long a line is on the ground, and how far off its ends may be") {
    FeatureTable lines;
    lines.name = "own";
    lines.geometry.begin_feature(GeometryKind::line);
    lines.geometry.add_part(std::vector<Point>{{0, 0}, {0.1, 0}});
    lines.geometry.begin_feature(GeometryKind::line);
    lines.geometry.add_part(std::vector<Point>{{0, 0}, {0.897, 0}});
    lines.attributes = {text_column("precision_m", {"8000", ""})};
    ReadyLayer layer = ready_layer("own", lines);
    LayerProfile profile;
    profile.length_label = {{"en", "Distance"}};
    layer.state.profile = std::make_shared<LayerProfile const>(profile);
    MadeMap const map = document_of(std::move(layer));
    CHECK(fact(make_card(map, nth(0, 0), {"en"}), "Distance") == "≈ 11 km (within about 8 km)");
    CHECK(fact(make_card(map, nth(0, 1), {"en"}), "Distance") == "≈ 100 km");
}

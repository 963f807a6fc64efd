#include "page/evidence.hpp"

#include "page/html_sheet.hpp"

#include <catch2/catch.hpp>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

LanguageChain const english{"en"};

/// Two places with events, 1 px apart, one further east without any, and one out of view.
MadeMap made_places() {
    return document_of(
        ready_layer("own", point_table({{10, 0}, {11, 0}, {200, 0}, {5000, 0}},
                                       {text_column("id", {"A", "B", "C", "D"}),
                                        text_column("name", {"Alpha", "Beta", "Gamma", "Delta"}),
                                        text_column("start", {"2019-05", "2020", "", "2021"}),
                                        text_column("source", {"https://a.example/1", "", "paper", "x"})})));
}

/// One place, and one of which nobody knows where it is; both have events.
MadeMap made_nowhere() {
    FeatureTable table = point_table(
        {{10, 0}}, {text_column("name", {"Alpha", "Lost"}), text_column("start", {"2019", "2020"})});
    table.geometry.begin_feature(GeometryKind::none);
    return document_of(ready_layer("own", std::move(table)));
}

Evidence evidence_of(MadeMap const& map, EvidenceOf which = EvidenceOf::features_with_events) {
    return collect_evidence(map, plain_view(), which, english, Locale::english);
}

std::string sheet_of(Evidence const& evidence) {
    HtmlSheetRequest request;
    request.view = plain_view();
    request.title = "<Title>";
    request.picture_png = "png";
    return html_sheet(evidence, request);
}

}  // namespace

TEST_CASE("an evidence sheet lists what is in view and has events, from west to east") {
    Evidence const evidence = evidence_of(made_places());
    REQUIRE(evidence.features.size() == 2);
    CHECK(evidence.features[0].names == std::vector<std::string>{"Alpha"});
    CHECK(evidence.features[0].entries[0].date == "May 2019");
    CHECK(evidence.features[1].number == 2);
}

TEST_CASE("of layers that were named all features are listed") {
    Evidence const evidence = evidence_of(made_places(), EvidenceOf::all_features);
    REQUIRE(evidence.features.size() == 3);
    CHECK(evidence.features[2].names == std::vector<std::string>{"Gamma"});
    CHECK(evidence.features[2].entries[0].source.named == "paper");
}

TEST_CASE("features that cannot be told apart share a pin, whose numbers follow one another") {
    Evidence const evidence = evidence_of(made_places(), EvidenceOf::all_features);
    REQUIRE(evidence.pins.size() == 2);
    CHECK(evidence.pins[0].first == 1);
    CHECK(evidence.pins[0].last == 2);
    CHECK(evidence.pins[1].first == 3);
    CHECK_FALSE(evidence.pins[0].label_screen.intersects(evidence.pins[1].label_screen));
}

TEST_CASE("of all features those without a position come last, without a number") {
    Evidence const evidence = evidence_of(made_nowhere(), EvidenceOf::all_features);
    REQUIRE(evidence.features.size() == 2);
    CHECK(evidence.features[1].names == std::vector<std::string>{"Lost"});
    CHECK(evidence.features[1].number == 0);
    CHECK(evidence.features[1].position_note == "No position is known");
    CHECK(evidence.pins.size() == 1);
    CHECK(sheet_of(evidence).find("1 places, 2 entries · No position is known: 1") != std::string::npos);
}

TEST_CASE("features with events but without a position are counted on a sheet of a view") {
    Evidence const evidence = evidence_of(made_nowhere());
    CHECK(evidence.features.size() == 1);
    CHECK(evidence.without_position == 1);
    CHECK(sheet_of(evidence).find("No position is known: 1") != std::string::npos);
}

TEST_CASE("every row of a sheet has a source or says that there is none") {
    std::string const sheet = sheet_of(evidence_of(made_places()));
    CHECK(sheet.find(R"(<a href="https://a.example/1" rel="noopener noreferrer">https://a.example/1</a>)") !=
          std::string::npos);
    CHECK(sheet.find("<em>no source</em>") != std::string::npos);
    CHECK(sheet.find("1–2</text>") != std::string::npos);
    CHECK(sheet.find("&lt;Title&gt;") != std::string::npos);
    CHECK(sheet.find("script-src 'none'") != std::string::npos);
}

TEST_CASE("texts of a sheet are no markup, and only addresses of the web are links") {
    char const* const evil = "javascript:alert(1) <script>alert(1)</script>";
    MadeMap const map =
        document_of(ready_layer("own", one_feature({{"name", evil}, {"start", "2020"}, {"source", evil}})));
    std::string const sheet =
        sheet_of(collect_evidence(map, plain_view(), EvidenceOf::all_features, english, Locale::english));
    CHECK(sheet.find("<script") == std::string::npos);
    CHECK(sheet.find("href=\"javascript") == std::string::npos);
}

TEST_CASE("a sheet of nothing says so") {
    CHECK(sheet_of({}).find("Nothing in this view has events.") != std::string::npos);
}

TEST_CASE("of more features than were asked for none is listed, and their number is told") {
    Evidence const evidence =
        collect_evidence(made_places(), plain_view(), EvidenceOf::all_features, english, Locale::english, 2);
    CHECK(evidence.features.empty());
    CHECK(evidence.pins.empty());
    CHECK(evidence.too_many == 3);
}

TEST_CASE("numbers of pins keep off what lies on the map, and still belong to their places") {
    Evidence evidence = evidence_of(made_places(), EvidenceOf::all_features);
    std::vector<EvidencePin> const before = evidence.pins;
    Box const plate = before[0].label_screen.expanded(60);
    keep_pins_off(evidence.pins, plain_view(), {plate});
    CHECK_FALSE(evidence.pins[0].label_screen.intersects(plate));
    CHECK(evidence.pins[0].at_screen == before[0].at_screen);
    CHECK(evidence.pins[0].last == before[0].last);
    CHECK_FALSE(evidence.pins[0].label_screen.intersects(evidence.pins[1].label_screen));
}

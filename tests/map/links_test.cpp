#include "map/links.hpp"

#include <catch2/catch.hpp>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

FeatureTable table_of(std::vector<std::string> const& ids, std::vector<std::string> const& hosts,
                      std::vector<std::string> const& programmes = {}) {
    FeatureTable table =
        point_table(std::vector<Point>(ids.size()), {text_column("id", ids), text_column("host", hosts)});
    if (!programmes.empty()) {
        table.attributes.push_back(text_column("programme", programmes));
    }
    return table;
}

}  // namespace

TEST_CASE("ids in a list are parted by spaces") {
    CHECK(split_ids("M01 M02  M03 ") == std::vector<std::string>{"M01", "M02", "M03"});
    CHECK(split_ids("M01") == std::vector<std::string>{"M01"});
    CHECK(split_ids("").empty());
    CHECK(split_ids("   ").empty());
}

TEST_CASE("a feature is found by its id in any layer") {
    MadeMap const document = document_of(ready_layer("a", table_of({"A1", "A2"}, {"", ""})),
                                         ready_layer("b", table_of({"B1"}, {""})));
    CHECK(document.links().find("A2") == nth(0, 1));
    CHECK(document.links().find("B1") == nth(1, 0));
    CHECK(document.links().find("C1") == std::nullopt);
    CHECK(document.links().find("") == std::nullopt);
}

TEST_CASE("of two features with one id the lower layer's is meant") {
    MadeMap const document = document_of(ready_layer("a", table_of({"X"}, {""})),
                                         ready_layer("b", table_of({"X", "X"}, {"", ""})));
    CHECK(document.links().find("X") == nth(0, 0));
}

TEST_CASE("features without ids of their own, and those of the basemap, are nobody's") {
    MadeMap const document =
        document_of(ready_layer("own", point_table({{0, 0}})),
                    ready_layer("names", table_of({"VN"}, {""}), LayerGroup::background));
    CHECK(document.links().find("1") == std::nullopt);
    CHECK(document.links().find("VN") == std::nullopt);
}

TEST_CASE("a feature knows its host, and the host its guests") {
    MadeMap const document = document_of(ready_layer("gates", table_of({"G1", "G2"}, {"", ""})),
                                         ready_layer("events", table_of({"E1", "E2"}, {"G2", ""})));
    CHECK(document.links().host_of(nth(1, 0)) == nth(0, 1));
    CHECK(document.links().host_of(nth(1, 1)) == std::nullopt);
    CHECK(document.links().hosted_by(nth(0, 1)) == std::vector<FeatureRef>{nth(1, 0)});
    CHECK(document.links().hosted_by(nth(0, 0)).empty());
}

TEST_CASE("guests stand in drawing order from the top, then as in their file") {
    MadeMap const document = document_of(ready_layer("gates", table_of({"G1"}, {""})),
                                         ready_layer("events", table_of({"E1", "E2"}, {"G1", "G1"})),
                                         ready_layer("twins", table_of({"T1"}, {"G1"})));
    CHECK(document.links().hosted_by(nth(0, 0)) == std::vector<FeatureRef>{nth(2, 0), nth(1, 0), nth(1, 1)});
}

TEST_CASE("a host that is not there, or the feature itself, is no host") {
    MadeMap const document = document_of(ready_layer("events", table_of({"E1", "E2"}, {"G9", "E2"})));
    CHECK(document.links().host_of(nth(0, 0)) == std::nullopt);
    CHECK(document.links().host_of(nth(0, 1)) == std::nullopt);
}

TEST_CASE("a guest's guest stands at the first host") {
    MadeMap const document = document_of(ready_layer("own", table_of({"G1", "E1", "T1"}, {"", "G1", "E1"})));
    CHECK(document.links().host_of(nth(0, 2)) == nth(0, 0));
    CHECK(document.links().hosted_by(nth(0, 0)) == std::vector<FeatureRef>{nth(0, 1), nth(0, 2)});
    CHECK(document.links().hosted_by(nth(0, 1)).empty());
}

TEST_CASE("what the background has too is drawn once, and neither counted nor listed") {
    ReadyLayer cities = ready_layer("cities", table_of({"GN1", "GN2"}, {"", ""}), LayerGroup::background);
    LayerProfile profile;
    profile.host_field = "id";
    cities.state.profile = std::make_shared<LayerProfile const>(profile);
    MadeMap const document = document_of(cities, ready_layer("places", table_of({"GN2", "GN3"}, {"", ""})));
    CHECK(document.links().host_of(nth(0, 1)) == nth(1, 0));
    CHECK(document.links().host_of(nth(0, 0)) == std::nullopt);
    CHECK(document.links().hosted_by(nth(1, 0)).empty());
    CHECK(document.layers()[0].is_hosted(1));
    CHECK_FALSE(document.layers()[0].is_hosted(0));
    CHECK_FALSE(document.layers()[1].is_hosted(0));
}

TEST_CASE("features that host each other have no host") {
    MadeMap const document = document_of(ready_layer("own", table_of({"A", "B", "C"}, {"B", "C", "A"})));
    for (std::uint32_t feature = 0; feature < 3; ++feature) {
        CHECK(document.links().host_of(nth(0, feature)) == std::nullopt);
        CHECK(document.links().hosted_by(nth(0, feature)).empty());
    }
}

TEST_CASE("a programme knows where it happened, also where several did") {
    ReadyLayer events =
        ready_layer("events", table_of({"E1", "E2", "E3"}, {"", "", ""}, {"M1 M2", "M2", ""}));
    LayerProfile profile;
    profile.listed_by_field = "programme";
    events.state.profile = std::make_shared<LayerProfile const>(profile);
    MadeMap const document = document_of(events);
    CHECK(document.links().listed_by("M1") == std::vector<FeatureRef>{nth(0, 0)});
    CHECK(document.links().listed_by("M2") == std::vector<FeatureRef>{nth(0, 0), nth(0, 1)});
    CHECK(document.links().listed_by("M3").empty());
    CHECK(document.links().listed_by("").empty());
}

TEST_CASE("no layers have no links") {
    CHECK(Links{}.find("G1") == std::nullopt);
    CHECK(Links{}.hosted_by(nth(0, 0)).empty());
    CHECK(Links{std::vector<Layer>{}}.listed_by("M1").empty());
}

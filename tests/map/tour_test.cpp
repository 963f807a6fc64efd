#include "map/tour.hpp"

#include "map/map_file.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

Tour tour(std::string name, std::string part_of = {}) {
    Tour made;
    made.name = std::move(name);
    made.part_of = std::move(part_of);
    made.stops.resize(2);
    return made;
}

std::string const two_stops = R"({"gatepost_map": 1, "tours": [
    {"name": "mills", "title": {"en": "Mills", "vi": "Cối xay"}, "author": "Ada", "stops": [
        {"title": "First", "text": {"en": "Old.", "zh": "旧。"}, "mood": 3,
         "view": {"centre": [106.5, 21.5], "zoom": 11.25, "size": [640, 380], "tilt": 1},
         "time": "../2019", "selection": ["mills:7"], "layers": ["mills"]},
        {"text": "Stay"}]}]})";

MapFile map_of(std::string const& json, ReadInclude const& include = {}) {
    return read_map_file(json, "/maps", include).map;
}

}  // namespace

TEST_CASE("a tour is read and kept with all that is said of it, also what is not known") {
    MapFile const map = map_of(two_stops);
    REQUIRE(map.state.tours.all().size() == 1);
    Tour const& read = map.state.tours.all()[0];
    CHECK(text_in(read.title, Locale::vietnamese) == "Cối xay");
    REQUIRE(read.stops.size() == 2);
    CHECK(read.stops[0].view == TourView{{106.5, 21.5}, 11.25, {640, 380}});
    CHECK(read.stops[0].time == parse_time_range("../2019"));
    CHECK(read.stops[0].layers == std::vector<std::string>{"mills"});
    CHECK_FALSE(read.stops[1].view);
    CHECK_FALSE(read.stops[1].layers);
    std::string const kept = write_map_file(map, "/maps");
    for (char const* const words : {R"("author": "Ada")", R"("mood": 3)", R"("tilt": 1)", R"("旧。")"}) {
        CAPTURE(words);
        CHECK(kept.find(words) != std::string::npos);
    }
    MapFile const again = map_of(kept);
    CHECK(again.state.tours.all()[0].stops[0].view == read.stops[0].view);
    CHECK(write_map_file(again, "/maps") == kept);
}

TEST_CASE("what is wrong of a tour costs that alone, and is named by its place") {
    ReadMapFile const read = read_map_file(R"({"gatepost_map": 1, "tours": [
        {"name": "a", "stops": [{"view": {"centre": [1, 2]}, "text": "x"}, 7]}, {"stops": []}, {"name": "a", "stops": []},
        {"name": "b"}, "later"]})",
                                           "/maps");
    REQUIRE(read.map.state.tours.all().size() == 1);
    REQUIRE(read.map.state.tours.all()[0].stops.size() == 1);
    CHECK(read.map.state.tours.all()[0].stops[0].text.size() == 1);
    std::vector<std::string> const begins{
        "tours[0].stops[0].view: a centre", "tours[0].stops[1]: an object", "tours[1].name: a name",
        "tours[2].name: another tour",      "tours[3].stops: a list",       "tours[4]: an object"};
    REQUIRE(read.messages.size() == begins.size());
    for (std::size_t i = 0; i < begins.size(); ++i) {
        CAPTURE(read.messages[i]);
        CHECK(read.messages[i].starts_with(begins[i]));
    }
    std::string const kept = write_map_file(read.map, "/maps");
    for (char const* const words : {R"("later")", R"("name": "b")", R"("centre": [)", "7"}) {
        CAPTURE(words);
        CHECK(kept.find(words) != std::string::npos);  // nothing is lost by saving
    }
    MapFile const strange = map_of(R"({"gatepost_map": 1, "tours": {"mine": "as it is"}})");
    CHECK(write_map_file(strange, "/maps").find("as it is") != std::string::npos);
}

TEST_CASE("tours of an include are there, but for those of the same name, and are not written") {
    auto const include = [](std::string const& /*part*/) {
        return read_map_file(R"({"gatepost_map": 1, "tours": [{"name": "mills", "stops": [{}]},
                                 {"name": "hills", "stops": [{}]}]})",
                             "/b");
    };
    std::string json = two_stops;
    json.insert(1, R"("include": ["atlas"], )");
    MapFile const map = map_of(json, include);
    REQUIRE(map.state.tours.all().size() == 2);
    CHECK(map.state.tours.find("mills")->stops.size() == 2);
    CHECK(map.state.tours.find("mills")->part_of.empty());
    CHECK(map.state.tours.find("hills")->part_of == "atlas");
    std::string const kept = write_map_file(map, "/maps");
    CHECK(kept.find("hills") == std::string::npos);
}

TEST_CASE("a tour that is changed is the map's own") {
    Tours tours({tour("a", "atlas"), tour("b")});
    Tour changed = *tours.find("a");
    changed.stops.resize(1);
    tours = with_tour(tours, changed);
    CHECK(tours.all().size() == 2);
    CHECK(tours.find("a")->stops.size() == 1);
    CHECK(tours.find("a")->part_of.empty());
    tours = with_tour(tours, tour(free_tour_name(tours)));
    CHECK(free_tour_name(tours) == "tour-2");
    CHECK(without_tour(tours, "a").find("a") == nullptr);
    CHECK(Tours() == Tours(std::vector<Tour>{}));
}

TEST_CASE("one looks at a stop as long as its text takes to read") {
    CHECK(reading_time_s("", "") == Approx(3));
    CHECK(reading_time_s("", std::string(150, 'x')) == Approx(13));
    CHECK(reading_time_s("友谊", "关口") == Approx(3.8));  // a character is a word
}

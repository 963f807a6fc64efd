#include "app/place_mark.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

namespace {

using Texts = std::vector<std::string>;

Texts labels(PlaceMarkModel const& mark) {
    Texts all;
    for (PlaceMarkModel::Position const& position : mark.positions) {
        all.push_back(position.label);
    }
    return all;
}

}  // namespace

TEST_CASE("a mark has its position in several notations, in the map's CRS where that is another one") {
    JobPool pool{2};
    Options options;
    options.map_crs = "EPSG:4326";
    for (bool const is_geographic : {false, true}) {
        OpenMap map(is_geographic ? options : Options{}, pool);
        map.finish_loading();
        PlaceMark mark;
        CHECK_FALSE(mark.model(map));
        mark.set({105.8, 21});
        auto const model = mark.model(map);
        REQUIRE(model);
        CHECK(model->positions[0].text == "21.000000, 105.800000");
        CHECK(model->positions[1].text == "48N 583145 2322356");
        Texts wanted{"WGS 84", "UTM", "MGRS"};
        if (!is_geographic) {
            wanted.emplace_back("WGS 84 / Pseudo-Mercator");
        }
        CHECK(labels(*model) == wanted);
    }
}

TEST_CASE("the areas of a mark are those of the layers that are shown") {
    JobPool pool{2};
    OpenMap map(Options{}, pool);
    PlaceMark mark;
    mark.set({104.5, 19.2});
    map.finish_loading();
    REQUIRE(mark.model(map));
    CHECK_FALSE(mark.model(map)->areas.empty());
    CHECK(mark.model(map)->areas.back() == "Vietnam");
    for (char const* const name : {"countries", "names"}) {
        map.change(SetVisible{*map.document().find_layer(name), false});
    }
    CHECK(mark.model(map)->areas.empty());
}

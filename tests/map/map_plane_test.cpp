#include "map/map_plane.hpp"

#include "map/map_at.hpp"
#include "map/pick.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

MapPlane plane_of(MapAt const& map) { return {map.crs, map.world_from_lonlat}; }

Box about(MapAt const& map, Point lonlat, double reach_world) {
    return Box::around(map.world_from_lonlat.forward(lonlat), reach_world);
}

}  // namespace

TEST_CASE(
    "the edge of the map is where the CRS ends: within it all is map, across it and beyond it not all") {
    MapAt const robinson("+proj=robin");
    CHECK(plane_of(robinson).holds(about(robinson, {105, 22}, 1e6)));
    CHECK_FALSE(plane_of(robinson).holds(about(robinson, {179, 22}, 1e6)));
    CHECK_FALSE(plane_of(robinson).holds({-16.9e6, 8e6, -16.8e6, 8.1e6}));  // a corner that is no earth
    CHECK_FALSE(plane_of(robinson).holds({-1e8, -1e8, 1e8, 1e8}));
    MapAt const polar("EPSG:3995");
    CHECK(plane_of(polar).holds(about(polar, {0, 89}, 1e6)));
    CHECK_FALSE(plane_of(polar).holds(about(polar, {0, 0.1}, 1e6)));
    MapAt const utm("EPSG:32648");
    CHECK(plane_of(utm).holds(about(utm, {106, 22}, 1e5)));
    CHECK_FALSE(plane_of(utm).holds(about(utm, {73.9, 22}, 1e6)));
}

TEST_CASE("a map that repeats has no edge but in the north and south") {
    MapAt const web("EPSG:3857");
    MapPlane const plane = plane_of(web);
    CHECK(plane.holds({-9e7, -1e6, 9e7, 1e6}));
    CHECK_FALSE(plane.holds({0, 2e7, 1, 2.1e7}));
    CHECK(plane.turn_number(plane.turns_in({3e7, 0, 3.1e7, 1}).front()) == 1);
    CHECK(plane.near({0, 5}, {9e7, 0}).x == Approx(2 * 2 * 20037508.342789244));
}

TEST_CASE("of a plane that nobody knows nothing is left out") {
    MapPlane const plane;
    CHECK(plane.holds({-1e9, -1e9, 1e9, 1e9}));
    CHECK(plane.wrapped({1e9, 0}) == Point{1e9, 0});
    CHECK(plane.turns_in({-1e9, -1e9, 1e9, 1e9}) == std::vector<double>{0});
}

TEST_CASE("a click finds a feature in every copy of the map, also half beyond the edge of it") {
    for (char const* const code : {"EPSG:4326", "EPSG:3857", "+proj=mill"}) {
        INFO(code);
        MapAt const map(code);
        FeatureTable table = point_table(
            {map.world_from_lonlat.forward({105, 20}), map.world_from_lonlat.forward({179.99, -17})});
        MadeMap document = document_of(ready_layer("own", std::move(table)));
        document.set_map_plane(plane_of(map));
        double const width = document.map_plane().repeat()->width_world;
        Viewport const view{map.world_from_lonlat.forward({0, 0}), width / 400, 1600, 800};
        for (int turn = -1; turn <= 2; ++turn) {
            for (std::uint32_t feature : {0U, 1U}) {
                Point const anchor = document.layers()[0].world->anchor_of(feature);
                Point const at = view.screen_from_world({anchor.x + turn * width, anchor.y});
                for (double const off_px : {-2.5, 0.0, 2.5}) {  // over the edge too
                    Picked const picked = pick(document, view, 0, at + Point{off_px, 0});
                    REQUIRE(picked.hits.size() == 1);
                    CHECK(picked.hits[0].ref.feature == feature);
                }
            }
        }
    }
}

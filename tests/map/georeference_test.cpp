#include "map/georeference.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;
using Catch::Contains;

TEST_CASE("a picture begins where its frame does, less what is before it") {
    Viewport const frame{{1000, 2000}, 10, 40, 20};  // 800 to 1200, 1900 to 2100
    GeoReference const place = georeference_of(Crs::wgs84(), frame, {6, 4}, 2);
    CHECK(place.world_per_px == 5);
    CHECK(place.upper_left_world.x == 800 - 6 * 5);
    CHECK(place.upper_left_world.y == 2100 + 4 * 5);
}

TEST_CASE("a world file names the middle of the first pixel") {
    CHECK(world_file_text({Crs::wgs84(), {100, 20}, 0.5}) == "0.5\n0\n0\n-0.5\n100.25\n19.75\n");
}

TEST_CASE("the file beside a picture names the CRS and the order of its axes") {
    std::string const north_first = aux_xml_text({Crs::wgs84(), {100, 20}, 0.5});
    CHECK_THAT(north_first, Contains("dataAxisToSRSAxisMapping=\"2,1\"") && Contains("GEOGCS[") &&
                                Contains("100, 0.5, 0, 20, 0, -0.5"));
    CHECK_THAT(aux_xml_text({Crs::web_mercator(180), {0, 0}, 1}),
               Contains("Mapping=\"1,2\"") && Contains("3857"));
}

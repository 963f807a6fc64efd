#include "geo/crs.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"

using namespace gatepost;
using Catch::Contains;

namespace {

char const* const utm_48_wkt =
    R"(PROJCS["WGS 84 / UTM zone 48N",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],)"
    R"(PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],)"
    R"(PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",105],PARAMETER["scale_factor",0.9996],)"
    R"(PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1],AXIS["Easting",EAST],)"
    R"(AXIS["Northing",NORTH]])";

}  // namespace

TEST_CASE("the web's CRS is projected, in metres, spherical") {
    Crs const crs = Crs::parse("EPSG:3857");
    CHECK(crs.code() == "EPSG:3857");
    CHECK(crs.name() == "WGS 84 / Pseudo-Mercator");
    CHECK_FALSE(crs.is_geographic());
    CHECK(crs.is_web_mercator());
    CHECK(crs.metres_per_unit() == 1);
}

TEST_CASE("longitude and latitude are geographic") {
    for (char const* const text :
         {"EPSG:4326", "OGC:CRS84", "+proj=longlat +datum=WGS84", "EPSG:4756", "EPSG:4979"}) {
        INFO(text);
        Crs const crs = Crs::parse(text);
        CHECK(crs.is_geographic());
        CHECK_FALSE(crs.is_web_mercator());
        CHECK(crs.metres_per_unit() == Approx(111'319.49).epsilon(1e-6));
    }
}

TEST_CASE("zones are projected and say where they are meant to be used") {
    Crs const crs = Crs::parse("EPSG:32648");
    CHECK_FALSE(crs.is_geographic());
    CHECK_FALSE(crs.is_web_mercator());
    CHECK(crs.name() == "WGS 84 / UTM zone 48N");
    CHECK(crs.area_of_use_lonlat() == Box{102, 0, 108, 84});
}

TEST_CASE("Vietnam's own CRS is known") {
    Crs const crs = Crs::parse("EPSG:3405");
    CHECK(crs.name() == "VN-2000 / UTM zone 48N");
    CHECK(crs.area_of_use_lonlat().contains(Point{105.85, 21.03}));
}

TEST_CASE("a CRS is also read from a PROJ string, with or without its type") {
    for (char const* const text :
         {"+proj=utm +zone=48 +datum=WGS84", "+proj=utm +zone=48 +datum=WGS84 +type=crs"}) {
        Crs const crs = Crs::parse(text);
        CHECK_FALSE(crs.is_geographic());
        CHECK(crs.code().empty());
        CHECK(crs.metres_per_unit() == 1);
    }
}

TEST_CASE("a CRS is also read from WKT") {
    Crs const crs = Crs::parse(utm_48_wkt);
    CHECK(crs.name() == "WGS 84 / UTM zone 48N");
    CHECK(crs.code().empty());
    CHECK_FALSE(crs.is_geographic());
}

TEST_CASE("spaces around a CRS do not matter") {
    CHECK_FALSE(Crs::parse(" +proj=utm +zone=48 +datum=WGS84").is_geographic());
}

TEST_CASE("a CRS in feet knows how long its unit is") {
    CHECK(Crs::parse("EPSG:2263").metres_per_unit() == Approx(0.3048006).epsilon(1e-6));
}

TEST_CASE("a compound CRS is judged by its horizontal part") {
    CHECK(Crs::parse("EPSG:4326+5773").is_geographic());
    CHECK(Crs::parse("EPSG:32648+5773").metres_per_unit() == 1);
}

TEST_CASE("a text that names no CRS is refused by name") {
    for (char const* const text :
         {"EPSG:999999", "banana", "+proj=banana", "3857 or so", "PROJCS[\"broken"}) {
        CHECK_THROWS_WITH(Crs::parse(text), Contains(text) && Contains("not a CRS"));
    }
    CHECK_THROWS_AS(Crs::parse(""), Error);
}

TEST_CASE("a name is taken only for the CRS that bears it") {
    for (char const* const text : {"foo", "bar", "WGS", "UTM", "VN", "foo:1", "3857", "mercator"}) {
        INFO(text);
        CHECK_THROWS_WITH(Crs::parse(text), Contains(text) && Contains("not a CRS that PROJ knows"));
    }
    CHECK(Crs::parse("WGS 84 / UTM zone 48N").code() == "EPSG:32648");
    CHECK(Crs::parse("wgs84").is_geographic());
    CHECK(Crs::parse("ESRI:54030").name() == "World_Robinson");
    CHECK(Crs::parse("urn:ogc:def:crs:EPSG::32648").code() == "EPSG:32648");
    CHECK(Crs::parse("http://www.opengis.net/def/crs/EPSG/0/32648").code() == "EPSG:32648");
}

TEST_CASE("a CRS of heights or of the earth's centre is refused by name") {
    CHECK_THROWS_WITH(Crs::parse("EPSG:5773"), Contains("EPSG:5773") && Contains("neither"));
    CHECK_THROWS_WITH(Crs::parse("EPSG:4978"), Contains("EPSG:4978") && Contains("neither"));
}

TEST_CASE("wgs84 is what EPSG:4326 gives") {
    Crs const parsed = Crs::parse("EPSG:4326");
    CHECK(Crs::wgs84() == parsed);
    CHECK(Crs::wgs84().code() == parsed.code());
    CHECK(Crs::wgs84().name() == parsed.name());
    CHECK(Crs::wgs84().metres_per_unit() == parsed.metres_per_unit());
    CHECK_FALSE(Crs::wgs84() == Crs::parse("EPSG:3857"));
}

TEST_CASE("a CRS is usable at least in its area of use, and nowhere off the earth") {
    for (char const* const code :
         {"EPSG:4326", "EPSG:32648", "EPSG:3405", "EPSG:2263", "EPSG:3035", "EPSG:32760"}) {
        INFO(code);
        Crs const crs = Crs::parse(code);
        CHECK(crs.usable_area_lonlat().contains(crs.area_of_use_lonlat()));
        Box const usable = crs.usable_area_lonlat();
        CHECK(usable.width() <= 360);
        CHECK(std::max(std::abs(usable.min_y), std::abs(usable.max_y)) <= 90);
    }
}

TEST_CASE("web Mercator ends where the web's maps end") {
    CHECK(Crs::parse("EPSG:3857").usable_area_lonlat() == Box{-180, -85.06, 180, 85.06});
}

TEST_CASE("areas of use across the antimeridian go on beyond 180") {
    CHECK(Crs::parse("EPSG:3460").area_of_use_lonlat().max_x > 180);  // Fiji
    Box const pacific = Crs::parse("EPSG:3832").usable_area_lonlat();
    CHECK(pacific.contains(Point{185, -17}));
    CHECK_FALSE(pacific.contains(Point{5, 50}));
    CHECK(Crs::parse("EPSG:32601").usable_area_lonlat().contains(Point{-185, 60}));
}

TEST_CASE("a map around a pole shows its half of the world and is not cut open") {
    for (char const* const code : {"EPSG:3995", "EPSG:3413", "EPSG:6931", "EPSG:5041", "EPSG:3571",
                                   "+proj=stere +lat_0=90 +lat_ts=70 +lon_0=-45"}) {
        INFO(code);
        CHECK(Crs::parse(code).usable_area_lonlat() == Box{-180, 0, 180, 90});
        CHECK_FALSE(Crs::parse(code).has_seam());
    }
    for (char const* const code : {"EPSG:3031", "EPSG:6932", "EPSG:5042", "+proj=laea +lat_0=-90"}) {
        INFO(code);
        CHECK(Crs::parse(code).usable_area_lonlat() == Box{-180, -90, 180, 0});
    }
    for (char const* const code : {"EPSG:3857", "EPSG:4326", "EPSG:3035", "EPSG:32648", "EPSG:28992"}) {
        CHECK(Crs::parse(code).has_seam());
    }
}

TEST_CASE("a map of the whole world is cut open opposite to its middle") {
    Box const asia = Crs::parse("EPSG:8859").usable_area_lonlat();  // Equal Earth, around 150° E
    CHECK(asia.min_x == Approx(-30));
    CHECK(asia.max_x == Approx(330));
    CHECK(Crs::parse("+proj=robin +lon_0=-90").usable_area_lonlat().min_x == Approx(-270));
    CHECK(Crs::web_mercator(180).usable_area_lonlat() == Box{0, -85.06, 360, 85.06});
    CHECK(Crs::web_mercator(180).code() == "EPSG:3857");
    CHECK_FALSE(Crs::web_mercator(180) == Crs::web_mercator());
}

TEST_CASE("a zone is usable some way beyond itself, but not round the world") {
    Box const area = Crs::parse("EPSG:32648").usable_area_lonlat();
    CHECK(area.contains(Point{95, -10}));
    CHECK(area.contains(Point{120, 50}));
    CHECK_FALSE(area.contains(Point{-75, 20}));
    CHECK_FALSE(area.contains(Point{0, 0}));
}

TEST_CASE("a definition that is parsed again is the same") {
    for (char const* const text :
         {"EPSG:3857", "EPSG:3405", "+proj=robin +lon_0=100", "ESRI:54030", "OGC:CRS84"}) {
        Crs const crs = Crs::parse(text);
        CHECK(Crs::parse(crs.definition()).definition() == crs.definition());
    }
    CHECK(Crs::parse(Crs::web_mercator(180).definition()) == Crs::web_mercator(180));
    CHECK_THROWS(Crs::parse("EPSG:3857 around the world"));
}

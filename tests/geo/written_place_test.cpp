#include "geo/written_place.hpp"

#include "geo/geodesy.hpp"
#include "geo/grid_reference.hpp"
#include "geo/transformer.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <string>

using namespace gatepost;

namespace {

/// Where the map tells of the Friendship Pass.
constexpr Point pass{106.7115, 21.9727};

double metres_off(std::string const& typed, Point lonlat) {
    CAPTURE(typed);
    auto const place = parse_place(typed);
    REQUIRE(place);
    return geodesic_distance_m(*place, lonlat);
}

}  // namespace

TEST_CASE("places in UTM are those that PROJ finds, in whatever order and with whatever letters") {
    Point const utm = Transformer(Crs::wgs84(), Crs::parse("EPSG:32648")).forward(pass);
    std::string const x = std::to_string(utm.x);
    std::string const y = std::to_string(utm.y);
    for (char const* const pattern : {"48N {0} {1}", "{0} {1} 48N", "48Q {0}, {1}", "UTM 48 N {0}mE {1}mN",
                                      "48 N {0}E {1}N", "{0}mE {1}mN zone 48N", "utm 48n {0} {1}"}) {
        std::string const typed = fmt::format(fmt::runtime(pattern), x, y);
        CHECK(metres_off(typed, pass) < 0.01);
    }
    Point const south{-58.4, -34.6};
    Point const there = Transformer(Crs::wgs84(), Crs::parse("EPSG:32721")).forward(south);
    CHECK(metres_off("21S " + std::to_string(there.x) + " " + std::to_string(there.y), south) < 0.01);
    Point const jakarta = Transformer(Crs::wgs84(), Crs::parse("EPSG:32748")).forward({106.8, -6.2});
    CHECK(metres_off(fmt::format("48M {} {}", jakarta.x, jakarta.y), {106.8, -6.2}) < 0.01);
    CHECK(metres_off("21H " + std::to_string(there.x) + " " + std::to_string(there.y), south) < 0.01);
}

TEST_CASE("what is written in UTM and MGRS is read as the same place") {
    for (Point const p : {pass, Point{-58.4, -34.6}, Point{5.3, 60.4}, Point{179.99, 0.01}, Point{0, 0}}) {
        CAPTURE(p.x, p.y);
        CHECK(metres_off(utm_text(p), p) < 0.8);
        CHECK(metres_off(mgrs_text(p), p) < 0.8);
    }
    CHECK(utm_text({106.7115, 21.9727}) == "48N 676715 2430793");
    CHECK(mgrs_text({200, 95}).empty());
    CHECK(utm_text({0, 91}).empty());
    CHECK(utm_text({106.7115 - 360, 21.9727}) == utm_text(pass));
}

TEST_CASE("MGRS is read as its specification has it, with the middle of the square for the place") {
    // The example of GeographicLib's manual for Baghdad.
    CHECK(metres_off("38SMB4488", {44.4 + 0.00363, 33.33424}) < 800);
    CHECK(metres_off("38S MB 4488", *parse_place("38smb4488")) < 0.01);
    CHECK(metres_off("38SMB 4 8", *parse_place("38SMB4488")) < 10'000);
}

TEST_CASE("easting and northing in a CRS that is named") {
    Transformer const vn2000(Crs::wgs84(), Crs::parse("EPSG:3405"));
    Point const there = vn2000.forward(pass);
    std::string const x = std::to_string(there.x);
    std::string const y = std::to_string(there.y);
    CHECK(metres_off("EPSG:3405 " + x + " " + y, pass) < 0.01);
    CHECK(metres_off("epsg:3405 " + x + ", " + y, pass) < 0.01);
    for (char const* const pattern : {"VN-2000 48 {0} {1}", "VN2000 48N {1} {0}", "vn 2000 48, {0}, {1}"}) {
        std::string const typed = fmt::format(fmt::runtime(pattern), x, y);
        CHECK(metres_off(typed, pass) < 0.01);
    }
    Point const in_province = Transformer(Crs::wgs84(), Crs::parse("EPSG:9214")).forward(pass);
    CHECK(metres_off("VN-2000 107 " + std::to_string(in_province.y) + " " + std::to_string(in_province.x),
                     pass) < 0.01);
    Point const lao_cai = Transformer(Crs::wgs84(), Crs::parse("EPSG:9208")).forward({103.97, 22.5});
    CHECK(metres_off("VN-2000 104°45' " + std::to_string(lao_cai.x) + " " + std::to_string(lao_cai.y),
                     {103.97, 22.5}) < 0.01);
}

TEST_CASE("addresses of places are read: geo, and those of web maps") {
    for (char const* const typed :
         {"geo:21.9727,106.7115", "geo:21.9727,106.7115,300;u=35?z=12", "geo:21.9727,106.7115;crs=wgs84",
          "https://www.openstreetmap.org/#map=14/21.9727/106.7115",
          "https://www.openstreetmap.org/?mlat=21.9727&mlon=106.7115#map=5/20/100",
          "https://www.google.com/maps/@21.9727,106.7115,14z",
          "https://www.google.com/maps/place/Somewhere/@21.9,106.7,14z/data=!3m1!4b1!3d21.9727!4d106.7115",
          "https://maps.google.com/?q=21.9727,106.7115",
          "https://www.google.com/maps/search/?api=1&query=21.9727%2C106.7115",
          "https://www.bing.com/maps?cp=21.9727~106.7115&lvl=12",
          "https://maps.apple.com/?ll=21.9727,106.7115", " 21.9727, 106.7115 "}) {
        CHECK(metres_off(typed, pass) < 0.01);
    }
}

TEST_CASE("other texts are no places") {
    for (char const* const typed : {"",
                                    " ",
                                    "Lạng Sơn",
                                    "48",
                                    "48N",
                                    "48N 106",
                                    "61N 500000 0",
                                    "48I 500000 2400000",
                                    "48QXJ",
                                    "48QXJ 123",
                                    "geo:95,10",
                                    "geo:21,106;crs=EPSG:3405",
                                    "geo:x,y",
                                    "EPSG:3405",
                                    "EPSG:3405 1",
                                    "EPSG:0 1 2",
                                    "EPSG:3405 nan 2",
                                    "VN-2000 50 675000 2430000",
                                    "VN-2000 105.3 675000 2430000",
                                    "VN-2000 48 675000",
                                    "https://www.google.cn/maps/@21.9727,106.7115,14z",
                                    "https://example.org/@21.9727,106.7115",
                                    "https://www.openstreetmap.org/",
                                    "http:",
                                    "https://",
                                    "ftp://maps.google.com/?q=1,2",
                                    "48N 99999999 2430000"}) {
        CAPTURE(typed);
        if (std::string(typed) == "48N 106") {
            CHECK(parse_place(typed) == Point{106, 48});  // latitude and longitude
        } else {
            CHECK_FALSE(parse_place(typed));
        }
    }
    CHECK_FALSE(parse_place(std::string(5000, '1')));
}

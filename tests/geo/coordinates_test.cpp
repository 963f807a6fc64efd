#include "geo/coordinates.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>

using namespace gatepost;

TEST_CASE("places are read as people write them") {
    auto const [text, x, y] = GENERATE(table<std::string, double, double>({
        {"21.97, 106.71", 106.71, 21.97},
        {"21.97 106.71", 106.71, 21.97},
        {"106.71,21.97", 106.71, 21.97},
        {" 21.97;106.71 ", 106.71, 21.97},
        {"21.97N 106.71E", 106.71, 21.97},
        {"N21.97 E106.71", 106.71, 21.97},
        {"106.71 E, 21.97 N", 106.71, 21.97},
        {"21°58′12″N 106°42′36″E", 106.71, 21.97},
        {"21°58'12\"N, 106°42'36\"E", 106.71, 21.97},
        {"21° 58.2′ N 106° 42.6′ E", 106.71, 21.97},
        {"-33.86, 151.21", 151.21, -33.86},
        {"33.86 S 151.21 E", 151.21, -33.86},
        {"-0°30′, -70°15′", -70.25, -0.5},
        {"45, 10", 10, 45},
        {"10E 45", 10, 45},
        {"+21.97 +106.71", 106.71, 21.97},
        {"22,40656° B  104,33758° Đ", 104.33758, 22.40656},
        {"22,5° N 104,5° T", -104.5, -22.5},
    }));
    CAPTURE(text);
    auto const place = parse_lonlat(text);
    REQUIRE(place);
    CHECK(place->x == Approx(x).margin(1e-9));
    CHECK(place->y == Approx(y).margin(1e-9));
}

TEST_CASE("what is no place is not taken for one") {
    std::string const text =
        GENERATE("", "Đồng Đăng", "21.97", "21.97,", "21.97 106.71 5", "EPSG:3405", "200, 100", "91 N 10 E",
                 "21 N 20 N", "21°75′N 106°E", "nan nan", "inf, 3", "21.97 106.71 x");
    CAPTURE(text);
    CHECK_FALSE(parse_lonlat(text));
}

TEST_CASE("a place is written with its sides") {
    CHECK(lonlat_text({106.71, 21.97}) == "21.97000° N  106.71000° E");
    CHECK(lonlat_text({-70.25, -0.5}) == "0.50000° S  70.25000° W");
}

TEST_CASE(
    "a longitude or a latitude stands alone, with a decimal point or comma, or in degrees and minutes") {
    for (char const* const text : {"106.71", "106,71", " 106.71° ", "106°42′36″E", "106°42,6'E", "E106.71"}) {
        REQUIRE(parse_degrees(text, Ordinate::longitude));
        CHECK(*parse_degrees(text, Ordinate::longitude) == Approx(106.71).epsilon(1e-12));
    }
    CHECK(*parse_degrees("33,5 S", Ordinate::latitude) == -33.5);
    CHECK(*parse_degrees("2345678.25", Ordinate::latitude) == 2345678.25);
}

TEST_CASE("what is no number of degrees, or belongs to the other ordinate, is nothing") {
    for (char const* const text : {"", "abc", "106.71N", "1,106,71", "106.71 x", "1.106,71"}) {
        CHECK_FALSE(parse_degrees(text, Ordinate::longitude));
    }
    CHECK_FALSE(parse_degrees("21.97E", Ordinate::latitude));
}

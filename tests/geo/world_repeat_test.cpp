#include "geo/world_repeat.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace gatepost;

namespace {

std::optional<WorldRepeat> repeat_of(std::string const& code) {
    Crs const crs = Crs::parse(code);
    return gatepost::repeat_of(crs, Transformer(Crs::wgs84(), crs));
}

}  // namespace

TEST_CASE("maps of the whole world in cylindrical projections repeat, once around the earth") {
    for (auto const& [code, width] : {std::pair{"EPSG:4326", 360.0},
                                      {"EPSG:3857", 2 * 20037508.342789244},
                                      {"EPSG:3857 around 180", 2 * 20037508.342789244},
                                      {"+proj=eqc", 2 * 20037508.342789244},
                                      {"+proj=mill", 2 * 20015109.356056377},
                                      {"EPSG:6933", 2 * 17367530.445161536}}) {
        INFO(code);
        auto const repeat = repeat_of(code);
        REQUIRE(repeat);
        CHECK(repeat->width_world == Approx(width).epsilon(1e-9));
    }
}

TEST_CASE("other projections do not repeat, nor do maps of a part of the world") {
    for (char const* const code : {"+proj=robin", "+proj=moll", "EPSG:3995", "EPSG:32648", "EPSG:3405",
                                   "EPSG:3035", "+proj=sinu", "EPSG:3832"}) {
        INFO(code);
        CHECK_FALSE(repeat_of(code));
    }
}

TEST_CASE("a place beyond the edge is one of the map itself, whole turns away") {
    WorldRepeat const repeat{-180, 360, -180};
    CHECK(repeat.wrapped({190, 7}) == Point{-170, 7});
    CHECK(repeat.wrapped({-181, 7}) == Point{179, 7});
    CHECK(repeat.wrapped({725, 7}) == Point{5, 7});
    CHECK(repeat.wrapped({12.5, 95}) == Point{12.5, 95});
    CHECK(repeat.longitude_deg(200) == 200);
    CHECK(repeat.x_world(-200) == -200);
    CHECK(170 + repeat.turn_towards(170, -175) == -190);
    CHECK(170 + repeat.turn_towards(170, 100) == 170);
}

TEST_CASE("every copy that a box shows is counted once, the one in the middle first") {
    WorldRepeat const repeat{-180, 360, -180};
    CHECK(repeat.turns_in({-10, 0, 10, 1}) == std::vector<double>{0});
    CHECK(repeat.turns_in({170, 0, 200, 1}) == std::vector<double>{360, 0});
    auto const many = repeat.turns_in({-600, 0, 600, 1});
    CHECK(std::set<double>(many.begin(), many.end()) == std::set<double>{-720, -360, 0, 360, 720});
    CHECK(many.size() == 5);
    CHECK(many.front() == 0);
}

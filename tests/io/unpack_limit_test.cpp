#include "io/unpack_limit.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"

using namespace gatepost;
using Catch::Contains;

TEST_CASE("a small file may become a gigabyte, a large one two hundred times its size") {
    for (auto const& [packed, most] :
         {std::pair{1000UL, 1'000'000'000UL}, std::pair{50'000'000UL, 10'000'000'000UL}}) {
        UnpackLimit limit("a.zip", packed);
        CHECK_NOTHROW(limit.count(most, {}));
        CHECK_FALSE(limit.is_over());
        CHECK_THROWS_WITH(limit.count(1, {}), Contains("a.zip: it unpacks to more than"));
        CHECK(limit.is_over());
    }
}

TEST_CASE("the limit of a stream grows with what came of it") {
    UnpackLimit limit("standard input");
    limit.add_packed(10'000'000);
    CHECK_NOTHROW(limit.count(2'000'000'000, {}));
    CHECK_THROWS_AS(limit.count(1, {}), Error);
}

TEST_CASE("a cancelled job unpacks no further") {
    std::stop_source stop;
    stop.request_stop();
    UnpackLimit limit("a.zip", 1000);
    CHECK_THROWS_WITH(limit.count(1, JobContext{stop.get_token()}), Contains("a.zip: cancelled"));
    CHECK(limit.is_over());
}

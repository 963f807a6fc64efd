#include "base/boundary.hpp"

#include "base/error.hpp"
#include "base/job.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <new>

using namespace gatepost;

TEST_CASE("work that comes to its end has no failure") {
    bool is_done = false;
    CHECK_FALSE(failure_of("roads", [&] { is_done = true; }));
    CHECK(is_done);
}

TEST_CASE("an Error speaks for itself, other exceptions are named by the work") {
    CHECK(failure_of("roads", [] { throw Error("paths.shp: broken"); }) == "paths.shp: broken");
    CHECK(failure_of("roads", [] { throw std::bad_alloc(); }) == "roads: there is not enough memory for it");
    CHECK(failure_of("roads", [] { throw std::runtime_error("odd"); }) == "roads: odd");
    CHECK(failure_of("roads", [] { throw 3; }) == "roads: something failed that has no name");
}

TEST_CASE("a fault of the file system names the path, once") {
    auto const loop = std::make_error_code(std::errc::too_many_symbolic_link_levels);
    auto const about = [&](char const* path) {
        return failure_of("maps", [&] { throw std::filesystem::filesystem_error("status", path, loop); });
    };
    CHECK(about("maps/a") == "maps: maps/a: " + loop.message());
    CHECK(about("maps") == "maps: " + loop.message());
}

TEST_CASE("what a job throws beside its boundary reaches who takes its result, and the pool works on") {
    JobPool pool(1);
    Job<int> failing(pool, [](JobContext const&) -> int { throw std::bad_alloc(); });
    CHECK_THROWS_AS(failing.get(), std::bad_alloc);
    pool.submit([](std::size_t) { throw std::runtime_error("nobody waits for it"); });
    Job<int> next(pool, [](JobContext const&) { return 7; });
    CHECK(next.get() == 7);
}

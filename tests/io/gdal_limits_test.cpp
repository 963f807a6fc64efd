#include "io/gdal_limits.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

#include "base/temp_folder.hpp"

using namespace gatepost;

TEST_CASE("a small file may take ten seconds and 1 GB, whatever is in it") {
    TempFolder const folder;
    std::string const zip = folder.file("bomb.zip", std::string(40'000, 'x'));
    for (std::string const& source : {zip, "/vsizip/" + zip + "/in.shp"}) {
        GdalLimits const limits = limits_of(source);
        CHECK(limits.cpu_s == 10);
        CHECK(limits.memory_bytes == 1'000'000'000);
        CHECK(limits.silence_s >= 60);
    }
}

TEST_CASE("a large file may take more, and what lies beside it counts") {
    TempFolder const folder;
    std::string const shp = folder.file("large.shp", "x");
    std::filesystem::resize_file(folder.file("large.dbf", ""), 5'000'000'000);  // a hole: it takes no room
    GdalLimits const limits = limits_of(shp);
    CHECK(limits.cpu_s > 1000);
    CHECK(limits.memory_bytes > 10'000'000'000);
    CHECK(limits_of(folder.file("other.shp", "x")).cpu_s == 10);
}

TEST_CASE("databases and the web only have to go on talking") {
    for (char const* const source : {"PG:dbname=gis", "https://example.org/a.fgb"}) {
        GdalLimits const limits = limits_of(source);
        CHECK((limits.cpu_s == 0 && limits.memory_bytes == 0 && limits.silence_s > 0));
    }
}

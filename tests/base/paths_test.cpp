#include "base/paths.hpp"

#include <stdlib.h>

#include <catch2/catch.hpp>

#include "base/temp_folder.hpp"

using namespace gatepost;
namespace fs = std::filesystem;

TEST_CASE("the data folder is the one that the environment names") {
    TempFolder const folder;
    ::setenv("GATEPOST_DATA", folder.path().c_str(), 1);
    CHECK(data_folder() == folder.path());
    ::unsetenv("GATEPOST_DATA");
}

TEST_CASE("without the environment the data folder is the source tree's") {
    ::unsetenv("GATEPOST_DATA");
    CHECK(fs::equivalent(data_folder(), GATEPOST_GEODATA));
}

TEST_CASE("a folder in the environment that is not there is passed over") {
    ::setenv("GATEPOST_DATA", "/no/such/folder", 1);
    CHECK(fs::equivalent(data_folder(), GATEPOST_GEODATA));
    ::unsetenv("GATEPOST_DATA");
}

#include "base/paths.hpp"

#include <stdlib.h>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "base/temp_folder.hpp"

using namespace gatepost;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

std::size_t count_entries(fs::path const& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator{}));
}

}  // namespace

TEST_CASE("a written file holds exactly the bytes given") {
    TempFolder const folder;
    std::string const bytes{"a\0b\r\n\xFF", 6};
    write_file(folder / "out.bin", bytes);
    CHECK(read_bytes(folder / "out.bin") == bytes);
    CHECK(count_entries(folder.path()) == 1);
}

TEST_CASE("no bytes make an empty file") {
    TempFolder const folder;
    write_file(folder / "empty", "");
    CHECK(fs::file_size(folder / "empty") == 0);
}

TEST_CASE("an older file is replaced whole") {
    TempFolder const folder;
    write_file(folder / "map.png", std::string(100'000, 'x'));
    write_file(folder / "map.png", "short");
    CHECK(read_bytes(folder / "map.png") == "short");
    CHECK(count_entries(folder.path()) == 1);
}

TEST_CASE("writing where a folder stands fails, names it and leaves nothing behind") {
    TempFolder const folder;
    fs::create_directory(folder / "taken");
    CHECK_THROWS_WITH(write_file(folder / "taken", "bytes"), Contains((folder / "taken").string()));
    CHECK(fs::is_directory(folder / "taken"));
    CHECK(count_entries(folder.path()) == 1);
}

TEST_CASE("writing into a folder that is not there fails and says why") {
    TempFolder const folder;
    CHECK_THROWS_AS(write_file(folder / "no/such/map.png", "bytes"), Error);
    CHECK_THROWS_WITH(write_file(folder / "no/such/map.png", "bytes"),
                      Contains("no/such/map.png") && Contains("No such file or directory"));
}

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

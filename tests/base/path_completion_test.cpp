#include "base/path_completion.hpp"

#include <catch2/catch.hpp>

#include "base/scratch_folder.hpp"
#include "base/whole_file.hpp"

#include <filesystem>

using namespace gatepost;

TEST_CASE("a path goes on with the files and folders that begin so") {
    ScratchFolder const scratch;
    std::string const folder = scratch.path().string() + "/";
    for (char const* const name : {"map.png", "march.txt", "other", ".hidden"}) {
        write_file(folder + name, "x");
    }
    std::filesystem::create_directory(folder + "maps");
    CHECK(paths_going_on(folder + "ma", 9) ==
          std::vector{folder + "map.png", folder + "maps/", folder + "march.txt"});
    CHECK(paths_going_on(folder + "ma", 1) == std::vector{folder + "map.png"});
    CHECK(paths_going_on(folder, 9).size() == 4);
    CHECK(paths_going_on(folder + ".h", 9) == std::vector{folder + ".hidden"});
    CHECK(paths_going_on(folder + "none/x", 9).empty());
    CHECK(paths_going_on("", 9).empty());
    CHECK(common_beginning(paths_going_on(folder + "m", 9)) == folder + "ma");
}

TEST_CASE("nothing has no beginning in common") {
    CHECK(common_beginning({}).empty());
    CHECK(common_beginning({"abc"}) == "abc");
    CHECK(common_beginning({"abc", "x"}).empty());
}

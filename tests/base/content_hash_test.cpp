#include "base/content_hash.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "base/scratch_folder.hpp"
#include "base/whole_file.hpp"

using namespace gatepost;

TEST_CASE("a hash is that of xxh128sum, in however many pieces") {
    ContentHash whole;
    whole.add("abc");
    CHECK(whole.hex() == "06b05ab6733a618578af5f94892f3950");
    ContentHash pieces;
    pieces.add("a");
    pieces.add("bc");
    CHECK(pieces.hex() == whole.hex());
    CHECK(ContentHash{}.hex() == "99aa06d3014798d86001c324468d497f");
}

TEST_CASE("a file has the hash of its bytes") {
    ScratchFolder const folder;
    write_file(folder.path() / "x", std::string(3'000'000, 'x'));
    ContentHash expected;
    expected.add(std::string(3'000'000, 'x'));
    CHECK(hash_of_file((folder.path() / "x").string()) == expected.hex());
    CHECK_THROWS_AS(hash_of_file((folder.path() / "none").string()), Error);
}

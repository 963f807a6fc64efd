#include "base/nearest_word.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace gatepost;

namespace {

std::vector<std::string> const options{"--size", "--scale", "--scale-bar", "--screenshot", "--theme"};
std::vector<std::string> const layers{"gates", "posts", "Cửa khẩu", "图层一"};

}  // namespace

TEST_CASE("a word with a slip in it is known by the nearest one", "[nearest_word]") {
    CHECK(nearest_word("gatez", layers) == "gates");
    CHECK(nearest_word("gate", layers) == "gates");
    CHECK(nearest_word("agtes", layers) == "gates");
    CHECK(nearest_word("--screenshoot", options) == "--screenshot");
    CHECK(nearest_word("--szie", options) == "--size");
}

TEST_CASE("of a word that is only begun the first that begins so is meant", "[nearest_word]") {
    CHECK(nearest_word("--scre", options) == "--screenshot");
    CHECK(nearest_word("--scale-b", options) == "--scale-bar");
}

TEST_CASE("case and marks are no slips", "[nearest_word]") {
    CHECK(nearest_word("GATES", layers) == "gates");
    CHECK(nearest_word("cua khau", layers) == "Cửa khẩu");
    CHECK(nearest_word("图层二", layers) == "图层一");
}

TEST_CASE("what is near nothing is told nothing", "[nearest_word]") {
    CHECK(nearest_word("castles", layers).empty());
    CHECK(nearest_word("x", layers).empty());
    CHECK(nearest_word("", layers).empty());
    CHECK(nearest_word(std::string(1000, 'g'), layers).empty());
    CHECK(did_you_mean("castles", layers).empty());
    CHECK(did_you_mean("gatez", layers) == "; did you mean 'gates'?");
}

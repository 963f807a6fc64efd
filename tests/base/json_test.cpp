#include "base/json.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace gatepost;

namespace {

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace

TEST_CASE("JSON as deep as anybody's data is read, deeper JSON is refused without recursion") {
    CHECK(parse_json(nested(deepest_json)));
    CHECK_FALSE(parse_json(nested(deepest_json + 1)));
    CHECK_FALSE(parse_json(nested(1'000'000)));
}

TEST_CASE("brackets in strings do not count") {
    CHECK_FALSE(is_json_deeper_than(R"({"a": "[[[[\"[[[["})", 1));
    CHECK(is_json_deeper_than(R"({"a": [1]})", 1));
}

TEST_CASE("what is no JSON is nothing") {
    CHECK_FALSE(parse_json("{"));
    CHECK_FALSE(parse_json(""));
}

TEST_CASE("members keep their order, and of two of one name the last one counts") {
    CHECK(parse_json(R"({"b": 1, "a": [true, null, "x"], "b": {"c": 2.5}})")->dump() ==
          R"({"b":{"c":2.5},"a":[true,null,"x"]})");
}

#include "base/process_title.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <string>

using namespace gatepost;

TEST_CASE("passwords among the arguments are overwritten where they stand") {
    std::string program = "gatepost";
    std::string address = "postgresql://gp:s3cret@h/gis";
    std::string pair = "PG:host=h password=x user=gp";
    std::array<char*, 3> const arguments{program.data(), address.data(), pair.data()};
    hide_secrets_in_process_title(arguments);
    CHECK(program == "gatepost");
    CHECK(address == "postgresql://gp:***@h/gis   ");
    CHECK(pair == "PG:host=h password=*** user=");
}

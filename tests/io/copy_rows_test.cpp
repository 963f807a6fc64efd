#include "io/copy_rows.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace gatepost {

namespace {

using namespace std::string_literals;

std::string const head = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0"s;
std::string const two_rows =
    "\0\2\0\0\0\3abc\377\377\377\377"s + "\0\2\0\0\0\0\0\0\0\10\0\0\0\0\0\0\1\1"s + "\377\377"s;

std::vector<std::string> read(std::string const& bytes, std::size_t block) {
    std::vector<std::string> fields;
    CopyRows rows(2, [&](CopyRow row) {
        for (auto const& field : row) {
            fields.push_back(field ? std::string(*field) : "null");
        }
    });
    for (std::size_t at = 0; at < bytes.size(); at += block) {
        if (!rows.add(std::string_view(bytes).substr(at, block))) {
            fields.push_back("refused");
            return fields;
        }
    }
    fields.push_back(rows.is_complete() ? "end" : "cut off");
    return fields;
}

}  // namespace

TEST_CASE("rows are the same however their bytes are cut into blocks") {
    std::vector<std::string> const expected{"abc", "null", "", "\0\0\0\0\0\0\1\1"s, "end"};
    for (std::size_t block = 1; block <= head.size() + two_rows.size(); ++block) {
        CHECK(read(head + two_rows, block) == expected);
    }
}

TEST_CASE("an answer that breaks off is not complete") {
    std::string const bytes = head + two_rows;
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CHECK(read(bytes.substr(0, size), 7).back() == "cut off");
    }
}

TEST_CASE("what is no copied table is refused") {
    for (std::string const& bytes : {"id,name\n"s, head + "\0\3"s, head + "\0\2\377\377\377\376"s,
                                     head + "\377\376"s, head + two_rows + "x"}) {
        CHECK(read(bytes, 100).back() == "refused");
    }
}

TEST_CASE("numbers are read from the network's byte order") {
    CHECK(copied_integer("\377\377\377\376") == -2);
    CHECK(copied_integer("\0\0\0\0\0\0\1\1"s) == 257);
    CHECK(copied_integer("abc") == std::nullopt);
    CHECK(copied_real("\x3F\xF8\0\0\0\0\0\0"s) == 1.5);
    CHECK(copied_real("\x3F\xC0\0\0"s) == 1.5);
    CHECK(copied_real("\0"s) == std::nullopt);
}

}  // namespace gatepost

#include "base/message_line.hpp"

#include <catch2/catch.hpp>

using gatepost::message_line;

TEST_CASE("a message is one line that steers no terminal and tells no password") {
    CHECK(message_line("a.geojson: it is empty") == "a.geojson: it is empty");
    CHECK(message_line("a\nb\x1b[31m") == "a\\x0ab\\x1b[31m");
    CHECK(message_line("PG:password=s3cret: refused") == "PG:password=***: refused");
}

TEST_CASE("of a long message the file and the reason are kept") {
    std::string const name(1'000'000, 'n');
    std::string const line = message_line("a.geojson: feature 7: '" + name + "' is no place");
    CHECK(line.size() < 1000);
    CHECK(line.starts_with("a.geojson: feature 7: 'nnn"));
    CHECK(line.ends_with("nnn' is no place"));
    CHECK(message_line(line) == line);
}

TEST_CASE("a long message is cut between letters") {
    std::string name;
    for (int i = 0; i < 1000; ++i) {
        name += "界";
    }
    for (std::string const before : {"", "a", "ab"}) {
        CHECK(message_line(before + name).find("\\x") == std::string::npos);
    }
}

TEST_CASE("a secret in a long message is looked for before its middle is left out") {
    std::string const text = std::string(680, 'x') + " password=" + std::string(400, 's');
    CHECK(message_line(text) == std::string(680, 'x') + " password=***");
}

TEST_CASE("addresses upon addresses cost no more than they are long") {
    std::string text;
    for (int i = 0; i < 300'000; ++i) {
        text += "://";
    }
    CHECK(message_line(text).size() < 1000);
}

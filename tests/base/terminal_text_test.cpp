#include "base/terminal_text.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

TEST_CASE("text in any language reaches the terminal as it is") {
    for (char const* const text : {"", "Hữu Nghị", "友谊关", "🛂 é", "a\\b"}) {
        CHECK(terminal_text(text) == text);
    }
}

TEST_CASE("what would steer a terminal is written out") {
    CHECK(terminal_text("a\x1B[31mred\x07\n\r\tb\x7F") == "a\\x1b[31mred\\x07\\x0a\\x0d\\x09b\\x7f");
    CHECK(terminal_text("\u009B31m") == "\\x9b31m");  // one character for ESC [
    CHECK(terminal_text("\u202Egnp.exe\u2029") == "\\u202egnp.exe\\u2029");
}

TEST_CASE("bytes that are not UTF-8 are written out, one by one") {
    CHECK(terminal_text("M\xFCnchen") == "M\\xfcnchen");
    CHECK(terminal_text("\xC0\x9B\xED\xA0\x80\xF4\x90\x80\x80") ==
          "\\xc0\\x9b\\xed\\xa0\\x80\\xf4\\x90\\x80\\x80");
    CHECK(terminal_text("cut \xE1\xBB") == "cut \\xe1\\xbb");
}

TEST_CASE("a JSON text for a terminal says the same, and steers nothing") {
    std::string const json = "{\n  \"a\": \"Lạng Sơn \xC2\x9B\x7F \xE2\x80\xAE\"\n}";
    CHECK(gatepost::json_for_terminal(json) == "{\n  \"a\": \"Lạng Sơn \\u009b\\u007f \\u202e\"\n}");
}

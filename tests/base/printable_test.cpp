#include "base/printable.hpp"

#include <catch2/catch.hpp>

using gatepost::printable;

TEST_CASE("what a terminal would obey is written out") {
    CHECK(printable("a\x1b[31mred\x1b]0;title\x07.json") == "a\\x1b[31mred\\x1b]0;title\\x07.json");
    CHECK(printable("two\nlines\r") == "two\\x0alines\\x0d");
    CHECK(printable("del\x7f c1 \xc2\x9b"
                    "31m") == "del\\x7f c1 \\xc2\\x9b31m");
    CHECK(printable("\x9b"
                    "31m Caf\xe9 \xe4\xb8") == "\\x9b31m Caf\\xe9 \\xe4\\xb8");
}

TEST_CASE("what people write stays as it is") {
    for (char const* const text : {"Hữu Nghị 友谊关 🙂 \t\u00a0end", "C:\\x1b", ""}) {
        CHECK(printable(text) == text);
    }
}

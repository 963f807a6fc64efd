#include "io/json_check.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>

#include "base/json.hpp"

using gatepost::is_json;
using gatepost::is_valid_json;

TEST_CASE("what is JSON and what is not") {
    for (char const* const text :
         {"{}", " [ ] ", R"({"a":1,"b":[true,false,null,-0.5e+3,"x\u00e9\ud83c\udf32\n"]})", "0", "\"\""}) {
        INFO(text);
        CHECK(is_valid_json(text));
    }
    for (char const* const text :
         {"",      "nul",       R"({"a":nul})", "[1,]",        "[1 2]",     R"({"a" 1})",
          "{a:1}", "01",        "1.",           ".5",          "-",         "1e",
          "+1",    R"("\x")",   R"("\ud800")",  R"("\udc00")", R"("\u12")", R"("open)",
          "[",     R"({"a":})", "NaN",          "[1]]",        "truex"}) {
        INFO(text);
        CHECK_FALSE(is_valid_json(text));
    }
}

TEST_CASE("numbers that are none are taken as values of an object's own, where that is asked for") {
    for (char const* const number : {"NaN", "Infinity", "-Infinity", "nan", "-inf"}) {
        std::string const object = std::string{"{\"a\":"} + number + ",\"b\":1}";
        CHECK(is_valid_json(object, true));
        CHECK_FALSE(is_valid_json(object));
        CHECK_FALSE(is_valid_json("{\"a\":[" + std::string{number} + "]}", true));
    }
}

TEST_CASE("depth costs no stack") {
    std::string const deep = std::string(200'000, '[') + std::string(200'000, ']');
    CHECK(is_valid_json(deep));
    CHECK_FALSE(is_valid_json(deep + "]"));
}

TEST_CASE("texts that were damaged at random are judged as a parser judges them") {
    std::string const good =
        R"({"name":"Lạng Sơn","n":-12.5e3,"list":[1,true,null,{"a":"\u1234\"\\"}],"empty":{},"s":""})";
    std::string const signs = "{}[]\",:\\u0e.-ntf1 ";
    std::mt19937 random(7);
    int wrong = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string text = good;
        for (int change = static_cast<int>(random() % 3); change >= 0; --change) {
            std::size_t const at = random() % text.size();
            bool const is_ascii = static_cast<unsigned char>(text[at]) < 0x80;
            if (is_ascii && random() % 2 == 0) {
                text.erase(at, 1);
            } else if (is_ascii) {
                text[at] = signs[random() % signs.size()];
            }
        }
        INFO(text);
        REQUIRE(is_valid_json(text) == is_json(text));
        wrong += is_json(text) ? 0 : 1;
    }
    CHECK(wrong > 5'000);
    CHECK(wrong < 19'000);
}

#include "page/markup.hpp"

#include "base/error.hpp"
#include "page/page_json.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

TEST_CASE("text cannot become markup, in an element or in an attribute") {
    CHECK(escaped(R"(<script>"a" & 'b'</script>)") ==
          "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;");
    CHECK(escaped("Hà Nội 河内") == "Hà Nội 河内");
}

TEST_CASE("what XML does not allow is left out, and broken UTF-8 is replaced") {
    CHECK(escaped("a\x01\x7F\xC2\x85"
                  "b\tc\nd") == "ab\tc\nd");
    CHECK(escaped("a\xFF") == "a\uFFFD");
}

TEST_CASE("JSON in a page cannot end its script element") {
    PageJson json;
    json.begin_object().key("</script>").text("</script><!-- & \" \\ \n").end_object();
    CHECK(json.str() ==
          R"({"\u003c/script\u003e":"\u003c/script\u003e\u003c!-- \u0026 \u0022 \u005c \u000a"})");
}

TEST_CASE("JSON of a page separates values, and writes numbers that read back the same") {
    PageJson json;
    json.begin_array().number(1).number(0.1).number(1e300 * 1e300).boolean(true);
    json.begin_array().end_array().text("").end_array();
    CHECK(json.str() == R"([1,0.1,null,true,[],""])");
}

TEST_CASE("base64 is that of RFC 4648") {
    CHECK(base64("") == "");
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foobar") == "Zm9vYmFy");
    CHECK(base64("\xFF\xFE\xFD") == "//79");
}

TEST_CASE("pages link to the web and to mail alone") {
    CHECK(is_safe_link("https://example.org/a"));
    CHECK(is_safe_link("HTTP://example.org"));
    CHECK(is_safe_link("mailto:a@example.org"));
    for (char const* const other :
         {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https:", "//a"}) {
        CHECK_FALSE(is_safe_link(other));
    }
}

TEST_CASE("a page's policy allows no request, and only these very texts as script and style") {
    // printf %s 'abc' | openssl dgst -sha256 -binary | base64
    std::string const policy = security_policy("abc", "");
    CHECK(policy.find("default-src 'none'") == 0);
    CHECK(policy.find("script-src 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='") !=
          std::string::npos);
    CHECK(policy.find("style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='") !=
          std::string::npos);
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK(security_policy("", "x").find("script-src 'none'") != std::string::npos);
}

TEST_CASE("what is put into a template is not looked through again") {
    CHECK(filled_template("<{{a}}|{{b}}>", {{"a", "{{b}}"}, {"b", "2"}}) == "<{{b}}|2>");
    CHECK_THROWS_AS(filled_template("{{c}}", {}), Error);
}

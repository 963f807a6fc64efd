// Descriptions in HTML become plain text; what could be run is gone, and only harmless links stay.
#include "io/html_text.hpp"

#include <catch2/catch.hpp>

using namespace gatepost;

TEST_CASE("paragraphs, breaks, lists and tables become lines") {
    CHECK(html_text("<h2>The <b>old</b>  gate</h2><p>Built in 1907 &amp; restored.<br/>Open\n daily.</p>")
              .text == "The old gate\nBuilt in 1907 & restored.\nOpen daily.");
    CHECK(html_text("<ul><li>one</li><li>two</li></ul>").text == "one\ntwo");
    CHECK(
        html_text("<table><tr><th>Height</th><td>12 m</td></tr><tr><td>a</td><td>b</td></tr></table>").text ==
        "Height 12 m\na b");
    CHECK(html_text("1 &lt; 2 &#233; &#x1F600; &nosuch; &").text == "1 < 2 é 😀 &nosuch; &");
}

TEST_CASE("links are kept as text, those of http, https and mailto alone") {
    auto const read =
        html_text(R"x(See <a href="https://a.org/x?y=1&amp;z=2" title="a > b">its page</a>, )x"
                  R"x(<A HREF='mailto:an@b.vn'>an@b.vn</A>, <a href=http://c.org>http://c.org</a>, )x"
                  R"x(<a href="javascript:alert(1)">this</a>, <a href="file:///etc/passwd">x</a>)x");
    CHECK(read.text == "See its page (https://a.org/x?y=1&z=2), an@b.vn, http://c.org, this, x");
    CHECK(read.links ==
          std::vector<std::string>{"https://a.org/x?y=1&z=2", "mailto:an@b.vn", "http://c.org"});
    CHECK(html_text(R"x(<a href="java&#115;cript:alert(1)">x</a>)x").links.empty());
    CHECK(html_text("<a href=\"https://a.org/\nb\">x</a>").links.empty());
}

TEST_CASE("a link is found whatever other attributes are called, and begins in small letters") {
    CHECK(html_text(R"x(<a hreflang="en" href="https://a.org/x">a</a>)x").links ==
          std::vector<std::string>{"https://a.org/x"});
    CHECK(html_text(R"x(<a data-href="#" href = "HTTPS://a.org/X">a</a>)x").links ==
          std::vector<std::string>{"https://a.org/X"});
    CHECK(html_text(R"x(<a data-href="https://a.org">a</a>)x").links.empty());
}

TEST_CASE("scripts, styles, pictures and comments leave nothing") {
    CHECK(
        html_text(
            "a<script>alert('<p>1</p>')</script><style>p{}</style><img src='http://x.org/1.png'/><!-- b -->c")
            .text == "ac");
    CHECK(html_text("a<script>never ends").text == "a");
    CHECK(html_text("a <!-- never ends").text == "a");
}

TEST_CASE("what is no HTML is known from it, and broken HTML is text") {
    CHECK_FALSE(is_html("3 < 4 and 5 > 4, A & B; see https://a.org?x=1&y=2"));
    CHECK(is_html("a<br>b"));
    CHECK(is_html("A &amp; B"));
    CHECK(html_text("a < b <p").text == "a < b <p");
    CHECK(html_text("<a href=").text == "<a href=");
    CHECK(html_text("").text.empty());
}

TEST_CASE("a quote that is not closed ends with its tag") {
    CHECK(html_text("<a href='https://a.org>a</a> b").text == "a (https://a.org) b");
    CHECK(html_text("<p title=\">one<p>two").text == "one\ntwo");
}

// Where each of them looked through all that follows, these took hours.
TEST_CASE("very many tags that never end, or programs, take no longer than others") {
    auto const many = [](std::string const& one) {
        constexpr std::size_t million = 1'000'000;
        std::string text;
        while (text.size() < million) {
            text += one;
        }
        return text;
    };
    std::string const open = many("<a ");
    CHECK_FALSE(is_html(open));
    CHECK(html_text(open).text.size() > open.size() - 2);
    CHECK(html_text(many("<style></style>")).text.empty());
    CHECK(html_text(many("<script></x>")).text.empty());
    CHECK(html_text(many("<a '>")).text.size() < 10);
    CHECK(is_html(many("<a ") + ">"));
}

#include "page/html_map.hpp"

#include "base/json.hpp"
#include "page/markup.hpp"
#include "style/style_by_field.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

HtmlMapRequest request() {
    HtmlMapRequest wanted;
    wanted.view = plain_view();
    wanted.zoom = 8;
    wanted.title = {"Title", "Tiêu đề", "标题"};
    wanted.credits = {"Credits & licences", "", ""};
    wanted.generator = "Gatepost";
    return wanted;
}

/// What stands between two texts of a page.
std::string between(std::string const& page, std::string const& begin, std::string const& end) {
    std::size_t const from = page.find(begin) + begin.size();
    return page.substr(from, page.find(end, from) - from);
}

Json data_of(std::string const& page) {
    auto data = parse_json(between(page, R"(id="data">)", "</script>"));
    REQUIRE(data);
    return *data;
}

FeatureTable many_points(std::size_t count) {
    std::vector<Point> points;
    for (std::size_t i = 0; i < count; ++i) {
        points.push_back({static_cast<double>(i), 0});
    }
    return point_table(points, {});
}

}  // namespace

TEST_CASE("the policy of a page names its own script and style") {
    std::string const page = html_map(document_of(ready_layer("own", many_points(2))), request()).html;
    std::string const policy = between(page, R"(Content-Security-Policy" content=")", "\"");
    CHECK(policy == security_policy(between(page, "</script>\n<script>", "</script>"),
                                    between(page, "<style>", "</style>")));
}

TEST_CASE("no text of the data, the title or the credits becomes markup") {
    char const* const evil = "</script><script>alert(1)</script>";
    HtmlMapRequest wanted = request();
    wanted.title = {evil, evil, evil};
    wanted.credits = {evil, evil, evil};
    auto const document =
        document_of(ready_layer(evil, one_feature({{"id", evil}, {"name", evil}, {"note", evil}})));
    std::string const page = html_map(document, wanted).html;
    CHECK(page.find("<script>alert") == std::string::npos);
    CHECK(data_of(page)["titles"][0] == evil);
    CHECK(between(page, "<title>", "</title>") == escaped(evil));
}

TEST_CASE("a page says whose data it shows and in which language it is") {
    HtmlMapRequest wanted = request();
    wanted.locale = Locale::chinese;
    wanted.credits[2] = "来源 & 许可";
    std::string const page = html_map(document_of(ready_layer("own", many_points(1))), wanted).html;
    CHECK(page.find(R"(<html lang="zh-Hans">)") != std::string::npos);
    CHECK(between(page, R"(name="dcterms.rights" content=")", "\"") == "来源 &amp; 许可");
    CHECK(between(page, R"(<footer id="credits">)", "<") == "来源 &amp; 许可");
}

TEST_CASE("cards say what the program's cards say, in each language") {
    auto const document = document_of(ready_layer(
        "own",
        one_feature({{"id", "G1"}, {"name", "Gate"}, {"height", "7"}, {"source", "http://a.example/x"}})));
    Json const data = data_of(html_map(document, request()).html);
    Json const& card = data["layers"][0]["cards"][0][0];
    auto const text = [&](Json const& number) { return data["strings"][number.get<std::size_t>()]; };
    CHECK(text(card[0]) == "own:G1");
    CHECK(text(card[4][0][0]) == "Gate");
    CHECK(text(card[5][1][1]) == "7");
    CHECK(text(card[10][1]) == "http://a.example/x");
}

TEST_CASE("layers that are switched off are not in a page") {
    auto document = document_of(ready_layer("a", many_points(1)), ready_layer("b", many_points(1)));
    document.change(SetVisible{nth(0), false});
    Json const data = data_of(html_map(document, request()).html);
    REQUIRE(data["layers"].size() == 1);
    CHECK(data["layers"][0]["name"] == "b");
}

TEST_CASE("of too many features as many as there may be are in a page, from all over, and it says so") {
    HtmlMapRequest wanted = request();
    wanted.limits.features = 100;
    HtmlMap const page = html_map(document_of(ready_layer("own", many_points(250))), wanted);
    Json const data = data_of(page.html);
    CHECK(data["layers"][0]["count"] == 100);
    REQUIRE(page.left_out.size() == 1);
    CHECK(page.left_out[0] == "own: 100 of 250 features are in this file");
    CHECK(data["notes"][0][1] == "own: tệp này có 100 trong 250 đối tượng");
}

TEST_CASE("what is selected is in a page that has no room for all, with its card") {
    HtmlMapRequest wanted = request();
    wanted.limits.features = 100;
    wanted.selected = {nth(0, 249), nth(0, 0), nth(0, 999)};
    Json const data = data_of(html_map(document_of(ready_layer("own", many_points(250))), wanted).html);
    CHECK(data["layers"][0]["count"] == 101);
    CHECK(data["layers"][0]["cards"].size() == 101);
    CHECK(data["selected"] == Json{{0, 100}, {0, 0}});
}

TEST_CASE("a legend counts what is in the page") {
    FeatureTable table = many_points(40);
    std::vector<std::string> kinds(40, "a");
    std::fill(kinds.begin() + 20, kinds.end(), "b");
    table.attributes.push_back(text_column("kind", kinds));
    auto const style = style_by_field(table.attributes, {"kind"}, plain_style(0));
    MadeMap map = document_of(ready_layer("own", std::move(table)));
    map.set_style(nth(0), *style);
    HtmlMapRequest wanted = request();
    wanted.limits.features = 10;
    Json const legend = data_of(html_map(map, wanted).html)["layers"][0]["legend"];
    REQUIRE(legend.size() == 2);
    CHECK(legend[0][1] == 5);
    CHECK(legend[1][1] == 5);
}

TEST_CASE("a page says names as its reader's languages go, unless others were asked for") {
    auto const document = document_of(ready_layer("own", many_points(1)));
    HtmlMapRequest wanted = request();
    CHECK(data_of(html_map(document, wanted).html)["chains"][0][0] == "en");
    wanted.languages = {"vi", "en"};
    Json const data = data_of(html_map(document, wanted).html);
    CHECK(data["chains"][0][0] == "vi");
    CHECK(data["chains"][2][0] == "zh");
}

TEST_CASE("a page begins with a theme only where somebody chose one") {
    auto const document = document_of(ready_layer("own", many_points(1)));
    HtmlMapRequest wanted = request();
    CHECK_FALSE(data_of(html_map(document, wanted).html).contains("theme"));
    wanted.theme = Theme::dark;
    CHECK(data_of(html_map(document, wanted).html)["theme"] == "dark");
}

TEST_CASE("credits that are not to be shown stay in a page's metadata") {
    HtmlMapRequest wanted = request();
    wanted.shows_credits = false;
    std::string const page = html_map(document_of(ready_layer("own", many_points(1))), wanted).html;
    CHECK(between(page, R"(name="dcterms.rights" content=")", "\"") == "Credits &amp; licences");
    CHECK(between(page, R"(<footer id="credits">)", "</footer>").empty());
    CHECK(data_of(page)["credits"][0] == "");
}

TEST_CASE("cards that would make a page too large are left out, and it says so") {
    HtmlMapRequest wanted = request();
    wanted.limits.card_bytes = 300;
    HtmlMap const page = html_map(document_of(ready_layer("own", many_points(50))), wanted);
    std::size_t const written = data_of(page.html)["layers"][0]["cards"].size();
    CHECK(written > 0);
    CHECK(written < 20);
    CHECK(page.left_out.at(0).find("details of") != std::string::npos);
}

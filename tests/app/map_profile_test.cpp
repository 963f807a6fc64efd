// A map file says what its data mean: a made-up valley has its own words, links and dates, as the bundled
// atlas has its own, by the same means.
#include "app/open_map.hpp"
#include "base/temp_folder.hpp"
#include "base/whole_file.hpp"
#include "map/legend.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace gatepost;

namespace {

std::string const valley = GATEPOST_TEST_DATA "/valley/valley.gatepost.json";

struct Opened {
    JobPool pool{2};
    OpenMap open_map;

    explicit Opened(std::string const& path, Locale locale = Locale::english)
        : open_map(options(path, locale), pool) {
        open_map.finish_loading();
    }
    static Options options(std::string const& path, Locale locale) {
        Options options;
        options.inputs = {path};
        options.locale = locale;
        options.screenshot = "none.png";
        return options;
    }
    [[nodiscard]] Card card(std::string const& id) {
        open_map.selector().select(*open_map.document().find_feature(id));
        return open_map.selector().current()->card;
    }
    [[nodiscard]] Layer const& layer(std::string const& name) const {
        return open_map.document().layer(*open_map.document().find_layer(name));
    }
};

std::vector<std::string> titles(std::vector<Card::Link> const& links) {
    std::vector<std::string> names;
    std::transform(links.begin(), links.end(), std::back_inserter(names),
                   [](auto const& one) { return one.title; });
    return names;
}

using Texts = std::vector<std::string>;

Texts labels(Card const& card) {
    Texts all;
    std::transform(card.facts.begin(), card.facts.end(), std::back_inserter(all),
                   [](auto const& one) { return one.label + ": " + one.value; });
    return all;
}

}  // namespace

TEST_CASE("titles, kinds, labels and codes are those of the map file, in the language of the interface") {
    Opened english(valley);
    CHECK(english.open_map.messages().exit_code() == 0);
    CHECK(layer_title(english.layer("mills"), Locale::english) == "Mills");
    CHECK(layer_title(english.layer("mills"), Locale::vietnamese) == "Cối xay");
    CHECK(layer_title(english.layer("guilds"), Locale::vietnamese) == "Guilds");
    CHECK(class_title(english.layer("mills"), 1, Locale::english) == "water");
    Card const card = english.card("mills:m1");
    CHECK(card.kind == "water mill");
    // The named fields come first; what is hidden is not there; a field called `host` is one like any other.
    CHECK(labels(card) == Texts{"Burnt down: 1850", "Wheel: overshot", "Host: Ada Miller", "Built: 1790"});
    Opened vietnamese(valley, Locale::vietnamese);
    CHECK(vietnamese.card("m1").kind == "cối xay nước");
    CHECK(vietnamese.card("m2").kind == "wind");  // nobody translated it
    CHECK(labels(vietnamese.card("m1"))[0] == "Cháy năm: 1850");
    CHECK(labels(vietnamese.card("m1"))[1] == "Wheel: nước đổ từ trên");
    CHECK(credits_of(vietnamese.open_map.kept().file(), vietnamese.open_map.model().state(),
                     vietnamese.open_map.selector().locale()) == "thung lũng này không có thật");
}

TEST_CASE("links and dates are in the fields that the map file names") {
    Opened map(valley);
    Card const mill = map.card("m1");
    CHECK(titles(mill.hosted) == Texts{"Bread fair"});
    CHECK(*map.layer("fairs").hosted == std::vector<std::uint8_t>{1, 0});
    Card const guild = map.card("g1");
    CHECK(titles(guild.places) == Texts{"Bread fair", "Wool fair"});
    CHECK(titles(guild.related) == Texts{"Cối xay Gió"});
    Card const fair = map.card("f1");
    CHECK(fair.events.empty());
    CHECK(fair.facts.at(0).value == "May 1801 – June 1801");
    CHECK(titles(fair.related) == Texts{"Cối xay Trên", "The guild"});
}

TEST_CASE("looks follow the theme where the map file gives colours for it") {
    Opened map(valley);
    CHECK(map.layer("mills").style.classes[1].fill == rgb(0x1144AA));
    map.open_map.change(SetTheme{Theme::dark});
    CHECK(map.layer("mills").style.classes[1].fill == rgb(0x88AAFF));
    CHECK(map.layer("mills").style.classes[2].fill == rgb(0x44AA11));
}

TEST_CASE("any map file can be included, and means there what it means by itself") {
    TempFolder const folder;
    std::string const path = folder / "trip.gatepost.json";
    write_file(path,
               R"({"gatepost_map": 1, "include": [")" GATEPOST_TEST_DATA R"(/valley/valley.gatepost.json"],
        "layers": [{"name": "mills", "part_of": ")" GATEPOST_TEST_DATA
               R"(/valley/valley.gatepost.json", "opacity": 0.5}]})");
    Opened map(path);
    CHECK(map.open_map.messages().exit_code() == 0);
    CHECK(labels(map.card("m1"))[0] == "Burnt down: 1850");
    CHECK(map.layer("mills").opacity == 0.5F);
    CHECK_FALSE(map.layer("mills").is_restyled);
    CHECK(map.layer("mills").style.classes[1].shape == SymbolShape::house);
    CHECK(map.layer("fairs").style.classes[0].shape == SymbolShape::star);
    CHECK(credits_of(map.open_map.kept().file(), map.open_map.model().state(),
                     map.open_map.selector().locale()) == "surveyed by nobody: this valley is made up");
    CHECK(map.open_map.kept().file().crs_choices.size() == 1);
    // The layers keep their order: what was not named lies where it does in the valley.
    std::vector<std::string> names;
    for (Layer const& layer : map.open_map.document().layers()) {
        names.push_back(layer.name);
    }
    CHECK(names == Texts{"guilds", "fairs", "mills"});
}

TEST_CASE("the bundled atlas is such a file: opened by itself it shows what it shows at the start") {
    Opened opened(GATEPOST_GEODATA "/vietnam-china-border.gatepost.json");
    CHECK(opened.open_map.messages().exit_code() == 0);
    JobPool pool{2};
    OpenMap bundled(Options{}, pool);
    bundled.finish_loading();
    auto const& ours = bundled.document().layers();
    auto const& theirs = opened.open_map.document().layers();
    REQUIRE(ours.size() == theirs.size());
    for (std::size_t i = 0; i < ours.size(); ++i) {
        CAPTURE(ours[i].name);
        CHECK(ours[i].name == theirs[i].name);
        CHECK(ours[i].style == theirs[i].style);
        CHECK(*ours[i].hosted == *theirs[i].hosted);
        CHECK(layer_title(ours[i], Locale::chinese) == layer_title(theirs[i], Locale::chinese));
    }
    bundled.selector().select(*bundled.document().find_feature("gates:G06"));
    CHECK(labels(bundled.selector().current()->card) == labels(opened.card("gates:G06")));
    CHECK(bundled.selector().current()->card.kind == opened.card("gates:G06").kind);
}

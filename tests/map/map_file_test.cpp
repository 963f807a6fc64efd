#include "map/map_file.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"

using namespace gatepost;

namespace {

MapFile mills() {
    MapFile map;
    map.state.map_crs = "EPSG:32648";
    map.state.view = {{500'000.125, 2'400'000}, 0.1};
    map.place = MapPlace{{105, 21.7}, 12.5};
    map.state.theme = Theme::dark;
    map.state.furniture.graticule = true;
    map.state.languages = LanguageChain{"de", "en"};
    map.includes = {"basemap"};
    map.state.selection = {"mills:7"};
    map.state.pinned = {{"mills:8", {40, -120}}};
    LayerState rivers;
    rivers.name = rivers.title = "rivers";
    rivers.group = LayerGroup::background;
    rivers.source.path = "/b/r.csv";
    rivers.part_of = "basemap";
    rivers.is_visible = false;
    rivers.takes_kept_style = false;
    LayerState layer;
    layer.name = "mills";
    layer.title = "Old mills";
    layer.source = {"/home/ada/maps/data/mills.gpkg", "water mills", "CP1252"};
    layer.palette_index = 3;
    layer.opacity = 0.7F;
    layer.is_clustered = false;
    layer.hidden_classes = {1};
    layer.singled_out_class = 2;
    layer.takes_kept_style = false;
    LayerStyle style = plain_style(3);
    style.class_field = "kind";
    style.classes.assign(3, style.classes[0]);
    style.labels.assign(3, style.labels[0]);
    style.classes[1].value = "wind";
    style.classes[1].symbol_px = 7.3F;
    style.classes[2].fill = rgb(0x123456).with_alpha(0.4);
    style.labels[2].text_case = LabelCase::spaced_capitals;
    style.labels[2].priority = 17;
    layer.style = std::make_shared<LayerStyle const>(style);
    map.state.layers = {rivers, layer};
    return map;
}

/// There are two other map files: "hills", of two layers, and "broken".
ReadMapFile read(std::string const& json) {
    return read_map_file(json, "/home/ada/maps", [](std::string const& part) {
        if (std::filesystem::path(part).filename() == "broken") {
            return read_map_file(R"({"gatepost_map": 1, "theme": "pink"})", "/b");
        }
        std::string const name = std::filesystem::path(part).filename().string();
        if (name == "basemap") {
            return read_map_file(
                R"({"gatepost_map": 1, "layers": [{"name": "rivers", "source": "r.csv", "background": true}]})",
                "/b");
        }
        if (name != "hills") {
            throw Error(part + ": there is no such file");
        }
        return read_map_file(R"({"gatepost_map": 1, "credits": "hill folk", "view": {"box": [1, 2, 3, 4]},
            "profile": {"kind": "sort"}, "include": ["basemap"], "layers": [
            {"name": "grass", "source": "g.csv", "background": true, "style": {"classes": [{"fill": "#00aa00"}]}},
            {"name": "cows", "source": "c.csv", "title": {"en": "Cows", "vi": "Bò"}},
            {"name": "calves", "source": "c.csv", "source_layer": "young"}]})",
                             "/hills");
    });
}

std::string names_of(ReadMapFile const& read) {
    std::string names;
    for (LayerState const& layer : read.map.state.layers) {
        names += (names.empty() ? "" : " ") + layer.name;
    }
    return names;
}

bool says(ReadMapFile const& read, std::string const& words) {
    return std::any_of(read.messages.begin(), read.messages.end(),
                       [&](std::string const& message) { return message.find(words) != std::string::npos; });
}

std::string const one_layer = R"({"gatepost_map": 1, "layers": [{"name": "a", "source": "a.csv", )";

}  // namespace

TEST_CASE("a map that is kept comes back whole, and is kept again as the same bytes") {
    MapFile const map = mills();
    std::string const kept = write_map_file(map, "/home/ada/maps");
    ReadMapFile const back = read(kept);
    CHECK(back.messages.empty());
    CHECK(back.map.state == map.state);
    CHECK(back.map.state.languages == map.state.languages);
    CHECK(back.map.includes == map.includes);
    CHECK(back.map.state.selection == map.state.selection);
    REQUIRE(back.map.place);
    CHECK(back.map.place->zoom == 12.5);
    CHECK(write_map_file(back.map, "/home/ada/maps") == kept);
}

TEST_CASE("paths are relative, so that the folder can be moved") {
    std::string const kept = write_map_file(mills(), "/home/ada/maps");
    CHECK(kept.find(R"("source": "data/mills.gpkg")") != std::string::npos);
    auto const moved = read_map_file(kept, "/media/stick");
    CHECK(moved.map.state.layers.back().source.path == "/media/stick/data/mills.gpkg");
    // What lies elsewhere, and what is no path, stays as it is.
    MapFile map = mills();
    map.state.layers.back().source.path = "/data/mills.gpkg";
    CHECK(write_map_file(map, "/home/ada").find(R"("source": "/data/mills.gpkg")") != std::string::npos);
    for (std::string const address : {"https://example.org/a.fgb", "PG:service=maps", "/vsizip/a.zip"}) {
        map.state.layers.back().source.path = address;
        CHECK(read(write_map_file(map, "/home/ada")).map.state.layers.back().source.path == address);
    }
}

TEST_CASE("a folder is written alike, with or without a slash behind it") {
    for (char const* const folder : {"..", "../", "/home/ada", "/home/ada/", "data/", "/", "."}) {
        CAPTURE(folder);
        std::string const kept =
            write_map_file(read(R"({"gatepost_map": 1, "layers": [{"name": "a", "source": ")" +
                                std::string(folder) + R"("}]})")
                               .map,
                           "/home/ada/maps");
        CHECK(write_map_file(read(kept).map, "/home/ada/maps") == kept);
    }
}

TEST_CASE("no secret is written") {
    MapFile map = mills();
    map.state.layers.back().source.path = "PG:host=db user=ada password=hunter2";
    CHECK(write_map_file(map, "/home/ada").find("hunter2") == std::string::npos);
}

TEST_CASE("what this version does not know survives, at every depth") {
    std::string const json = R"({"gatepost_map": 1, "x": {"y": [1]}, "figures": ["a"],
        "view": {"centre": [1, 2], "zoom": 3, "tilt": 4}, "furniture": {"legend": true},
        "layers": [{"name": "a", "source": "a.csv", "note": "mine",
                    "style": {"glow": 5, "classes": [{"fill": "#112233", "blur": 6, "names": {"wave": 7}}]}}]})";
    ReadMapFile const once = read(json);
    std::string const kept = write_map_file(once.map, "/home/ada/maps");
    for (char const* const words :
         {R"("y": [)", R"("figures")", R"("tilt": 4)", R"("legend": true)", R"("note": "mine")",
          R"("glow": 5)", R"("blur": 6)", R"("wave": 7)", R"("#112233")"}) {
        CAPTURE(words);
        CHECK(kept.find(words) != std::string::npos);
    }
    CHECK(says(once, "x: no key"));
    CHECK(says(once, "view.tilt: no key"));
    CHECK(says(once, "layers[0].note: no key"));
    CHECK_FALSE(says(once, "figures"));  // a later version's
}

TEST_CASE("a wrong value is one message with its JSON path, and the rest opens") {
    auto const [json, words] = GENERATE(table<std::string, std::string>({
        {R"({"gatepost_map": "one"})", "gatepost_map: a number"},
        {R"({"gatepost_map": 1, "theme": "pink"})", "theme: one of light, dark, print"},
        {R"({"gatepost_map": 1, "view": 3})", "view: an object"},
        {R"({"gatepost_map": 1, "view": {"centre": [1, 200]}})", "view.centre: two numbers"},
        {R"({"gatepost_map": 1, "furniture": {"graticule": 1}})", "furniture.graticule: true or false"},
        {R"({"gatepost_map": 1, "languages": "vi"})", "languages: a list of texts"},
        {R"({"gatepost_map": 1, "include": ["mars"]})",
         "include: /home/ada/maps/mars: there is no such file"},
        {R"({"gatepost_map": 1, "layers": {}})", "layers: a list"},
        {R"({"gatepost_map": 1, "layers": [7]})", "layers[0]: an object"},
        {R"({"gatepost_map": 1, "layers": [{"source": "a.csv"}]})", "layers[0].name: a name"},
        {R"({"gatepost_map": 1, "layers": [{"name": "a"}]})", "layers[0].source: either"},
        {R"({"gatepost_map": 1, "include": ["broken"]})", "include: /home/ada/maps/broken: theme: one of"},
        {R"({"gatepost_map": 1, "view": {"box": [1, 2, 3]}})", "view.box: west, south"},
        {R"({"gatepost_map": 1, "credits": 7})", "credits: a text"},
        {R"({"gatepost_map": 1, "crs_choices": [{"crs": "x"}]})", "crs_choices[0].crs: a crs and its title"},
        {R"({"gatepost_map": 1, "profile": {"kin": "sort"}})", "profile.kin: no key"},
        {R"({"gatepost_map": 1, "profile": {"links": 7}})", "profile.links: the name of a field"},
        {R"({"gatepost_map": 1, "profile": {"kinds": {"a": 1}}})", "profile.kinds.a: a text"},
        {R"({"gatepost_map": 1, "profile": {"dates": {"starts": "a"}}})", "profile.dates.starts: no key"},
        {one_layer + R"("profile": {"fields": [{"label": "a"}]}}]})",
         "layers[0].profile.fields[0].name: the name"},
        {one_layer + R"("title": {"en": 3}}]})", "layers[0].title: a text"},
        {one_layer + R"("style": {"classes": [{"themes": {"dark": {"fill": 1}}}]}}]})",
         "layers[0].style.classes[0].themes.dark.fill: a colour"},
        {one_layer + R"("opacity": 2}]})", "layers[0].opacity: a number from 0 to 1"},
        {one_layer + R"("hidden_classes": [-1]}]})", "layers[0].hidden_classes: a list"},
        {one_layer + R"("style": {"classes": [{"on": 1}]}}]})",
         "layers[0].style.classes[0].on: true or false"},
    }));
    CAPTURE(json);
    ReadMapFile const wrong = read(json);
    REQUIRE(wrong.messages.size() == 1);
    CHECK(wrong.messages[0].find(words) == 0);
}

TEST_CASE("one wrong value of a layer costs nothing but itself") {
    ReadMapFile const wrong = read(
        one_layer + R"("opacity": 2, "visible": false, "title": "A"}, {"name": "b", "source": "b.csv"}]})");
    REQUIRE(wrong.map.state.layers.size() == 2);
    CHECK_FALSE(wrong.map.state.layers[0].is_visible);
    CHECK(wrong.map.state.layers[0].title == "A");
    CHECK(wrong.map.state.layers[0].opacity == 1);
}

TEST_CASE("a map of a newer version opens with a warning and keeps its version") {
    ReadMapFile const newer = read(R"({"gatepost_map": 2, "theme": "dark", "hologram": true})");
    REQUIRE(newer.messages.size() == 1);
    CHECK(newer.messages[0].find("version 2") != std::string::npos);
    CHECK(newer.map.state.theme == Theme::dark);
    std::string const kept = write_map_file(newer.map, "/home/ada");
    CHECK(kept.find(R"("gatepost_map": 2)") != std::string::npos);
    CHECK(kept.find("hologram") != std::string::npos);
}

TEST_CASE("what is no JSON object is no map") {
    CHECK_THROWS_AS(read("[1]"), Error);
    CHECK_THROWS_AS(read("{"), Error);
    CHECK_THROWS_AS(read(std::string(2000, '[')), Error);
}

TEST_CASE("layers lie as the file has them, basemap, atlas and own files one above the other") {
    ReadMapFile const map = read(R"({"gatepost_map": 1, "layers": [
        {"name": "z", "source": "z.csv"}, {"name": "coast", "part_of": "basemap"}, {"name": "a", "source": "a.csv"}]})");
    REQUIRE(map.map.state.layers.size() == 3);
    CHECK(map.map.state.layers[0].name == "coast");
    CHECK(map.map.state.layers[1].name == "z");
    CHECK(map.map.state.layers[2].name == "a");
}

TEST_CASE("layers of an included map file are on the map, with the looks and meanings that they have there") {
    ReadMapFile const map = read(R"({"gatepost_map": 1, "include": ["hills"], "layers": [
        {"name": "a", "source": "a.csv"}]})");
    CHECK(map.messages.empty());
    CHECK(names_of(map) == "grass cows calves a");
    LayerState const& grass = map.map.state.layers[0];
    CHECK(grass.part_of == "/home/ada/maps/hills");
    CHECK(grass.group == LayerGroup::background);
    CHECK(grass.source.path == "/hills/g.csv");
    CHECK(grass.style == nullptr);
    REQUIRE(grass.profile->look);
    CHECK(grass.profile->look->classes[0].fill == rgb(0x00AA00));
    CHECK(grass.profile->kind_fields == std::vector<std::string>{"sort"});
    CHECK(map.map.state.layers[1].group == LayerGroup::included);
    CHECK(map.map.state.layers[3].profile->kind_fields == usual_profile()->kind_fields);
    REQUIRE(map.map.credits.size() == 1);
    CHECK(map.map.credits[0].part == "/home/ada/maps/hills");
    REQUIRE(map.map.home_lonlat);
    CHECK(map.map.home_lonlat->max_x == 3);
}

TEST_CASE("what a map says of an included layer goes before what is said there") {
    ReadMapFile const map = read(R"({"gatepost_map": 1, "include": ["hills"], "layers": [
        {"name": "calves", "part_of": "hills", "visible": false},
        {"name": "cows", "part_of": "hills", "title": "Kühe", "style": {"classes": [{"fill": "#112233"}]}},
        {"name": "grass", "part_of": "hills", "style": {"classes": [{"symbol_px": 3}]}}]})");
    CHECK(map.messages.empty());
    CHECK(names_of(map) == "grass calves cows");
    CHECK_FALSE(map.map.state.layers[1].is_visible);
    CHECK(map.map.state.layers[1].source.layer == "young");
    CHECK(text_in(map.map.state.layers[2].profile->title, Locale::vietnamese) == "Kühe");
    CHECK(map.map.state.layers[2].style->classes[0].fill == rgb(0x112233));
    CHECK(map.map.state.layers[0].style->classes[0].fill ==
          rgb(0x00AA00));  // the look there is the beginning
}

TEST_CASE("a layer that nobody lists lies where it does in its own map") {
    CHECK(names_of(read(R"({"gatepost_map": 1, "include": ["hills"], "layers": [
        {"name": "calves", "part_of": "hills"}]})")) == "grass cows calves");
    CHECK(names_of(read(R"({"gatepost_map": 1, "include": ["hills"], "layers": [
        {"name": "cows", "part_of": "hills"}, {"name": "b", "source": "b.csv"}]})")) ==
          "grass cows calves b");
    // An own layer of the same name gives way, so that the included one is found again.
    CHECK(names_of(read(R"({"gatepost_map": 1, "include": ["hills"], "layers": [
        {"name": "cows", "source": "b.csv"}]})")) == "grass cows calves cows-2");
}

TEST_CASE("a map with includes is kept as it is, without what stands in them") {
    ReadMapFile const map = read(R"({"gatepost_map": 1, "include": ["hills"], "title": {"en": "A", "vi": "B"},
        "profile": {"kind": "sort"}, "layers": [{"name": "a", "source": "a.csv", "title": {"en": "X"}}]})");
    std::string const kept = write_map_file(map.map, "/home/ada/maps");
    CHECK(kept.find("c.csv") == std::string::npos);
    CHECK(kept.find("hill folk") == std::string::npos);
    CHECK(kept.find(R"("sort")") != std::string::npos);
    ReadMapFile const again = read(kept);
    CHECK(again.messages.empty());
    CHECK(names_of(again) == names_of(map));
    CHECK(write_map_file(again.map, "/home/ada/maps") == kept);
    CHECK(text_in(again.map.state.layers.back().profile->title, Locale::chinese) == "X");
    // Kept in another folder, it still finds what it includes.
    std::string const elsewhere = write_map_file(map.map, "/home/ada");
    CHECK(elsewhere.find(R"("maps/hills")") != std::string::npos);
    CHECK(elsewhere.find(R"("part_of": "maps/hills")") != std::string::npos);
    auto const moved = read_map_file(elsewhere, "/home/ada");
    CHECK(moved.map.includes == map.map.includes);
    CHECK(moved.map.state.layers.front().part_of == map.map.state.layers.front().part_of);
}

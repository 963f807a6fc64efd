// Panels run with a made keyboard and mouse: what comes of it is what a person asked for.
#include "map/legend.hpp"
#include "map/make_card.hpp"

#include <catch2/catch.hpp>

#include <set>

#include "ui/change_text.hpp"
#include "ui/made_screen.hpp"

using namespace gatepost;

namespace {

FeatureTable towns() {
    return point_table({{0, 0}, {1, 1}, {2, 2}},
                       {text_column("id", {"a", "b", "c"}), text_column("name", {"Alpha", "Beta", "Gamma"}),
                        text_column("kind", {"x", "y", "x"})});
}

MadeMap const& map_of_two() {
    static MadeMap const map = document_of(ready_layer("towns", towns()), ready_layer("mills", towns()));
    return map;
}

InterfaceModel model_of(Document const& document) {
    InterfaceModel model;
    model.document = &document;
    model.languages = {"en"};
    model.viewport = plain_view();
    return model;
}

Box const panel{14, 14, 300, 260};

}  // namespace

TEST_CASE("each layer is switched by a click in the panel, each button says its command") {
    MadeScreen screen(model_of(map_of_two()));
    Commands const commands = screen.click_everywhere(panel, 9);
    std::set<LayerId> switched;
    for (SetVisible const& one : changes_of<SetVisible>(commands)) {
        CHECK_FALSE(one.is_visible);  // they are on
        switched.insert(one.layer);
    }
    CHECK(switched == std::set<LayerId>{nth(0), nth(1)});
    CHECK_FALSE(commands_of<FitAll>(commands).empty());
    CHECK_FALSE(commands_of<PictureCommand>(commands).empty());
    CHECK_FALSE(commands_of<OpenCommandField>(commands).empty());
}

TEST_CASE("what is typed finds layers") {
    MadeScreen screen(model_of(map_of_two()));
    screen.model().panel_focus_requested = true;
    screen.frame();
    screen.model().panel_focus_requested = false;
    screen.frames(2);
    screen.type("mil");
    CHECK(std::string(screen.typed().layer_search.data()) == "mil");
    std::set<LayerId> switched;
    for (SetVisible const& one : changes_of<SetVisible>(screen.click_everywhere(panel, 9))) {
        switched.insert(one.layer);
    }
    CHECK(switched == std::set<LayerId>{nth(1)});
}

TEST_CASE("the command field runs what is typed, and what stands first") {
    auto const chosen = [](std::string const& typed) {
        MadeScreen screen(model_of(map_of_two()));
        screen.model().command_field_requested = OpenCommandField{};
        screen.frames(3);
        screen.type(typed);
        return screen.press(ImGuiKey_Enter);
    };
    auto const theme = changes_of<SetTheme>(chosen("dark"));
    REQUIRE(theme.size() == 1);
    CHECK(theme[0].theme == Theme::dark);
    auto const place = commands_of<GoTo>(chosen("21.97, 106.71"));
    REQUIRE(place.size() == 1);
    CHECK(place[0].lonlat.x == Approx(106.71));
    auto const crs = changes_of<SetMapCrs>(chosen("EPSG:3405"));
    REQUIRE(crs.size() == 1);
    CHECK(crs[0].definition == "EPSG:3405");
    auto const layer = changes_of<SetVisible>(chosen("mills"));
    REQUIRE(layer.size() == 1);
    CHECK(layer[0].layer == nth(1));
    auto const file = commands_of<OpenFile>(chosen("/tmp/a.geojson"));
    REQUIRE(file.size() == 1);
    CHECK(chosen("nothing is called so").empty());
}

TEST_CASE("arrows choose another row of the command field, Escape closes it") {
    MadeScreen screen(model_of(map_of_two()));
    screen.model().command_field_requested = OpenCommandField{};
    screen.frames(3);
    screen.type("zoom");
    screen.press(ImGuiKey_DownArrow);
    CHECK(screen.typed().command_row == 1);
    screen.press(ImGuiKey_UpArrow);
    CHECK(screen.typed().command_row == 0);
    CHECK(screen.press(ImGuiKey_Escape).empty());
    CHECK(screen.press(ImGuiKey_Enter).empty());
}

TEST_CASE("a table asks for an order where its search is typed, and shows what comes") {
    MadeScreen screen(model_of(map_of_two()));
    screen.typed().table.layer = nth(0);
    screen.frames(2);
    CHECK(screen.typed().table.fields == std::vector<std::string>{"id", "name", "kind"});
    std::string const words = "beta";
    words.copy(screen.typed().table.search.data(), words.size());
    auto const asked = commands_of<OrderTable>(screen.frames(2));
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].layer == nth(0));
    CHECK(asked[0].order.search == words);
    OrderedRows rows{map_of_two().layers()[0].table, asked[0].order, {1}, asked[0].ticket};
    screen.model().ordered_rows = std::make_shared<OrderedRows const>(rows);
    CHECK(screen.frames(2).empty());
    REQUIRE(screen.typed().table.rows);
    CHECK(screen.typed().shown.find("Beta") != std::string::npos);
    CHECK(screen.typed().shown.find("Gamma") == std::string::npos);
    screen.typed().table.search = {};
    screen.frames(2);
    CHECK(screen.typed().shown.find("Gamma") != std::string::npos);
}

TEST_CASE("a card closes by its cross, and pages through a stack") {
    Card const card = make_card(map_of_two(), nth(0, 0), {"en"});
    InterfaceModel model = model_of(map_of_two());
    PopupModel popup;
    popup.card = &card;
    popup.count = 3;
    popup.anchor_screen = Point{500, 300};
    model.popup = popup;
    MadeScreen screen(model);
    Commands const commands = screen.click_everywhere({310, 10, 790, 590}, 9);
    CHECK_FALSE(commands_of<ClosePopup>(commands).empty());
    std::set<int> steps;
    for (StepPopup const& one : commands_of<StepPopup>(commands)) {
        steps.insert(one.step);
    }
    CHECK(steps == std::set<int>{-1, 1});
}

TEST_CASE("a question is answered by a key: the usual answer by Enter, the last one by Escape") {
    auto const answered = [](ImGuiKey key) {
        MadeScreen screen(model_of(map_of_two()));
        ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;  // as in the window
        screen.model().question =
            Question{"Save this map?", {{"Save", {SaveMap{}}}, {"Do not save", {}}, {"Cancel", {}}}};
        screen.frames(4);
        auto const answers = commands_of<AnswerQuestion>(screen.press(key));
        return answers.size() == 1 ? std::optional{answers[0].choice} : std::nullopt;
    };
    CHECK(answered(ImGuiKey_Escape) == 2);
    CHECK(answered(ImGuiKey_Space) == 0);
}

TEST_CASE(
    "the command list finds English names in every language, what begins so first, and says what is undone") {
    auto const first_of = [](std::string const& typed) {
        InterfaceModel model = model_of(map_of_two());
        model.locale = Locale::vietnamese;
        model.undo_text = "ẩn Mills";
        MadeScreen screen(std::move(model));
        screen.model().command_field_requested = OpenCommandField{};
        screen.frames(3);
        screen.type(typed);
        return screen.press(ImGuiKey_Enter);
    };
    CHECK(commands_of<ToggleFullScreen>(first_of("full screen")).size() == 1);
    CHECK(commands_of<ToggleFullScreen>(first_of("toan man hinh")).size() == 1);
    CHECK(commands_of<Undo>(first_of("an mills")).size() == 1);
    CHECK(commands_of<Reload>(first_of("reload")).size() == 1);
}

TEST_CASE("what undoing would do is said in words") {
    MadeMap const& map = map_of_two();
    LayerId const layer = map.layers()[0].id;
    CHECK(change_text(SetVisible{layer, false}, map, Locale::english) ==
          "hide " + layer_title(map.layers()[0], Locale::english));
    CHECK(change_text(SetVisible{layer, true}, map, Locale::vietnamese).starts_with("hiện "));
    CHECK(change_text(RemoveLayer{layer, "Mills"}, map, Locale::english) == "remove Mills");
    CHECK(change_text(SetMapCrs{"EPSG:3405"}, map, Locale::english) == "map projection");
}

TEST_CASE("what the legend of a density says can be written") {
    InterfaceModel model = model_of(map_of_two());
    model.locale = Locale::vietnamese;
    DensityLegend legend;
    legend.marks = {1, 2, 5, 20, 12'300};
    legend.shades = {0, 0.25F, 0.5F, 0.75F, 1};
    model.densities.emplace(nth(0), legend);
    std::string const texts = texts_of(model);
    CHECK(texts.find(said(Word::points_per_pixel, Locale::vietnamese)) != std::string::npos);
    CHECK(texts.find(layer_title(map_of_two().layers()[0], Locale::vietnamese)) != std::string::npos);
    MadeScreen screen(std::move(model));
    CHECK(screen.frames(2).empty());
    CHECK(ImGui::GetDrawData()->TotalVtxCount > 0);
}

#include "map/arc_ends.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

/// Two places and the arc between them, 2,000 units long, along the x axis; and another place at its end.
Layer pair_of_places() {
    FeatureTable table;
    table.geometry.add_point({0, 0});
    table.geometry.add_point({2000, 0});
    table.geometry.add_point({2000, 0});
    table.geometry.begin_feature(GeometryKind::line);
    table.geometry.add_part(std::array{Point{0, 0}, Point{1000, 0}, Point{2000, 0}});
    table.attributes.push_back(text_column("id", {"a", "other", "b", "pair"}));
    table.attributes.push_back(text_column("pair", {"pair", "", "pair", ""}));
    ReadyLayer ready = ready_layer("twins", std::move(table));
    auto profile = std::make_shared<LayerProfile>();
    profile->partner_fields = {"pair"};
    ready.state.profile = profile;
    change_style(ready, [](LayerStyle& look) { look.line_shape = LineShape::arc; });
    return as_drawn(std::move(ready));
}

using Features = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("an arc shows with an end in view, close up only with both, and never towards what does not show") {
    Layer const layer = pair_of_places();
    std::vector<ArcEnds> const arcs = arcs_of(layer);
    REQUIRE(arcs.size() == 1);
    CHECK(arcs[0].features[0] == 0U);
    CHECK(arcs[0].features[1] == 2U);
    auto const hidden = [&](Viewport const& view, double zoom, std::optional<std::uint32_t> without = {}) {
        return hidden_arcs(layer, arcs, {}, view, zoom,
                           [&](std::uint32_t feature) { return feature != without; });
    };
    Viewport const both{{1000, 0}, 3, 800, 600};
    Viewport const one{{0, 0}, 1, 800, 600};
    Viewport const none{{1000, 0}, 1, 800, 600};
    CHECK(hidden(both, 14).empty());
    CHECK(hidden(one, 12.9).empty());
    CHECK(hidden(one, both_ends_zoom) == Features{3});
    CHECK(hidden(none, 9) == Features{3});
    CHECK(hidden(both, 9, 1).empty());  // another place at its end
    CHECK(hidden(both, 9, 2) == Features{3});
}

TEST_CASE("an arc that leaves the picture tells where, and what is at its other end") {
    Layer const layer = pair_of_places();
    auto const exit = exit_of_arc(layer, 3, {{0, 0}, 1, 800, 600}, 10);
    REQUIRE(exit);
    CHECK(exit->at_screen.x == Approx(790));
    CHECK(exit->at_screen.y == Approx(300));
    CHECK(exit->other_end == 2U);  // the one that names the arc, not any that is there
    auto const backwards = exit_of_arc(layer, 3, {{2000, 0}, 1, 800, 600}, 10);
    REQUIRE(backwards);
    CHECK(backwards->at_screen.x == Approx(10));
    CHECK(backwards->other_end == 0U);
    CHECK_FALSE(exit_of_arc(layer, 3, {{1000, 0}, 3, 800, 600}, 10));
    CHECK_FALSE(exit_of_arc(layer, 3, {{1000, 0}, 1, 800, 600}, 10));
    CHECK_FALSE(exit_of_arc(layer, 0, {{0, 0}, 1, 800, 600}, 10));
}

TEST_CASE("an arc waits for the symbol that its end has borrowed") {
    FeatureTable pair;
    pair.geometry.add_point({0, 0});
    pair.geometry.begin_feature(GeometryKind::line);
    pair.geometry.add_part(std::array{Point{0, 0}, Point{100, 50}, Point{200, 0}});
    pair.attributes.push_back(text_column("id", {"a", "pair"}));
    pair.attributes.push_back(text_column("host", {"town", ""}));
    ReadyLayer twins = ready_layer("twins", std::move(pair));
    change_style(twins, [](LayerStyle& look) { look.line_shape = LineShape::arc; });
    ReadyLayer towns = ready_layer("towns", point_table({{0, 0}}, {text_column("id", {"town"})}));
    change_style(towns, [](LayerStyle& look) { look.classes[0].min_zoom = 10; });
    MadeMap document = document_of(std::move(towns), std::move(twins));
    Layer const& shown = document.layers()[1];
    document.cluster(plain_view(), 9);
    CHECK_FALSE(shown.has_symbol(1));
    document.cluster(plain_view(), 11);
    CHECK(shown.has_symbol(1));
    document.change(SetVisible{nth(0), false});  // then the end has its own symbol
    document.cluster(plain_view(), 9);
    CHECK(document.layers()[1].has_symbol(1));
}

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

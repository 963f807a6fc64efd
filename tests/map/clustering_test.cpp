// Crowded points: who speaks for whom, and that nobody is lost.
#include "map/clustering.hpp"

#include "map/badges.hpp"
#include "map/pick.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <set>

#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

/// A layer of points in the plane of the map, some of them in heaps, some at one place.
ReadyLayer crowded_layer(std::size_t points, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> anywhere(-500'000, 500'000);
    std::normal_distribution<double> near(0, 3000);
    auto table = std::make_shared<FeatureTable>();
    table->name = "heaps";
    Point heap{};
    for (std::size_t i = 0; i < points; ++i) {
        if (i % 20 == 0) {
            heap = {anywhere(random), anywhere(random)};
        }
        table->geometry.add_point(i % 5 == 0 ? heap : heap + Point{near(random), near(random)});
    }
    GeometryColumn geometry = table->geometry;
    ReadyLayer layer = make_layer("heaps", LayerGroup::own, table, 0);
    layer.content.world = std::make_shared<WorldGeometry const>(std::move(geometry));
    return layer;
}

MadeMap document_with(ReadyLayer layer) {
    MadeMap document;
    document.add_layers({std::move(layer)});
    return document;
}

std::size_t shown_in(Document const& document) {
    Layer const& layer = document.layers()[0];
    std::size_t sum = 0;
    for (std::uint32_t f = 0; f < layer.table->size(); ++f) {
        if (layer.has_symbol(f)) {
            sum += cluster_members(document, nth(0, f)).size();
        }
    }
    return sum;
}

void cluster(MadeMap& document, double world_per_px, double zoom) {
    document.cluster({{0, 0}, world_per_px, 1000, 1000}, zoom);
}

}  // namespace

TEST_CASE("the numbers at clustered symbols add up to the features that are visible, at every scale") {
    unsigned const seed = GENERATE(1U, 2U, 3U);
    MadeMap document = document_with(crowded_layer(2000, seed));
    for (int level = 0; level <= 14; ++level) {
        CAPTURE(seed, level);
        cluster(document, std::exp2(level), 8);
        CHECK(shown_in(document) == 2000);
    }
    document.change(SetClustered{nth(0), false});
    cluster(document, 1024, 8);
    CHECK(document.layers()[0].clustering == nullptr);
    CHECK(shown_in(document) == 2000);
}

TEST_CASE("symbols that are left do not cover each other; those that are clustered would have") {
    MadeMap document = document_with(crowded_layer(600, 4));
    double const world_per_px = 512;
    cluster(document, world_per_px, 8);
    Layer const& layer = document.layers()[0];
    auto const px = static_cast<double>(layer.style.classes[0].symbol_px);
    std::size_t leaders = 0;
    for (std::uint32_t a = 0; a < 600; ++a) {
        if (!layer.has_symbol(a)) {
            continue;
        }
        ++leaders;
        for (std::uint32_t b = 0; b < a; ++b) {  // brute force
            if (layer.has_symbol(b)) {
                double const apart = distance(layer.world->anchor_of(a), layer.world->anchor_of(b));
                // Of equal circles 0.404 diameters apart each hides half of the other.
                bool const may_overlap =
                    layer.clustering->members(a).empty() || layer.clustering->members(b).empty();
                REQUIRE(apart >= px * (may_overlap ? 0.4 : 0.5) * world_per_px * 0.999);
            }
        }
        for (std::uint32_t const member : layer.clustering->members(a)) {
            double const apart = distance(layer.world->anchor_of(a), layer.world->anchor_of(member));
            REQUIRE(apart < px * 0.5 * world_per_px);
        }
    }
    CHECK(leaders > 30);
    CHECK(leaders < 400);
}

TEST_CASE(
    "two symbols that only overlap are both drawn; one number stands for three, or where one hides another") {
    auto const badges_of = [](std::vector<double> const& x_px) {
        auto table = std::make_shared<FeatureTable>();
        for (double const x : x_px) {
            table->geometry.add_point({x, 0});
        }
        ReadyLayer layer = make_layer("near", LayerGroup::own, table, 0);
        layer.content.world = std::make_shared<WorldGeometry const>(table->geometry);
        MadeMap document = document_with(std::move(layer));
        cluster(document, 1, 12);
        CHECK(shown_in(document) == x_px.size());
        std::vector<std::size_t> counts;
        for (Badge const& badge : badges_in(document, {{0, 0}, 1, 400, 400}, 12)) {
            counts.push_back(badge.count);
        }
        return counts;
    };
    using Counts = std::vector<std::size_t>;
    // Symbols of 9 px: less than 4.5 px apart they are taken together, less than 3.6 px one hides half.
    CHECK(badges_of({0, 4.6}).empty());
    CHECK(badges_of({0, 4}).empty());
    CHECK(badges_of({0, 3}) == Counts{2});
    CHECK(badges_of({0, 0}) == Counts{2});
    CHECK(badges_of({0, 4, -4}) == Counts{3});
    CHECK(badges_of({0, 4, 8.2, 6}) == Counts{2});  // the last would hide half of what is drawn beside it
}

TEST_CASE("a clustering stays while nothing changes, and tiles are only cut again where symbols change") {
    MadeMap document = document_with(crowded_layer(200, 5));
    cluster(document, 1000, 8);
    auto const revision = document.layers()[0].revision;
    auto const clustering = document.layers()[0].clustering;
    cluster(document, 1020, 8.02);
    CHECK(document.layers()[0].clustering == clustering);
    CHECK(document.layers()[0].revision == revision);
    cluster(document, 4000, 6);
    CHECK(document.layers()[0].clustering != clustering);
    CHECK(document.layers()[0].revision != revision);
    cluster(document, 1e-6, 22);  // only those at one place are left together
    CHECK(shown_in(document) == 200);
    auto const at_one_place = document.layers()[0].revision;
    cluster(document, 1e-7, 24);
    CHECK(document.layers()[0].revision == at_one_place);
}

TEST_CASE("far out one symbol stands for several layers, and its number for all of their features") {
    ReadyLayer lower = crowded_layer(300, 8);
    ReadyLayer upper = crowded_layer(200, 9);
    ReadyLayer apart = crowded_layer(100, 10);
    upper.state.name = "upper";
    apart.state.name = "apart";
    for (ReadyLayer* const layer : {&lower, &upper}) {
        change_style(*layer, [](LayerStyle& look) { look.one_symbol_below_zoom = 5; });
    }
    MadeMap document = document_of(std::move(lower), std::move(upper), std::move(apart));
    Viewport const view{{0, 0}, 4096, 1000, 1000};
    document.cluster(view, 4);
    auto const symbols = [&](std::uint32_t n) {
        std::vector<std::uint32_t> shown;
        Layer const& layer = document.layers()[n];
        for (std::uint32_t f = 0; f < layer.table->size(); ++f) {
            if (layer.has_symbol(f)) {
                shown.push_back(f);
            }
        }
        return shown;
    };
    CHECK(symbols(0).empty());
    REQUIRE(symbols(1).size() == 1);
    CHECK(symbols(2).size() > 1);  // it did not ask for it
    CHECK(cluster_members(document, nth(1, symbols(1)[0])).size() == 500);
    document.change(SetVisible{nth(1), false});
    document.cluster(view, 4);
    REQUIRE(symbols(0).size() == 1);  // the topmost that is left
    CHECK(cluster_members(document, nth(0, symbols(0)[0])).size() == 300);
    document.change(SetVisible{nth(1), true});
    document.cluster(view, 5);
    CHECK(symbols(0).size() > 1);
    CHECK(symbols(1).size() > 1);
}

TEST_CASE("one symbol leads whatever it is alone with, and its number counts what is on") {
    auto const points = [](std::size_t count) {
        std::vector<Point> at;
        std::vector<std::string> kinds;
        for (std::size_t i = 0; i < count; ++i) {
            at.push_back({static_cast<double>(i) * 1e5, 0});
            kinds.emplace_back(i % 2 == 0 ? "even" : "odd");
        }
        return point_table(at, {text_column("kind", kinds)});
    };
    auto const gathered = [](std::string const& name, FeatureTable table) {
        ReadyLayer layer = ready_layer(name, std::move(table));
        change_style(layer, [](LayerStyle& look) { look.one_symbol_below_zoom = 5; });
        return layer;
    };
    Viewport const view{{0, 0}, 4096, 1000, 1000};
    auto const count_of = [&](MadeMap& map) {
        map.cluster(view, 4);
        std::vector<std::size_t> counts;
        for (Badge const& badge : badges_in(map, view, 4)) {
            counts.push_back(badge.count);
        }
        return counts;
    };
    using Counts = std::vector<std::size_t>;
    MadeMap alone = document_of(gathered("low", points(10)), gathered("top", points(1)));
    CHECK(count_of(alone) == Counts{11});
    alone.change(SetOpacity{nth(1), 0});  // it is not seen: the other leads
    CHECK(count_of(alone) == Counts{10});
    FeatureTable area;
    area.geometry.begin_feature(GeometryKind::polygon);
    area.geometry.add_part(std::array{Point{0, 0}, Point{9e5, 0}, Point{9e5, 9e5}, Point{0, 0}});
    area.attributes.push_back(text_column("kind", {"odd"}));
    area.geometry.add_point({3e5, 0});
    area.attributes[0].add_text("even");
    for (bool const is_below : {true, false}) {
        ReadyLayer mixed = gathered("mixed", area);
        ReadyLayer low = gathered("low", points(10));
        for (ReadyLayer* const layer : {&mixed, &low}) {
            change_style(*layer, [](LayerStyle& look) {
                look.class_field = "kind";
                look.classes.resize(2, look.classes[0]);
                look.labels.resize(2, look.labels[0]);
                look.classes[1].value = "odd";
                look.classes[1].min_zoom = 8;  // does not show yet, and counts all the same
            });
            layer->content.own_style = classed(layer->content.own_style.style, *layer->content.table);
        }
        MadeMap map = is_below ? document_of(mixed, low) : document_of(low, mixed);
        CHECK(count_of(map) == Counts{12});
        map.change(SetClassOn{nth(is_below ? 1 : 0), 1, false});
        CHECK(count_of(map) == Counts{7});  // without the odd ones of ten
    }
}

TEST_CASE("a click on a symbol finds all that it speaks for") {
    MadeMap document = document_with(crowded_layer(40, 6));
    cluster(document, 2048, 7);
    Viewport const view{{0, 0}, 2048, 1000, 1000};
    std::set<std::uint32_t> found;
    for (Badge const& badge : badges_in(document, view, 7)) {
        Point const at = view.screen_from_world(document.layers()[0].world->anchor_of(badge.leader.feature));
        Picked const picked = pick(document, view, 7, at);
        CHECK(picked.hits.size() >= badge.count);
        CHECK(badge.count > 1);
        for (Hit const& hit : picked.hits) {
            found.insert(hit.ref.feature);
        }
    }
    CHECK(found.size() > 30);
}

TEST_CASE("very many points, and plain dots, are not clustered") {
    MadeMap document = document_with(crowded_layer(2500, 7));
    cluster(document, 4096, 6);
    CHECK(document.layers()[0].clustering == nullptr);
}

TEST_CASE("a fan has a place for each, none on another or on the symbol in the middle") {
    for (std::size_t const count : {std::size_t{1}, std::size_t{2}, std::size_t{9}, std::size_t{60}}) {
        std::vector<Point> const offsets = fan_offsets_px(count);
        REQUIRE(offsets.size() == count);
        for (std::size_t i = 0; i < count; ++i) {
            CHECK(distance(offsets[i], {0, 0}) > 30);
            for (std::size_t j = 0; j < i; ++j) {
                CHECK(distance(offsets[i], offsets[j]) > 28);
            }
        }
    }
}

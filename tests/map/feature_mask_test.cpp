#include "map/feature_mask.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

#include "map/badges.hpp"
#include "map/fixtures.hpp"
#include "map/pick.hpp"

using namespace gatepost;

namespace {

FeatureTable dated(std::vector<std::string> const& dates, std::vector<std::string> const& hosts = {}) {
    std::vector<Point> points;
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < dates.size(); ++i) {
        points.push_back({100.0 * static_cast<double>(i), 0});
        ids.push_back("E" + std::to_string(i + 1));
    }
    FeatureTable table = point_table(points, {text_column("id", ids), text_column("date", dates)});
    if (!hosts.empty()) {
        table.attributes.push_back(text_column("host", hosts));
    }
    return table;
}

SetTime during(std::string_view range, Undated undated = Undated::pale) {
    return {{*parse_time_range(range), undated}};
}

/// Of each feature "-", "?" or "+": hidden, pale, full.
std::string shown(Layer const& layer) {
    std::string all;
    for (std::size_t f = 0; f < layer.table->size(); ++f) {
        all += layer.is_hidden(f) ? '-' : layer.is_pale(f) ? '?' : '+';
    }
    return all;
}

}  // namespace

TEST_CASE("a range of time shows what was there, pale what possibly was") {
    MadeMap map = document_of(ready_layer("events", dated({"2017-05", "2019", "", "2017-05-07"})));
    CHECK(shown(map.layers()[0]) == "++++");
    CHECK_FALSE(map.layers()[0].mask);
    map.change(during("2017"));
    CHECK(shown(map.layers()[0]) == "+-?+");
    map.change(during("2017-05-07"));
    CHECK(shown(map.layers()[0]) == "?-?+");
    CHECK(map.layers()[0].mask->certain == 1);
    CHECK(map.layers()[0].mask->possible == 1);
    CHECK(map.layers()[0].mask->undated == 1);
    map.change(during("2017-05-07", Undated::hidden));
    CHECK(shown(map.layers()[0]) == "?--+");
    map.change(during("2017-05-07", Undated::shown));
    CHECK(shown(map.layers()[0]) == "?-++");
    map.change(SetTime{});
    CHECK(shown(map.layers()[0]) == "++++");
}

TEST_CASE("a layer without dates stays as it is at any time") {
    MadeMap map = document_of(ready_layer("gates", dated({"", ""})));
    map.change(during("2017", Undated::hidden));
    CHECK(shown(map.layers()[0]) == "++");
}

TEST_CASE("tiles are cut again where other features show, and only there") {
    MadeMap map =
        document_of(ready_layer("events", dated({"2017", "2019"})), ready_layer("gates", dated({"", ""})));
    auto const revision = [&](std::size_t layer) { return map.layers()[layer].revision; };
    auto const events = revision(0);
    auto const gates = revision(1);
    map.change(during("2017"));
    CHECK(revision(0) != events);
    auto const in_2017 = revision(0);
    map.change(during("2016/2017"));
    CHECK(revision(0) == in_2017);
    map.change(during("2016/2019"));
    CHECK(revision(0) != in_2017);
    CHECK(revision(1) == gates);
}

TEST_CASE("what time hides cannot be clicked, and what its host no longer speaks for can") {
    MadeMap map =
        document_of(ready_layer("events", dated({"2017", "2018"}, {"G1", "G1"}), LayerGroup::included),
                    ready_layer(
                        "gates",
                        [] {
                            FeatureTable table = dated({"2018"});
                            table.attributes[0] = text_column("id", {"G1"});
                            return table;
                        }(),
                        LayerGroup::included));
    Viewport const view{{0, 0}, 1, 800, 600};
    auto const clicked = [&] {
        std::string all;
        map.cluster(view, 10);
        for (Hit const& hit : pick(map, view, 10, view.screen_from_world({0, 0}), 3).hits) {
            all += map.reference_of(hit.ref) + " ";
        }
        return all;
    };
    CHECK(clicked() == "gates:G1 events:E1 events:E2 ");
    map.change(during("2018"));
    CHECK(clicked() == "gates:G1 events:E2 ");
    map.change(during("2017"));
    CHECK(clicked() == "events:E1 ");
    map.change(during("2016"));
    CHECK(clicked().empty());
}

TEST_CASE("a symbol speaks for none that time hides") {
    FeatureTable near = dated({"2017", "2018", "2018"});
    MadeMap map = document_of(ready_layer("events", std::move(near)));
    Viewport const view{{0, 0}, 1000, 800, 600};
    map.cluster(view, 5);
    CHECK(cluster_members(map, {map.layers()[0].id, 0}).size() == 3);
    map.change(during("2018"));
    map.cluster(view, 5);
    CHECK(cluster_members(map, {map.layers()[0].id, 1}).size() == 2);
    CHECK_FALSE(map.layers()[0].has_symbol(0));
    CHECK(map.layers()[0].has_symbol(1));
}

TEST_CASE("a condition hides what it does not hold for, with and without a range of time") {
    MadeMap map = document_of(ready_layer("events", dated({"2017-05", "2019", "", "2017-05-07"})));
    LayerId const id = map.layers()[0].id;
    auto const filter = [&](std::string const& condition) {
        map.change(SetFilter{id, condition});
        if (!condition.empty()) {
            LayerContent content = *map.layers()[0].content;
            content.filter = filtered(*content.table, condition);
            map.put(id, std::move(content));
        }
    };
    CHECK(map.layers()[0].shown_sizes == std::vector<std::size_t>{4});
    filter("id != 'E1'");
    CHECK(shown(map.layers()[0]) == "-+++");
    CHECK(map.layers()[0].mask->left == 3);
    CHECK(map.layers()[0].mask->undated == 1);
    CHECK(map.layers()[0].shown_sizes == std::vector<std::size_t>{3});
    CHECK(map.layers()[0].is_left_out(0));
    map.change(during("2017"));
    CHECK(shown(map.layers()[0]) == "--?+");
    CHECK(map.layers()[0].mask->left == 2);
    filter("id in ('E1', 'E2')");
    CHECK(shown(map.layers()[0]) == "+---");
    CHECK(map.layers()[0].shown_sizes == std::vector<std::size_t>{1});
    map.change(SetTime{});
    CHECK(shown(map.layers()[0]) == "++--");
    filter("");
    CHECK(shown(map.layers()[0]) == "++++");
    CHECK_FALSE(map.layers()[0].mask);
    CHECK_FALSE(map.layers()[0].is_left_out(2));
}

TEST_CASE("a filter has a bit for each feature that its condition holds for, of any number of features") {
    AttributeColumn column("n", AttributeType::integer);
    constexpr std::size_t features = 50'000;
    for (std::size_t f = 0; f < features; ++f) {
        column.add_integer(static_cast<std::int64_t>(f * 7919 % 1000));
    }
    FeatureTable table = point_table(std::vector<Point>(features), {});
    table.attributes.push_back(column);
    JobPool pool(3);
    auto const filter = filtered(table, "n < 250 and missing is null", context_outside(pool));
    CHECK(filter->unknown_fields == std::vector<std::string>{"missing"});
    for (std::size_t f = 0; f < features; ++f) {
        REQUIRE((filter->passes[f] != 0) == (f * 7919 % 1000 < 250));
    }
    CHECK_THROWS_AS(filtered(table, "n <"), Error);
}

#include "map/feature_mask.hpp"

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

// A map of several hundred layers: each has its labels.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "label/label_layout.hpp"
#include "map/fixtures.hpp"

using namespace gatepost;

namespace {

/// Layers of one named point each, in rows of twenty, far enough apart for their names.
MadeMap layers_in_rows(std::size_t count) {
    std::vector<ReadyLayer> layers;
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t const row = i / 20;
        Point const at{static_cast<double>(i % 20) * 90 - 900, static_cast<double>(row) * 40 - 300};
        ReadyLayer layer = ready_layer(fmt::format("layer {}", i),
                                       point_table({at}, {text_column("name", {fmt::format("n{}", i)})}));
        layers.push_back(std::move(layer));
    }
    MadeMap document;
    document.add_layers(std::move(layers));
    return document;
}

}  // namespace

TEST_CASE("each of 300 layers has its label, and keeps it from frame to frame") {
    MadeMap const document = layers_in_rows(300);
    FontSet fonts;
    LabelLayout layout(fonts);
    LabelLayout::View view;
    view.viewport = {{0, 0}, 1, 2000, 900};
    view.zoom = 10;
    for (int frame = 0; frame < 2; ++frame) {
        (void)layout.lay_out(document, view, {"en"});
        CHECK(layout.standing().size() == 300);
        CHECK(layout.hidden() == 0);
    }
}

TEST_CASE(
    "thousands of names in many layers are shared out: each layer has some, and the search for them ends") {
    constexpr std::size_t layer_count = 30;
    constexpr std::size_t points_each = 1000;
    std::vector<ReadyLayer> layers;
    for (std::size_t place = 0; place < layer_count; ++place) {
        std::vector<Point> points;
        std::vector<std::string> names;
        for (std::size_t i = 0; i < points_each; ++i) {
            points.push_back({static_cast<double>(i % 40), static_cast<double>(i) / 40});
            names.push_back(fmt::format("place {} {}", place, i));
        }
        layers.push_back(
            ready_layer(fmt::format("layer{}", place), point_table(points, {text_column("name", names)})));
    }
    MadeMap document;
    document.add_layers(std::move(layers));
    FontSet fonts;
    LabelLayout layout(fonts);
    LabelLayout::View view;
    view.viewport = plain_view();
    view.zoom = 12;
    view.most_new = 96;  // as in a window
    int frames = 0;
    do {
        static_cast<void>(layout.lay_out(document, view, {"en"}));
    } while (!layout.has_all() && ++frames < 1000);
    CHECK(layout.has_all());
    LabelMemory memory;
    LabelCandidates const found =
        collect_label_candidates(document, view.viewport, view.zoom, {"en"}, memory);
    CHECK(found.candidates.size() <= 6000);
    std::set<std::size_t> with_names;
    for (LabelCandidate const& candidate : found.candidates) {
        with_names.insert(candidate.layer_place);
    }
    CHECK(with_names.size() == layer_count);
}

TEST_CASE("a layer of few features keeps all its labels beside layers of many") {
    std::vector<ReadyLayer> layers;
    for (std::size_t const count : {1500U, 1500U, 40U, 1500U, 1500U, 1500U}) {
        std::vector<Point> points;
        std::vector<std::string> names;
        for (std::size_t i = 0; i < count; ++i) {
            points.push_back({static_cast<double>(i % 40), static_cast<double>(i) / 40});
            names.push_back(fmt::format("place {}", i));
        }
        layers.push_back(ready_layer(fmt::format("layer{}", layers.size()),
                                     point_table(points, {text_column("name", names)})));
    }
    MadeMap document;
    document.add_layers(std::move(layers));
    LabelMemory memory;
    LabelCandidates const found = collect_label_candidates(document, plain_view(), 12, {"en"}, memory);
    auto const of_few = std::count_if(found.candidates.begin(), found.candidates.end(),
                                      [](LabelCandidate const& one) { return one.layer_place == 2; });
    CHECK(of_few == 40);
    CHECK(found.candidates.size() <= 6000);
    CHECK(found.candidates.size() > 3000);
}

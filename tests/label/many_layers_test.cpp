// A map of several hundred layers: each has its labels.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <algorithm>

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

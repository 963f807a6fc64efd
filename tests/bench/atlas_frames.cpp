#include "bench/atlas_frames.hpp"

#include "bench/frame_path.hpp"
#include "bench/random.hpp"
#include "bench/statistics.hpp"
#include "map/made_map.hpp"

namespace gatepost::bench {

namespace {

constexpr int width_px = 1600;
constexpr int height_px = 1000;

Json times(std::vector<double> const& values_ms) {
    return {{"p50_ms", percentile(values_ms, 0.5)}, {"p95_ms", percentile(values_ms, 0.95)}};
}

Json measure_view(Stage& stage, Options const& options, int frames) {
    DrawnMap map(stage, options, width_px, height_px);
    map.draw_until_complete();
    Viewport const view = map.open_map().camera().viewport();
    Json figures = measure_path(map, view, frames);
    map.time_passes();
    static_cast<void>(measure_path(map, view, frames));
    for (auto const& [pass, values_ms] : map.pass_times_ms()) {
        figures["passes"][pass] = times(values_ms);
    }
    return figures;
}

/// As many named points as asked for, all over a view.
MadeMap document_of_names(std::size_t count) {
    Random random(5);
    auto const table = std::make_shared<FeatureTable>();
    AttributeColumn names("name", AttributeType::text);
    for (std::size_t i = 0; i < count; ++i) {
        double const x = random.between(-width_px / 2.0, width_px / 2.0);
        table->geometry.add_point({x, random.between(-height_px / 2.0, height_px / 2.0)});
        names.add_text("Bản Phiệt " + std::to_string(i));
    }
    table->attributes.push_back(std::move(names));
    ReadyLayer layer = make_layer("names", LayerGroup::own, table, 0);
    layer.content.world = std::make_shared<WorldGeometry const>(table->geometry);
    MadeMap document;
    document.add_layers({std::move(layer)});
    return document;
}

}  // namespace

Json measure_atlas(Size size) {
    int const frames = size == Size::full ? 120 : 12;
    Stage stage;
    Options const border;
    Options close;
    close.center_lonlat = Point{106.75, 21.95};
    close.zoom = 9.6;
    return {{"border", measure_view(stage, border, frames)},
            {"lang_son", measure_view(stage, close, frames)}};
}

Json measure_labels(Size size) {
    constexpr std::size_t candidates = 2000;
    int const frames = size == Size::full ? 120 : 12;
    MadeMap const document = document_of_names(candidates);
    FontSet fonts;
    LabelLayout layout(fonts);
    LabelLayout::View view;
    view.viewport = {{0, 0}, 1, width_px, height_px};
    view.zoom = 12;
    Json figures{{"candidates", candidates}};
    std::vector<double> values_ms;
    for (int i = 0; i <= frames; ++i) {
        Stopwatch const watch;
        static_cast<void>(layout.lay_out(document, view, {"vi"}));
        double const ms = watch.seconds() * 1000;
        if (i == 0) {
            figures["first_ms"] = ms;  // every name is shaped
            figures["standing"] = candidates - layout.hidden();
        } else {
            values_ms.push_back(ms);
        }
        view.viewport = view.viewport.panned({i < frames / 2 ? 1.0 : -1.0, 0});
    }
    figures.update(times(values_ms));
    return figures;
}

}  // namespace gatepost::bench

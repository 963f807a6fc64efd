#include "bench/in_process.hpp"

#include "bench/frame_path.hpp"
#include "bench/pick_places.hpp"
#include "bench/process.hpp"

#include <malloc.h>

#include <algorithm>
#include <memory>

namespace gatepost::bench {

namespace {

/// Resident bytes that are in use: what malloc only keeps for later goes back first.
double bytes_in_use() {
    malloc_trim(0);
    return resident_bytes();
}

/// What a small file of the same shape takes is what any open map takes; the rest is the features' own.
double bytes_in_use_when_open(Stage& stage, std::filesystem::path const& file) {
    DrawnMap map(stage, file);
    map.draw_until_complete();
    return bytes_in_use();
}

/// Some 2,000 vertices from all over the file.
std::vector<Point> places_on_features(DataSet const& data, Transformer const& world_from_lonlat) {
    std::size_t const step = std::max<std::size_t>(1, data.features * data.vertices / 2000);
    std::vector<Point> places;
    std::size_t vertex = 0;
    make_features(data, [&](GeneratedFeature const& feature) {
        for (std::size_t i = 0; i < data.vertices; ++i) {
            if (vertex++ % step == 0) {
                places.push_back(feature.parts[0][i]);
            }
        }
    });
    world_from_lonlat.forward(places);
    return places;
}

/// From wanting another map CRS to a complete picture in it.
double measure_crs_change(Stage& stage, std::filesystem::path const& file) {
    DrawnMap map(stage, file);
    map.draw_until_complete();
    Stopwatch const since_asked;
    map.open_map().change(SetMapCrs{"EPSG:32648"});
    map.draw_until_complete();
    return since_asked.seconds();
}

/// From another choice of points to a complete picture in which all of them have been counted anew: what a
/// filter costs. The best of some, since other work on the machine only adds to it.
double measure_recount(DrawnMap& map) {
    constexpr int tries = 5;
    double best_s = 1e9;
    LayerId const layer = map.open_map().document().layers().front().id;
    for (int i = 0; i < tries; ++i) {
        LayerStyle style = *map.open_map().document().layer(layer).base_style;
        style.points.drawing =
            i % 2 == 0 ? PointDrawing::density : PointDrawing::automatic;  // the same, counted again
        Stopwatch const since_asked;
        map.open_map().change(ChangeStyle{layer, std::make_shared<LayerStyle const>(style)});
        map.draw_until_complete();
        best_s = std::min(best_s, since_asked.seconds());
    }
    return best_s;
}

}  // namespace

Json measure_in_process(Case const& what, std::filesystem::path const& file,
                        std::filesystem::path const& warm_up, Size size) {
    Stage stage;
    double const before_bytes = bytes_in_use_when_open(stage, warm_up);

    Json figures;
    {
        DrawnMap map(stage, file);
        OpenTimes const times = map.draw_until_complete();
        double const peak_bytes = peak_resident_bytes();
        double const kept_bytes = bytes_in_use() - before_bytes;
        figures["open"] = {{"first_picture_s", times.first_picture_s},
                           {"complete_picture_s", times.complete_picture_s}};
        figures["memory"] = {
            {"peak_mb", peak_bytes / 1e6},
            {"kept_bytes_per_feature", kept_bytes / static_cast<double>(what.data.features)}};
        auto const places = places_on_features(what.data, map.open_map().model().world_from_lonlat());
        figures["frames"] = measure_frames(map, places[places.size() / 2], size == Size::full ? 120 : 12);
        figures["pick"] = measure_picks(map, places);
        map.open_map().camera().show_everything();
        map.draw_until_complete();
        figures["recount"] = what.data.shape == Shape::points
                                 ? Json{{"complete_picture_s", measure_recount(map)}}
                                 : Json(nullptr);
    }
    figures["crs_change"] =
        what.changes_crs ? Json{{"complete_picture_s", measure_crs_change(stage, file)}} : Json(nullptr);
    return figures;
}

std::string describe_gl_renderer() {
    HeadlessContext const context;
    return gl_renderer_name();
}

}  // namespace gatepost::bench

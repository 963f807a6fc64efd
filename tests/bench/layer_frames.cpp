#include "bench/layer_frames.hpp"

#include "bench/drawn_map.hpp"
#include "bench/frame_path.hpp"
#include "bench/random.hpp"

#include <fmt/format.h>

#include <fstream>

namespace gatepost::bench {

namespace {

namespace fs = std::filesystem;

/// Points from all over an area, in so many files.
std::vector<std::string> files_of(fs::path const& folder, std::size_t layers, std::size_t points) {
    fs::path const place = folder / fmt::format("layers-{}-of-{}-v1", layers, points);
    fs::create_directories(place);
    Random random(11);
    std::vector<std::string> files;
    for (std::size_t layer = 0; layer < layers; ++layer) {
        files.push_back((place / fmt::format("layer{:03}.geojson", layer)).string());
        std::string text = R"({"type":"FeatureCollection","features":[)";
        for (std::size_t i = 0; i < points / layers; ++i) {
            text += fmt::format(
                R"({}{{"type":"Feature","geometry":{{"type":"Point","coordinates":[{:.6f},{:.6f}]}},)"
                R"("properties":{{"name":"place {} {}"}}}})",
                i == 0 ? "\n" : ",\n", random.between(103, 108), random.between(20, 23), layer, i);
        }
        if (!fs::exists(files.back())) {
            std::ofstream(files.back()) << text << "]}\n";
        }
    }
    return files;
}

Json measure(Stage& stage, std::vector<std::string> files, int frames) {
    Options options;
    options.inputs = std::move(files);
    options.no_basemap = true;
    DrawnMap map(stage, options, 1600, 1000);
    map.draw_until_complete();
    map.open_map().camera().show_everything();
    return measure_path(map, map.open_map().camera().viewport(), frames);
}

}  // namespace

Json measure_layers(fs::path const& folder, Size size) {
    bool const is_full = size == Size::full;
    std::size_t const points = is_full ? 30'000 : 600;
    int const frames = is_full ? 120 : 12;
    Stage stage;
    Json const few = measure(stage, files_of(folder, 30, points), frames);
    Json const many = measure(stage, files_of(folder, 300, points), frames);
    return {{"points", points}, {"30", few}, {"300", many}};
}

}  // namespace gatepost::bench

#include "bench/whole_process.hpp"

#include "bench/process.hpp"
#include "bench/statistics.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <utility>

namespace gatepost::bench {

namespace {

namespace fs = std::filesystem;

Json measure_picture(fs::path const& file, std::vector<std::string> const& options, int runs) {
    fs::path const picture = fs::temp_directory_path() / fmt::format("gatepost-bench-{}.png", ::getpid());
    std::vector<std::string> arguments{GATEPOST_PROGRAM, file.string(), "--screenshot", picture.string(),
                                       "--size",         "1920x1080",   "--quiet"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    std::vector<double> wall_s;
    std::vector<double> peak_mb;
    for (int run = 0; run < runs; ++run) {
        ProcessRun const done = run_process(arguments, "/dev/null");
        wall_s.push_back(done.wall_s);
        peak_mb.push_back(done.peak_mb);
    }
    fs::remove(picture);
    return {{"wall_s", median(wall_s)}, {"peak_mb", median(peak_mb)}};
}

/// One degree by 0.8 of ten by eight, around the middle.
std::string one_percent() {
    Point const middle = data_box_lonlat.centre();
    double const half_width = data_box_lonlat.width() / 20;
    double const half_height = data_box_lonlat.height() / 20;
    return fmt::format("--bbox={},{},{},{}", middle.x - half_width, middle.y - half_height,
                       middle.x + half_width, middle.y + half_height);
}

}  // namespace

Json measure_pages(int runs) {
    fs::path const page = fs::temp_directory_path() / fmt::format("gatepost-bench-{}.html", ::getpid());
    Json figures;
    for (auto const& [name, option] : {std::pair{"map", "--screenshot"}, std::pair{"sheet", "--sheet"}}) {
        std::vector<double> wall_s;
        for (int run = 0; run < runs; ++run) {
            wall_s.push_back(
                run_process({GATEPOST_PROGRAM, option, page.string(), "--quiet"}, "/dev/null").wall_s);
        }
        figures[name] = {{"wall_s", median(wall_s)},
                         {"file_mb", static_cast<double>(fs::file_size(page)) / 1e6}};
    }
    fs::remove(page);
    return figures;
}

Json measure_whole_process(Case const& what, fs::path const& file, int runs) {
    Json figures;
    figures["with_basemap"] = measure_picture(file, {}, runs);
    figures["no_basemap"] = measure_picture(file, {"--no-basemap"}, runs);
    figures["one_percent"] =
        what.shows_one_percent ? measure_picture(file, {"--no-basemap", one_percent()}, runs) : Json(nullptr);
    return figures;
}

}  // namespace gatepost::bench

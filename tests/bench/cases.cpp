#include "bench/cases.hpp"

#include "bench/generate.hpp"
#include "bench/process.hpp"

#include <fmt/format.h>

namespace gatepost::bench {

namespace {

namespace fs = std::filesystem;

std::vector<Case> full_cases() {
    DataSet const million{"points-1m", Shape::points, 1'000'000, 1};
    return {
        {"points-10k", {"points-10k", Shape::points, 10'000, 1}},
        {"points-100k", {"points-100k", Shape::points, 100'000, 1}},
        {"points-1m", million, Format::geojson, false, true},
        {"points-1m-fgb", million, Format::flatgeobuf, true, false},
        {"lines", {"lines", Shape::lines, 20'000, 50}},
        {"long-lines", {"long-lines", Shape::long_lines, 10, 100'000}},
        {"polygons", {"polygons", Shape::blobs, 20'000, 50}},
        {"polygon-1m", {"polygon-1m", Shape::coast, 1, 1'000'000}},
    };
}

/// A thousand of what a case has most of; fewer where the full one has fewer than a million vertices.
DataSet shrunk(DataSet data) {
    double const vertices = static_cast<double>(data.features) * static_cast<double>(data.vertices);
    std::size_t const most = vertices < 50'000 ? 250 : vertices < 500'000 ? 500 : 1000;
    data.name += "-small";
    (data.features > data.vertices ? data.features : data.vertices) = most;
    return data;
}

fs::path path_of(DataSet const& data, fs::path const& folder, char const* ending) {
    return folder / fmt::format("{}-v{}{}", data.name, generator_version, ending);
}

fs::path ensure_geojson(DataSet const& data, fs::path const& folder) {
    fs::path path = path_of(data, folder, ".geojson");
    if (!fs::exists(path)) {
        write_geojson(data, path);
    }
    return path;
}

fs::path ensure_flatgeobuf(DataSet const& data, fs::path const& folder) {
    fs::path path = path_of(data, folder, ".fgb");
    if (!fs::exists(path)) {
        fs::path const source = ensure_geojson(data, folder);
        fs::path const aside = path_of(data, folder, ".part.fgb");  // GDAL makes a folder of any other ending
        run_process({"ogr2ogr", "-q", "-overwrite", "-f", "FlatGeobuf", "-nln", data.name, aside.string(),
                     source.string()},
                    "/dev/null");
        fs::rename(aside, path);
    }
    return path;
}

}  // namespace

std::vector<Case> all_cases(Size size) {
    std::vector<Case> cases = full_cases();
    for (Case& one : cases) {
        one.data = size == Size::small ? shrunk(one.data) : one.data;
    }
    return cases;
}

fs::path ensure_file(Case const& what, fs::path const& folder) {
    fs::create_directories(folder);
    return what.format == Format::flatgeobuf ? ensure_flatgeobuf(what.data, folder)
                                             : ensure_geojson(what.data, folder);
}

}  // namespace gatepost::bench

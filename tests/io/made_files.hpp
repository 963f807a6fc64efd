#pragma once

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "base/temp_folder.hpp"

namespace gatepost {

/// Points with a number and a name over 100–110° E, 18–26° N; the same ones every time.
inline std::string many_points(std::size_t count, std::size_t name_bytes = 10) {
    std::mt19937 random(5);
    auto const between = [&](double low, double high) {
        return low + (high - low) * (static_cast<double>(random()) / 0x1p32);
    };
    std::string const name(name_bytes, 'a');
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (std::size_t i = 0; i < count; ++i) {
        double const lon = between(100, 110);
        text += fmt::format(
            R"({}{{"type":"Feature","geometry":{{"type":"Point","coordinates":[{:.6f},{:.6f}]}},"properties":{{"number":{},"name":"{}"}}}})",
            i == 0 ? "" : ",\n", lon, between(18, 26), i, name);
    }
    return text + "]}";
}

/// ogr2ogr's version of a file, in the format that the name's ending says.
inline std::string converted_file(std::string const& from, std::string const& name,
                                  std::string const& options) {
    std::string to = (std::filesystem::path(from).parent_path() / name).string();
    std::filesystem::remove(to);
    std::string const command =
        fmt::format("ogr2ogr '{}' '{}' -skipfailures {} >/dev/null 2>&1", to, from, options);
    REQUIRE(std::system(command.c_str()) == 0);
    return to;
}

inline std::string converted(TempFolder const& folder, std::string const& geojson, std::string const& name,
                             std::string const& options = "") {
    return converted_file(folder.file("from.geojson", geojson), name, options);
}

/// Of a table with well-known text in its column WKT.
inline std::string converted_csv(TempFolder const& folder, std::string const& csv, std::string const& name,
                                 std::string const& options = "") {
    return converted_file(folder.file("from.csv", csv), name, options + " -a_srs EPSG:4326");
}

}  // namespace gatepost

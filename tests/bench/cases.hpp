#pragma once

#include "bench/shapes.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace gatepost::bench {

enum class Format { geojson, flatgeobuf };
enum class Size { full, small };  ///< small: at most a thousand features or vertices, to try the bench itself

/// One file that everything is measured with.
struct Case {
    std::string name;
    DataSet data;
    Format format = Format::geojson;
    bool shows_one_percent = false;  ///< also a picture of a hundredth of it: what a spatial index is for
    bool changes_crs = false;
};

/// In the order in which they are reported. The growth of a figure is points-1m over points-10k.
[[nodiscard]] std::vector<Case> all_cases(Size size);

/// The file of a case, made first if it is not there: seconds for GeoJSON, half a minute for FlatGeobuf,
/// which ogr2ogr writes. Throws Error.
[[nodiscard]] std::filesystem::path ensure_file(Case const& what, std::filesystem::path const& folder);

}  // namespace gatepost::bench

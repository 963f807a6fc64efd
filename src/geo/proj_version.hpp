#pragma once

#include <string>

namespace gatepost {

/// Which PROJ this program runs with, and the database of coordinate systems that it found.
struct ProjVersion {
    std::string library;
    std::string database_path;  ///< empty, like the rest, where PROJ finds no database
    std::string epsg_version;
    std::string epsg_date;  ///< of that version, ISO 8601
};
[[nodiscard]] ProjVersion proj_version();

}  // namespace gatepost

#pragma once

#include "io/source_options.hpp"

#include <string_view>

namespace gatepost {

/// The CRS that a file is read in, and what to tell a person about that choice.
struct ChosenCrs {
    Crs crs = Crs::wgs84();
    bool is_doubtful = false;
    std::string message;  ///< empty where there is nothing to say
};

/// Chooses the CRS of a GeoJSON text from its old `crs` member, given as JSON text; empty if it has none. If
/// PROJ does not know that CRS, the file is read in the CRS the person named, otherwise as WGS 84 and marked
/// doubtful.
[[nodiscard]] ChosenCrs choose_crs(std::string_view crs_member, std::string const& source,
                                   SourceOptions const& options);

/// For a file whose CRS PROJ does not know. `name` is what the file calls it.
[[nodiscard]] ChosenCrs unknown_crs(std::string const& source, SourceOptions const& options,
                                    std::string const& name = "");

}  // namespace gatepost

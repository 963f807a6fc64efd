#pragma once

#include "io/source.hpp"

#include <string_view>

namespace gatepost {

/// What a file is read as, and what a person should know of that.
struct ChosenCrs {
    Crs crs = Crs::wgs84();
    bool is_doubtful = false;
    std::string message;  ///< empty where there is nothing to say
};

/// The CRS of a GeoJSON text by its old `crs` member, given as its JSON text; empty where there is none. What
/// PROJ does not know is read as what the person said, else as WGS 84 with a doubt.
[[nodiscard]] ChosenCrs choose_crs(std::string_view crs_member, std::string const& source,
                                   SourceOptions const& options);

/// For a file whose CRS nobody knows. `name`: what the file calls it.
[[nodiscard]] ChosenCrs unknown_crs(std::string const& source, SourceOptions const& options,
                                    std::string const& name = "");

}  // namespace gatepost

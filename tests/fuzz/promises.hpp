#pragma once

#include <string_view>

#include "base/error.hpp"
#include "table/feature_table.hpp"

/// What the program promises whatever a file says. The fuzzer takes a promise that is broken for a find, like
/// a crash.
namespace gatepost::fuzz {

/// Ends the program with one line where a promise is broken.
void require(bool is_kept, std::string_view promise);

void check_error(Error const& error);
void check_report(LoadReport const& report);
void check_geometry(GeometryColumn const& geometry);

/// Walks through all of a table, as the map does.
void check_table(FeatureTable const& table);

}  // namespace gatepost::fuzz

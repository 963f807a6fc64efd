#pragma once

#include "io/crs_member.hpp"
#include "io/postgres_catalogue.hpp"

#include <stop_token>
#include <string>

namespace gatepost {

/// The CRS of a table of a database, by its SRID; of a column that does not say one, by that of a geometry in
/// it, which is noted in the table.
[[nodiscard]] ChosenCrs crs_of_table(PostgresTable& table, PostgresConnection& connection,
                                     std::string const& shown_name, SourceOptions const& options,
                                     std::stop_token const& stop);

}  // namespace gatepost

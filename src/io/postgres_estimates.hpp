#pragma once

#include "geo/point.hpp"
#include "io/postgres_view.hpp"

#include <optional>
#include <stop_token>

namespace gatepost {

/// How many rows a view has, as the planner thinks; of what it cannot be asked, as the last ANALYZE told.
/// Counts nothing. Throws Error only where it was told to stop.
[[nodiscard]] double estimated_rows(PostgresTable const& table, PostgresView const& view,
                                    PostgresConnection& connection, std::stop_token const& stop);

/// The bounds of all rows as the last ANALYZE told, in the table's CRS; nothing where that is not known.
/// Likewise.
[[nodiscard]] std::optional<Box> estimated_bounds(PostgresTable const& table, PostgresConnection& connection,
                                                  std::stop_token const& stop);

}  // namespace gatepost

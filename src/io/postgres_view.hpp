#pragma once

#include "geo/point.hpp"
#include "io/postgres_catalogue.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// The SQL of the rows of a table that a view wants.
struct PostgresView {
    std::optional<Box> box;            ///< in the table's CRS; none: everywhere
    std::optional<int> least_level{};  ///< of a thinned table: rows of this level and above
    std::string passing{};             ///< what else must hold, as SQL; empty: nothing

    /// After WHERE; "true" where everything is wanted.
    [[nodiscard]] std::string condition(PostgresTable const& table) const;
};

/// The geometry as an expression that COPY writes as EWKB without curves.
[[nodiscard]] std::string geometry_sql(PostgresTable const& table);

/// A condition for about `wanted` rows from anywhere in a table, always the same ones: rows at places of its
/// file that a hash names, so that no more pages are read than rows are wanted (TABLESAMPLE SYSTEM takes
/// whole pages, which lie close together on the map where a table is in spatial order). Only for what has a
/// file of its own.
[[nodiscard]] std::string sample_by_place(PostgresTable const& table, double wanted);
[[nodiscard]] bool can_sample_by_place(PostgresTable const& table);

/// The same for what has none: the first few rows of each of the cells that a box is divided into, as one
/// query. `select`: what is selected; `view`: of which box, which must be there, and what else must hold.
[[nodiscard]] std::string sample_by_cells(PostgresTable const& table, std::string const& select,
                                          PostgresView const& view, std::uint64_t wanted);

}  // namespace gatepost

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// A database of PostgreSQL and what is wanted of it, as a person writes it.
struct PostgresAddress {
    /// For libpq (its manual, "Connection Strings"), which refuses what is ours.
    std::string connection;
    /// A table or view, perhaps with its schema and one of its geometry columns: "public.posts(geom)".
    struct Table {
        std::string schema;  ///< empty: wherever it is found
        std::string name;
        std::string geometry;  ///< empty: all of its geometry columns
        friend bool operator==(Table const&, Table const&) = default;
    };
    std::vector<Table> tables;  ///< none: all that have a geometry
    std::string schema;         ///< the only one that is looked into; empty: all
};

/// Understands postgresql://user@host/db?schema=public&table=places, postgres://…, and PG: followed by either
/// that or key=value pairs, as GDAL takes them (tables=a,b(geom), schemas=, active_schema=). Nothing for any
/// other text.
[[nodiscard]] std::optional<PostgresAddress> postgres_address(std::string_view source);

/// A table as such an address writes it: "schema.name(geometry)".
[[nodiscard]] PostgresAddress::Table table_of_text(std::string_view text);

}  // namespace gatepost

#pragma once

#include "io/postgres_address.hpp"
#include "io/postgres_connection.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// A field of a table of a database.
struct PostgresField {
    std::string name;
    std::string type;  ///< as PostgreSQL calls it: int4, text, timestamptz; of a domain that of its values
    std::string type_schema{};
    bool is_array = false;
    bool is_equal_by_bytes = true;  ///< its texts are only equal if all their bytes are
};

/// One geometry column of a table or view, with what else a map needs of it.
struct PostgresTable {
    /// What it is stored as: pg_class.relkind.
    enum class Kind : char { table = 'r', partitioned = 'p', view = 'v', materialized = 'm', foreign = 'f' };
    std::string oid;
    std::string schema;
    std::string name;
    std::string geometry;
    std::string type_schema{};  ///< of the geometry type: where PostGIS is
    std::string layer{};  ///< what it is called among the others of its source: by its name if that is enough
    Kind kind = Kind::table;
    bool is_geography = false;
    std::int32_t srid = 0;                ///< 0: not told
    int geometry_type = 0;                ///< as of well-known binary; 0: any
    double rows = 0;                      ///< as of the last ANALYZE; below 0: it never was analysed
    double pages = 0;                     ///< of 8 kB
    std::vector<PostgresField> fields{};  ///< without geometries
    std::optional<PostgresField> key{};   ///< by which its rows are found: unique, never null
    std::optional<PostgresField>
        level{};  ///< of thinned tables (docs/sources.md): a whole number, few rows have much of it

    /// As SQL writes it.
    [[nodiscard]] std::string sql() const { return sql_name(schema) + "." + sql_name(name); }
};

/// The geometry columns that an address means, by schema, table and column; without their fields. Throws
/// Error where there is none.
[[nodiscard]] std::vector<PostgresTable> tables_of(PostgresConnection& connection,
                                                   PostgresAddress const& address,
                                                   std::string const& shown_name,
                                                   std::stop_token const& stop);

/// Looks up fields, key and level of a table.
void complete(PostgresTable& table, PostgresConnection& connection, std::stop_token const& stop);

/// The parts of a partitioned table that hold rows themselves; each has what the whole has.
[[nodiscard]] std::vector<PostgresTable> leaves_of(PostgresTable const& table, PostgresConnection& connection,
                                                   std::stop_token const& stop);

}  // namespace gatepost

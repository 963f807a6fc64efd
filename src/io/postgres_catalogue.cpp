#include "io/postgres_catalogue.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace gatepost {

namespace {

using TextRow = PostgresConnection::TextRow;

std::string text_at(TextRow const& row, std::size_t column) { return row[column].value_or(""); }

double number_at(TextRow const& row, std::size_t column) {
    return std::strtod(text_at(row, column).c_str(), nullptr);
}

/// What PostGIS packs into the type modifier of a column (gserialized_typmod.c): SRID and type. Read here, so
/// that no function of PostGIS need be in the search path.
struct TypeModifier {
    std::int32_t srid = 0;
    int geometry_type = 0;
    explicit TypeModifier(std::int32_t modifier) {
        if (modifier >= 0) {
            srid = ((modifier & 0x0FFFFF00) - (modifier & 0x10000000)) >> 8;
            geometry_type = (modifier & 0x000000FC) >> 2;
        }
    }
};

/// Which columns an address means, as a condition.
std::string condition_of(PostgresAddress const& address) {
    std::string condition;
    for (PostgresAddress::Table const& table : address.tables) {
        std::string const& schema = table.schema.empty() ? address.schema : table.schema;
        condition += condition.empty() ? " AND (" : " OR ";
        condition += "(c.relname = " + sql_text(table.name);
        condition += schema.empty() ? "" : " AND n.nspname = " + sql_text(schema);
        condition += table.geometry.empty() ? "" : " AND a.attname = " + sql_text(table.geometry);
        condition += ")";
    }
    if (!condition.empty()) {
        return condition + ")";
    }
    return " AND NOT c.relispartition" +
           (address.schema.empty() ? std::string() : " AND n.nspname = " + sql_text(address.schema));
}

PostgresTable table_of(TextRow const& row) {
    constexpr int decimal = 10;
    TypeModifier const modifier(
        static_cast<std::int32_t>(std::strtol(text_at(row, 6).c_str(), nullptr, decimal)));
    PostgresTable table;
    table.oid = text_at(row, 0);
    table.schema = text_at(row, 1);
    table.name = text_at(row, 2);
    table.kind = static_cast<PostgresTable::Kind>(text_at(row, 3).front());
    table.geometry = text_at(row, 4);
    table.is_geography = text_at(row, 5) == "geography";
    table.srid = modifier.srid != 0 || !table.is_geography ? modifier.srid : 4326;
    table.geometry_type = modifier.geometry_type;
    table.rows = number_at(row, 7);
    table.pages = number_at(row, 8);
    table.type_schema = text_at(row, 9);
    return table;
}

/// Schemas may have tables of the same name, and a table several geometries.
void name_layers(std::vector<PostgresTable>& tables) {
    auto const times = [&](auto const& name_of, std::string const& name) {
        return std::count_if(tables.begin(), tables.end(),
                             [&](PostgresTable const& table) { return name_of(table) == name; });
    };
    auto const name = [](PostgresTable const& table) { return table.name; };
    auto const full_name = [](PostgresTable const& table) { return table.schema + "." + table.name; };
    for (PostgresTable& table : tables) {
        table.layer = times(name, table.name) == 1              ? table.name
                      : times(full_name, full_name(table)) == 1 ? full_name(table)
                                                                : full_name(table) + "." + table.geometry;
    }
}

/// Of a domain, the type of its values counts.
constexpr std::string_view columns_of_tables =
    "SELECT c.oid, n.nspname, c.relname, c.relkind, a.attname, coalesce(b.typname, t.typname), "
    "CASE WHEN b.oid IS NULL THEN a.atttypmod ELSE t.typtypmod END, "
    "CASE WHEN c.relkind = 'p' THEN (SELECT sum(greatest(l.reltuples, 0)) FROM pg_partition_tree(c.oid) p "
    "JOIN pg_class l ON l.oid = p.relid WHERE p.isleaf) ELSE c.reltuples END, "
    "CASE WHEN c.relkind IN ('r', 'm') THEN pg_relation_size(c.oid) / current_setting('block_size')::int "
    "ELSE 0 END, "
    "coalesce(bn.nspname, tn.nspname) ";
constexpr std::string_view joined_tables =
    "JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid "
    "JOIN pg_type t ON t.oid = a.atttypid JOIN pg_namespace tn ON tn.oid = t.typnamespace "
    "LEFT JOIN pg_type b ON b.oid = t.typbasetype LEFT JOIN pg_namespace bn ON bn.oid = b.typnamespace ";

}  // namespace

std::vector<PostgresTable> tables_of(PostgresConnection& connection, PostgresAddress const& address,
                                     std::string const& shown_name, std::stop_token const& stop) {
    std::string const query =
        std::string(columns_of_tables) + "FROM pg_class c " + std::string(joined_tables) +
        "WHERE coalesce(b.typname, t.typname) IN ('geometry', 'geography') AND a.attnum > 0 "
        "AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f') "
        "AND has_schema_privilege(n.oid, 'usage') AND has_column_privilege(c.oid, a.attnum, 'select')" +
        condition_of(address) + " ORDER BY n.nspname, c.relname, a.attnum";
    std::vector<PostgresTable> tables;
    for (TextRow const& row : connection.rows(query, stop)) {
        tables.push_back(table_of(row));
    }
    for (PostgresAddress::Table const& wanted : address.tables) {
        bool const is_there = std::any_of(tables.begin(), tables.end(), [&](PostgresTable const& table) {
            return table.name == wanted.name && (wanted.schema.empty() || table.schema == wanted.schema);
        });
        if (!is_there) {
            throw fmt_error("{}: there is no table '{}' with a geometry that may be read", shown_name,
                            wanted.name);
        }
    }
    name_layers(tables);
    if (tables.empty()) {
        throw fmt_error("{}: no table that may be read has a geometry", shown_name);
    }
    return tables;
}

void complete(PostgresTable& table, PostgresConnection& connection, std::stop_token const& stop) {
    table.fields.clear();
    // Before PostgreSQL 12 all collations were deterministic, and there was no such column.
    auto const columns = connection.rows(
        "SELECT a.attname, coalesce(b.typname, t.typname), coalesce(b.typcategory, t.typcategory) = 'A', "
        "EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisunique AND i.indisvalid "
        "AND i.indpred IS NULL AND i.indnkeyatts = 1 AND i.indkey[0] = a.attnum AND a.attnotnull), "
        "EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisprimary "
        "AND i.indkey[0] = a.attnum), coalesce(bn.nspname, tn.nspname), "
        "EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND "
        "pg_get_expr(i.indpred, i.indrelid) LIKE '%' || quote_ident(a.attname) || ' >= %'), "
        "coalesce((SELECT (to_jsonb(c) ->> 'collisdeterministic')::bool FROM pg_collation c "
        "WHERE c.oid = a.attcollation), true) "
        "FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid JOIN pg_namespace tn ON tn.oid = "
        "t.typnamespace "
        "LEFT JOIN pg_type b ON b.oid = t.typbasetype LEFT JOIN pg_namespace bn ON bn.oid = b.typnamespace "
        "WHERE has_column_privilege(a.attrelid, a.attnum, 'select') AND a.attrelid = " +
            table.oid + " AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum",
        stop);
    bool is_primary = false;
    for (TextRow const& row : columns) {
        PostgresField const field{text_at(row, 0), text_at(row, 1), text_at(row, 5), text_at(row, 2) == "t",
                                  text_at(row, 7) == "t"};
        if (field.type == "geometry" || field.type == "geography") {
            continue;
        }
        table.fields.push_back(field);
        bool const is_unique = text_at(row, 3) == "t";
        if (is_unique && (!table.key || (!is_primary && text_at(row, 4) == "t"))) {
            table.key = field;
            is_primary = text_at(row, 4) == "t";
        }
        // Somebody's own "lvl" may be a floor; one that thins a table out has its partial indexes.
        bool const is_named_so = field.name == "gatepost_level" || field.name == "lvl";
        bool const is_level =
            is_named_so && (field.type == "int2" || field.type == "int4") && text_at(row, 6) == "t";
        if (is_level) {
            table.level = field;
        }
    }
}

std::vector<PostgresTable> leaves_of(PostgresTable const& table, PostgresConnection& connection,
                                     std::stop_token const& stop) {
    std::string const query = std::string(columns_of_tables) + "FROM pg_partition_tree(" + table.oid +
                              ") q JOIN pg_class c ON c.oid = q.relid " + std::string(joined_tables) +
                              "WHERE q.isleaf AND a.attname = " + sql_text(table.geometry) +
                              " ORDER BY n.nspname, c.relname";
    std::vector<PostgresTable> leaves;
    for (TextRow const& row : connection.rows(query, stop)) {
        PostgresTable& leaf = leaves.emplace_back(table_of(row));
        leaf.srid = leaf.srid != 0 ? leaf.srid : table.srid;
        leaf.fields = table.fields;
        leaf.key = table.key;
        leaf.level = table.level;
    }
    return leaves;
}

}  // namespace gatepost

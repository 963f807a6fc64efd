#include "io/postgres_crs.hpp"

#include "base/error.hpp"

#include <cstdlib>

namespace gatepost {

namespace {

constexpr std::int32_t wgs84_srid = 4326;

std::int32_t srid_of_a_row(PostgresTable const& table, PostgresConnection& connection,
                           std::stop_token const& stop) {
    auto const first =
        connection.rows(fmt::format("SELECT ST_SRID({0}::geometry) FROM {1} WHERE {0} IS NOT NULL LIMIT 1",
                                    sql_name(table.geometry), table.sql()),
                        stop);
    return first.empty() ? 0 : std::atoi(first.front().front().value_or("0").c_str());
}

}  // namespace

ChosenCrs crs_of_table(PostgresTable& table, PostgresConnection& connection, std::string const& shown_name,
                       SourceOptions const& options, std::stop_token const& stop) {
    if (table.srid == 0) {
        table.srid = srid_of_a_row(table, connection, stop);
    }
    if (table.srid == wgs84_srid) {
        return {};
    }
    if (table.srid == 0 && options.assumed_crs) {
        return {*options.assumed_crs, false, ""};
    }
    if (table.srid == 0) {
        return {
            Crs::wgs84(), true,
            shown_name +
                ": its geometries do not say their CRS; read as WGS 84 longitude and latitude (say otherwise "
                "with -a_srs)"};
    }
    auto const known = connection.rows(
        fmt::format(
            "SELECT auth_name || ':' || auth_srid, srtext, proj4text FROM spatial_ref_sys WHERE srid = {}",
            table.srid),
        stop);
    for (std::size_t i = 0; !known.empty() && i < known.front().size(); ++i) {
        try {
            return {Crs::parse(known.front()[i].value_or("")), false, ""};
        } catch (Error const&) {  // the next definition may be known
        }
    }
    return unknown_crs(shown_name, options, fmt::format("SRID {}", table.srid));
}

}  // namespace gatepost

#include "io/postgres_estimates.hpp"

#include "base/error.hpp"
#include "base/json.hpp"

#include <algorithm>
#include <cstdlib>

namespace gatepost {

double estimated_rows(PostgresTable const& table, PostgresView const& view, PostgresConnection& connection,
                      std::stop_token const& stop) {
    constexpr double most_estimated = 1e15;
    double const known = std::clamp(table.rows, 0.0, most_estimated);
    try {
        auto const plan = connection.rows(fmt::format("EXPLAIN (FORMAT JSON) SELECT 1 FROM {} WHERE {}",
                                                      table.sql(), view.condition(table)),
                                          stop);
        auto const json = parse_json(plan.at(0).at(0).value_or(""));
        return json ? std::clamp(json->at(0).at("Plan").at("Plan Rows").get<double>(), 0.0, most_estimated)
                    : known;
    } catch (Error const&) {
        if (stop.stop_requested()) {
            throw;
        }
        return known;
    } catch (Json::exception const&) {
        return known;
    }
}

std::optional<Box> estimated_bounds(PostgresTable const& table, PostgresConnection& connection,
                                    std::stop_token const& stop) {
    if (table.is_geography) {
        return std::nullopt;  // of these it is told in space, not on the map
    }
    try {
        auto const found = connection.rows(
            fmt::format(
                "SELECT ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e) FROM ST_EstimatedExtent({}, {}, {}) e",
                sql_text(table.schema), sql_text(table.name), sql_text(table.geometry)),
            stop);
        static_cast<void>(connection.take_warnings());  // that nothing is known
        if (!found.empty() && found.front().front()) {
            auto const edge = [&](std::size_t i) { return std::strtod(found.front()[i]->c_str(), nullptr); };
            return Box{edge(0), edge(1), edge(2), edge(3)};
        }
    } catch (Error const&) {  // a view has no such statistics
        if (stop.stop_requested()) {
            throw;
        }
    }
    return std::nullopt;
}

}  // namespace gatepost

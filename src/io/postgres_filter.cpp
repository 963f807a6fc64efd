#include "io/postgres_filter.hpp"

#include "base/error.hpp"
#include "io/postgres_condition.hpp"

#include <optional>

namespace gatepost {

std::string wanted_condition(SourceOptions const& options, std::string const& layer) {
    std::optional<std::string> wanted;
    for (auto const& [of, condition] : options.conditions) {
        if (!of.empty() && of != layer) {
            continue;
        }
        if (wanted && *wanted != condition) {
            return {};
        }
        wanted = condition;
    }
    return wanted.value_or("");
}

PostgresFilter filter_for(std::string const& condition, PostgresTable const& table,
                          std::optional<Box> const& box, PostgresConnection& connection,
                          std::stop_token const& stop) {
    std::optional<SqlCondition> asked;
    try {
        asked = condition.empty() ? std::nullopt : sql_condition(parse_expression(condition), table);
    } catch (Error const&) {  // that it is no condition is told where it is looked at
    }
    if (!asked) {
        return {};
    }
    try {
        PostgresView const view{box, {}, asked->sql};
        static_cast<void>(connection.rows(
            fmt::format("EXPLAIN SELECT 1 FROM {} WHERE {}", table.sql(), view.condition(table)), stop));
    } catch (Error const& failure) {
        if (connection.has_refused()) {
            return {{}, false, failure.what()};
        }
    }  // of anything else is told when rows are read
    return {std::move(asked->sql), asked->is_exact, {}};
}

}  // namespace gatepost

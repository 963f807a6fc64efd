#pragma once

#include "io/postgres_catalogue.hpp"
#include "io/postgres_view.hpp"
#include "io/source_options.hpp"

#include <stop_token>
#include <string>

namespace gatepost {

/// The condition that is wanted of a layer; empty where there is none, or several are, whose rows are read
/// together.
[[nodiscard]] std::string wanted_condition(SourceOptions const& options, std::string const& layer);

/// What a server is asked of a condition.
struct PostgresFilter {
    std::string
        passing{};  ///< as PostgresView has it; empty: nothing, all of the condition is looked at here
    bool is_exact = false;  ///< no row of what comes need be looked at again
    std::string refusal{};  ///< why the server does not understand what could be asked; empty: it does, or
                            ///< nothing could
};

/// Tries what can be said of a condition on the server, by having it planned.
[[nodiscard]] PostgresFilter filter_for(std::string const& condition, PostgresTable const& table,
                                        std::optional<Box> const& box, PostgresConnection& connection,
                                        std::stop_token const& stop);

}  // namespace gatepost

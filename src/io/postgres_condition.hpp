#pragma once

#include "io/postgres_catalogue.hpp"
#include "table/expression_node.hpp"

#include <optional>
#include <string>

namespace gatepost {

/// A condition as SQL, to be put after WHERE.
struct SqlCondition {
    std::string sql;
    /// Whether just those rows pass that the condition holds for. If not, others do too, and it must be asked
    /// of each row again; none is ever lost.
    bool is_exact = true;
};

/// What a condition (an Expression) is in the SQL of PostgreSQL; nothing where no part of it can be said:
/// capitals and small letters (`ilike`, `lower`), which the server may understand otherwise than we do,
/// distances, numbers in fields of texts, fields that the table has not. Texts are compared byte by byte and
/// in NFC, as here, so the database must be in UTF-8. Names and values are quoted.
[[nodiscard]] std::optional<SqlCondition> sql_condition(ExpressionNode const& node,
                                                        PostgresTable const& table);

}  // namespace gatepost

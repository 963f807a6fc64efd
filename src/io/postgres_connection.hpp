#pragma once

#include "base/job.hpp"
#include "io/copy_rows.hpp"
#include "io/postgres_library.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// A connection with a database, for reading. What is read is one transaction each time, in one message, and
/// nothing is prepared: so it works through a pooler that gives every transaction another connection.
class PostgresConnection {
  public:
    /// `connection` as libpq takes it; `shown_name` is what messages call the source; `patience_s` is how
    /// long the server may work for one answer. Throws Error.
    PostgresConnection(std::string const& connection, std::string shown_name, std::stop_token const& stop,
                       int patience_s = 60);
    /// Functions and types are found in this schema too, wherever the person's own path leads: PostGIS' own.
    void add_to_path(std::string const& schema) { m_schema = schema; }

    using TextRow = std::vector<std::optional<std::string>>;
    /// The rows of a query, as text. Throws Error with the server's words.
    [[nodiscard]] std::vector<TextRow> rows(std::string const& query, std::stop_token const& stop);
    /// Copies out the rows of a query that has so many columns. Throws Error where not all of them came.
    void copy(std::string const& query, std::size_t columns, std::function<void(CopyRow)> const& visit,
              std::stop_token const& stop);

    [[nodiscard]] bool is_usable() const { return m_session->is_usable(); }
    /// Whether the last request failed because the server does not understand it, or on a value that it met:
    /// it may be asked otherwise.
    [[nodiscard]] bool has_refused() const;
    /// What the server warned of since the last call.
    [[nodiscard]] std::vector<std::string> take_warnings();

  private:
    void run(std::string const& statement, PostgresSession::Sinks sinks, std::stop_token const& stop);

    std::string m_shown_name;
    int m_patience_s;
    std::string m_schema;
    std::unique_ptr<PostgresSession> m_session;
    std::vector<std::string> m_warnings;
};

/// A name or a text as SQL writes it.
[[nodiscard]] std::string sql_name(std::string_view name);
[[nodiscard]] std::string sql_text(std::string_view text);

}  // namespace gatepost

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

namespace gatepost {

/// A connection with a server of PostgreSQL. One thread at a time.
class PostgresSession {
  public:
    PostgresSession() = default;
    virtual ~PostgresSession() = default;
    PostgresSession(PostgresSession const&) = delete;
    PostgresSession& operator=(PostgresSession const&) = delete;

    /// What becomes of answers; valid during the call only.
    struct Sinks {
        std::function<void(std::span<std::optional<std::string_view> const>)> row;  ///< as text
        std::function<void(std::string_view)> copied;                               ///< of COPY … TO STDOUT
        std::function<void(std::string_view)> warning;                              ///< of the server
    };
    /// Runs statements one after the other, in one message. Returns why they failed; empty if they did not.
    /// When it is to stop, the server is told so, and the connection is of no more use.
    [[nodiscard]] virtual std::string run(std::string const& statements, Sinks const& sinks,
                                          std::stop_token const& stop) = 0;
    /// The SQLSTATE of what failed in the last run; empty where the server named none.
    [[nodiscard]] virtual std::string failure_state() const = 0;
    /// Whether another run may succeed.
    [[nodiscard]] virtual bool is_usable() const = 0;
};

/// The part of io that needs libpq (src/io/postgres), as a shared library of its own: it brings thirty others
/// (Kerberos, LDAP, TLS), and few maps come from a database.
struct PostgresLibrary {
    struct Opened {
        std::unique_ptr<PostgresSession> session;  ///< null: it failed
        std::string failure;
    };
    /// `connection` as libpq takes it: a URI or key=value pairs.
    Opened (*open)(std::string const& connection, std::stop_token const& stop);
};

/// Loads the library on the first call. May be called from any thread. Throws Error if it is missing.
[[nodiscard]] PostgresLibrary const& postgres_library();

}  // namespace gatepost

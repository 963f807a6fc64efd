// All the libpq functions that the program uses, and the only way into this library from outside.
#include "base/guarded.hpp"
#include "io/postgres_library.hpp"

#include <libpq-fe.h>
#include <poll.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <future>
#include <map>
#include <thread>
#include <utility>
#include <vector>

namespace gatepost {

namespace {

using Clock = std::chrono::steady_clock;

struct ConnectionCloser {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ResultCloser {
    void operator()(PGresult* result) const { PQclear(result); }
};
struct CancelCloser {
    void operator()(PGcancel* cancel) const { PQfreeCancel(cancel); }
};
struct MemoryCloser {
    void operator()(char* memory) const { PQfreemem(memory); }
};
using Connection = std::unique_ptr<PGconn, ConnectionCloser>;
using Result = std::unique_ptr<PGresult, ResultCloser>;
using Cancel = std::unique_ptr<PGcancel, CancelCloser>;

constexpr char const* stopped = "cancelled";

/// Tells servers to stop what they do. libpq has no limit for the time that this takes, so it is left to
/// itself where it takes long.
void tell_to_stop(std::vector<Cancel> requests) {
    constexpr auto patience = std::chrono::milliseconds(300);
    std::promise<void> promise;
    std::future<void> const told = promise.get_future();
    std::thread([requests = std::move(requests), promise = std::move(promise)]() mutable {
        for (Cancel const& request : requests) {
            std::array<char, 256> ignored{};
            static_cast<void>(PQcancel(request.get(), ignored.data(), static_cast<int>(ignored.size())));
        }
        promise.set_value();
    }).detach();
    static_cast<void>(told.wait_for(patience));
}

/// What servers are working at. A server does not notice at once that nobody waits any more, so the program
/// tells it when it ends in a hurry (quick_exit). Never destroyed: it is needed when all else is gone.
class RunningRequests {
  public:
    static RunningRequests& all() {
        static auto& requests = *new RunningRequests();  // NOLINT(cppcoreguidelines-owning-memory)
        return requests;
    }
    void add(PGconn* connection) {
        m_running.with([&](auto& running) { running[connection] = Cancel{PQgetCancel(connection)}; });
    }
    void remove(PGconn* connection) {
        m_running.with([&](auto& running) { running.erase(connection); });
    }
    /// Nothing more is asked then: readers take what was stopped for a fault of one table, and go on to the
    /// next.
    [[nodiscard]] bool has_ended() const { return m_has_ended; }
    void stop_all() {
        m_has_ended = true;
        std::vector<Cancel> requests;
        m_running.with([&](auto& running) {
            for (auto& [connection, request] : running) {
                requests.push_back(std::move(request));
            }
            running.clear();
        });
        if (!requests.empty()) {
            tell_to_stop(std::move(requests));
        }
    }

  private:
    RunningRequests() {
        static_cast<void>(std::at_quick_exit([] { all().stop_all(); }));
    }
    std::atomic<bool> m_has_ended{false};
    Guarded<std::map<PGconn*, Cancel>> m_running;
};

/// A request from when it is sent until its answer is there.
class RunningRequest {
  public:
    explicit RunningRequest(PGconn* connection) : m_connection(connection) {
        RunningRequests::all().add(connection);
    }
    ~RunningRequest() { RunningRequests::all().remove(m_connection); }
    RunningRequest(RunningRequest const&) = delete;
    RunningRequest& operator=(RunningRequest const&) = delete;

  private:
    PGconn* m_connection;
};

/// Waits until the socket can be read or written, a fiftieth of a second at most: so soon is a wish to stop
/// seen.
void wait(PGconn const* connection, bool for_writing) {
    constexpr int patience_ms = 20;
    pollfd socket{PQsocket(connection), static_cast<short>(for_writing ? POLLIN | POLLOUT : POLLIN), 0};
    static_cast<void>(poll(&socket, 1, patience_ms));
}

/// What the server said was wrong, in one line, without libpq's "ERROR:".
std::string words_of(PGresult const* result) {
    auto const field = [&](char code) {
        char const* const text = PQresultErrorField(result, static_cast<unsigned char>(code));
        return std::string(text != nullptr ? text : "");
    };
    std::string words = field(PG_DIAG_MESSAGE_PRIMARY);
    if (words.empty()) {
        return PQresultErrorMessage(result);
    }
    for (char const code : {PG_DIAG_MESSAGE_DETAIL, PG_DIAG_MESSAGE_HINT}) {
        std::string const more = field(code);
        words += more.empty() ? "" : ": " + more;
    }
    return words;
}

class Session : public PostgresSession {
  public:
    explicit Session(Connection connection) : m_connection(std::move(connection)) {
        PQsetNoticeReceiver(m_connection.get(), &take_notice, this);
    }

    std::string run(std::string const& statements, Sinks const& sinks, std::stop_token const& stop) override {
        m_warnings.clear();
        m_failure_state.clear();
        RunningRequest const running(m_connection.get());
        if (RunningRequests::all().has_ended()) {
            return stopped;
        }
        if (PQsendQuery(m_connection.get(), statements.c_str()) == 0) {
            return failure();
        }
        std::string first_failure;
        while (true) {
            auto [result, is_stopped] = next_result(stop);
            if (is_stopped) {
                return stopped;
            }
            if (!result) {
                break;
            }
            std::string const failed = take(*result, sinks, stop);
            first_failure = first_failure.empty() ? failed : first_failure;
            if (failed == stopped || PQstatus(m_connection.get()) != CONNECTION_OK) {
                return first_failure;
            }
        }
        for (std::string const& warning : m_warnings) {
            sinks.warning ? sinks.warning(warning) : void();
        }
        leave_transaction(stop);
        return first_failure;
    }

    [[nodiscard]] std::string failure_state() const override { return m_failure_state; }

    [[nodiscard]] bool is_usable() const override {
        return m_connection && PQstatus(m_connection.get()) == CONNECTION_OK &&
               PQtransactionStatus(m_connection.get()) == PQTRANS_IDLE;
    }

  private:
    struct Next {
        Result result;
        bool is_stopped = false;
    };

    static void take_notice(void* session, PGresult const* notice) {
        char const* const severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
        if (severity != nullptr && std::string_view(severity) == "WARNING") {
            static_cast<Session*>(session)->m_warnings.push_back(words_of(notice));
        }
    }

    [[nodiscard]] std::string failure() const { return PQerrorMessage(m_connection.get()); }

    Next next_result(std::stop_token const& stop) {
        PGconn* const connection = m_connection.get();
        while (PQisBusy(connection) != 0) {
            if (stop.stop_requested()) {
                cancel();
                return {nullptr, true};
            }
            int const unsent = PQflush(connection);
            wait(connection, unsent > 0);
            if (PQconsumeInput(connection) == 0) {
                break;  // the result says why
            }
        }
        return {Result{PQgetResult(connection)}, false};
    }

    std::string take(PGresult& result, Sinks const& sinks, std::stop_token const& stop) {
        switch (PQresultStatus(&result)) {
            case PGRES_COPY_OUT: return take_copied(sinks, stop);
            case PGRES_TUPLES_OK: take_rows(result, sinks); return {};
            case PGRES_COMMAND_OK:
            case PGRES_EMPTY_QUERY: return {};
            default: break;
        }
        char const* const state = PQresultErrorField(&result, PG_DIAG_SQLSTATE);
        if (m_failure_state.empty() && state != nullptr) {
            m_failure_state = state;
        }
        return words_of(&result);
    }

    static void take_rows(PGresult const& result, Sinks const& sinks) {
        int const columns = PQnfields(&result);
        std::vector<std::optional<std::string_view>> row(static_cast<std::size_t>(columns));
        for (int r = 0; sinks.row && r < PQntuples(&result); ++r) {
            for (int c = 0; c < columns; ++c) {
                bool const is_null = PQgetisnull(&result, r, c) != 0;
                row[static_cast<std::size_t>(c)] =
                    is_null ? std::nullopt
                            : std::optional(
                                  std::string_view(PQgetvalue(&result, r, c),
                                                   static_cast<std::size_t>(PQgetlength(&result, r, c))));
            }
            sinks.row(row);
        }
    }

    std::string take_copied(Sinks const& sinks, std::stop_token const& stop) {
        PGconn* const connection = m_connection.get();
        while (true) {
            if (stop.stop_requested()) {
                cancel();
                return stopped;
            }
            char* memory = nullptr;
            int const bytes = PQgetCopyData(connection, &memory, 1);
            std::unique_ptr<char, MemoryCloser> const block{memory};
            if (bytes > 0 && sinks.copied) {
                sinks.copied({block.get(), static_cast<std::size_t>(bytes)});
            } else if (bytes == 0) {
                wait(connection, false);
                if (PQconsumeInput(connection) == 0) {
                    return failure();
                }
            } else if (bytes < 0) {
                return {};  // its end; whether it is a good one the next result says
            }
        }
    }

    /// The connection has rows on their way that nobody wants: it is given up.
    void cancel() {
        std::vector<Cancel> requests;
        requests.emplace_back(PQgetCancel(m_connection.get()));
        if (requests.front()) {
            tell_to_stop(std::move(requests));
        }
        m_connection.reset();
    }

    /// What failed within a transaction has left it open.
    void leave_transaction(std::stop_token const& stop) {
        if (PQtransactionStatus(m_connection.get()) != PQTRANS_INERROR ||
            PQsendQuery(m_connection.get(), "ROLLBACK") == 0) {
            return;
        }
        while (next_result(stop).result) {
        }
    }

    Connection m_connection;
    std::vector<std::string> m_warnings;
    std::string m_failure_state;
};

/// Nothing that a pooler would refuse goes along: what a connection needs is set in each transaction.
PostgresLibrary::Opened open(std::string const& address, std::stop_token const& stop) {
    constexpr auto patience = std::chrono::seconds(10);
    constexpr std::array<char const*, 4> keys{"dbname", "client_encoding", "fallback_application_name",
                                              nullptr};
    std::array<char const*, 4> const values{address.c_str(), "UTF8", "gatepost", nullptr};
    Connection connection{PQconnectStartParams(keys.data(), values.data(), 1)};
    if (!connection) {
        return {nullptr, "there is no memory for a connection"};
    }
    Clock::time_point const given_up = Clock::now() + patience;
    for (PostgresPollingStatusType state = PGRES_POLLING_WRITING;
         state != PGRES_POLLING_OK && PQstatus(connection.get()) != CONNECTION_BAD;
         state = PQconnectPoll(connection.get())) {
        if (state == PGRES_POLLING_FAILED) {
            break;
        }
        if (stop.stop_requested()) {
            return {nullptr, stopped};
        }
        if (Clock::now() > given_up) {
            return {nullptr, "the server does not answer"};
        }
        wait(connection.get(), state == PGRES_POLLING_WRITING);
    }
    if (PQstatus(connection.get()) != CONNECTION_OK) {
        return {nullptr, PQerrorMessage(connection.get())};
    }
    return {std::make_unique<Session>(std::move(connection)), {}};
}

}  // namespace

}  // namespace gatepost

extern "C" [[gnu::visibility("default")]] gatepost::PostgresLibrary const* gatepost_postgres_library() {
    static constexpr gatepost::PostgresLibrary library{gatepost::open};
    return &library;
}

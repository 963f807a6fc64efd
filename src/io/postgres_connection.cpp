#include "io/postgres_connection.hpp"

#include "base/error.hpp"
#include "base/secrets.hpp"

#include <algorithm>
#include <cctype>
#include <utility>
#include <vector>

namespace gatepost {

namespace {

std::string in_one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
    auto const is_second_blank = [](char a, char b) { return a == ' ' && b == ' '; };
    text.erase(std::unique(text.begin(), text.end(), is_second_blank), text.end());
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

/// The words of a text: runs of letters and digits.
std::vector<std::string_view> words_of(std::string_view text) {
    auto const is_part = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
    };
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t const begin = i;
        while (i < text.size() && is_part(text[i])) {
            ++i;
        }
        if (i > begin) {
            words.push_back(text.substr(begin, i - begin));
        }
        i += i == begin ? 1U : 0U;
    }
    return words;
}

/// What libpq says of an address that it takes apart otherwise than a person meant ("s3/cret" as a password)
/// may quote a piece of the password.
std::string without_pieces_of_secrets(std::string const& failure, std::string const& connection) {
    std::string const shown = without_secrets(connection);
    bool const tells = [&] {
        auto const shown_words = words_of(shown);
        auto const all_words = words_of(connection);
        return std::any_of(all_words.begin(), all_words.end(), [&](std::string_view word) {
            bool const is_hidden =
                std::find(shown_words.begin(), shown_words.end(), word) == shown_words.end();
            return is_hidden && failure.find(word) != std::string::npos;
        });
    }();
    return tells ? "the address is not understood; a password belongs into ~/.pgpass, or must be "
                   "percent-encoded"
                 : failure;
}

}  // namespace

PostgresConnection::PostgresConnection(std::string const& connection, std::string shown_name,
                                       std::stop_token const& stop, int patience_s)
    : m_shown_name(std::move(shown_name)), m_patience_s(patience_s) {
    PostgresLibrary::Opened opened = postgres_library().open(connection, stop);
    if (!opened.session) {
        throw fmt_error("{}: {}", m_shown_name,
                        without_pieces_of_secrets(in_one_line(opened.failure), connection));
    }
    m_session = std::move(opened.session);
}

void PostgresConnection::run(std::string const& statement, PostgresSession::Sinks sinks,
                             std::stop_token const& stop) {
    sinks.warning = [this](std::string_view warning) { m_warnings.emplace_back(warning); };
    std::string const path =
        m_schema.empty()
            ? ""
            : fmt::format("SELECT set_config('search_path', current_setting('search_path') || {}, true); ",
                          sql_text(", " + sql_name(m_schema)));
    std::string const failure = m_session->run(
        fmt::format("BEGIN READ ONLY; SET LOCAL statement_timeout = '{}s'; SET LOCAL datestyle = 'ISO, YMD'; "
                    "{}{}; COMMIT",
                    m_patience_s, path, statement),
        sinks, stop);
    if (!failure.empty()) {
        throw fmt_error("{}: {}", m_shown_name, in_one_line(failure));
    }
}

bool PostgresConnection::has_refused() const {
    std::string const state = m_session->failure_state();
    return state.starts_with("22") || state.starts_with("42") || state.starts_with("0A");
}

std::vector<PostgresConnection::TextRow> PostgresConnection::rows(std::string const& query,
                                                                  std::stop_token const& stop) {
    std::vector<TextRow> rows;
    PostgresSession::Sinks sinks;
    sinks.row = [&](std::span<std::optional<std::string_view> const> fields) {
        TextRow& row = rows.emplace_back();
        std::transform(fields.begin(), fields.end(), std::back_inserter(row), [](auto const& field) {
            return field ? std::optional(std::string(*field)) : std::nullopt;
        });
    };
    run(query, std::move(sinks), stop);
    if (!m_schema.empty() && !rows.empty()) {
        rows.erase(rows.begin());  // the path that was set
    }
    return rows;
}

void PostgresConnection::copy(std::string const& query, std::size_t columns,
                              std::function<void(CopyRow)> const& visit, std::stop_token const& stop) {
    CopyRows reader(columns, visit);
    PostgresSession::Sinks sinks;
    sinks.copied = [&](std::string_view block) {
        if (!reader.add(block)) {
            throw fmt_error("{}: the database answers what is no table", m_shown_name);
        }
    };
    run("COPY (" + query + ") TO STDOUT (FORMAT binary)", std::move(sinks), stop);
    if (!reader.is_complete()) {
        throw fmt_error("{}: the answer breaks off", m_shown_name);
    }
}

std::vector<std::string> PostgresConnection::take_warnings() { return std::exchange(m_warnings, {}); }

std::string sql_name(std::string_view name) {
    std::string quoted = "\"";
    for (char const c : name) {
        quoted += c;
        quoted += c == '"' ? "\"" : "";
    }
    return quoted + "\"";
}

std::string sql_text(std::string_view text) {
    std::string quoted = text.find('\\') == std::string_view::npos ? "'" : " E'";
    for (char const c : text) {
        quoted += c;
        quoted += c == '\'' ? "'" : c == '\\' ? "\\" : "";
    }
    return quoted + "'";
}

}  // namespace gatepost

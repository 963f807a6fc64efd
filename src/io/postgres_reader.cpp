#include "io/postgres_reader.hpp"

#include "base/error.hpp"
#include "base/secrets.hpp"
#include "geo/projected_box.hpp"
#include "io/postgres_crs.hpp"
#include "io/postgres_estimates.hpp"
#include "io/postgres_filter.hpp"
#include "io/postgres_rows.hpp"
#include "io/postgres_view.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

namespace gatepost {

namespace {

/// A table with fewer rows is read whole, with all attributes, whatever the view.
constexpr double many_rows = 50'000;
/// No more rows of a table are held, whoever asks.
constexpr std::uint64_t most_rows_held = 1'000'000;

class PostgresReader {
  public:
    PostgresReader(PostgresConnection& connection, PostgresAddress const& address,
                   std::string const& shown_name, PostgresTable table, SourceOptions const& options,
                   JobContext const& job)
        : m_connection(connection),
          m_address(address),
          m_shown_name(shown_name),
          m_source(std::move(table)),
          m_options(options),
          m_most_rows(std::min(options.most_rows, most_rows_held)),
          m_job(job) {}

    FeatureTable read() {
        m_connection.add_to_path(m_source.type_schema);
        complete(m_source, m_connection, m_job.stop);
        m_table.name = m_source.layer;
        choose_crs();
        m_in_source = estimate(m_source, {});
        m_source.rows = m_in_source;  // what was analysed long ago is scaled by the size of the file
        bool const is_large = m_in_source > many_rows;
        if (is_large) {
            look_around();
        }
        m_rows.emplace(m_source, m_table.source_crs, m_shown_name, is_large);
        read_table();
        finish();
        return std::move(m_table);
    }

  private:
    void doubt(std::string const& text) {
        m_table.report.doubtful = true;
        m_table.report.add(fmt::format("{}: {}", m_shown_name, text));
    }

    void choose_crs() {
        ChosenCrs chosen = crs_of_table(m_source, m_connection, m_shown_name, m_options, m_job.stop);
        m_table.source_crs = std::move(chosen.crs);
        m_table.report.doubtful = chosen.is_doubtful;
        if (!chosen.message.empty()) {
            m_table.report.add(chosen.message);
        }
    }

    double estimate(PostgresTable const& table, PostgresView const& view) {
        return estimated_rows(table, view, m_connection, m_job.stop);
    }

    void throw_if_stopped() const {
        if (m_job.stop.stop_requested()) {
            throw fmt_error("{}: cancelled", m_shown_name);
        }
    }

    /// A large table: only the view is read, and the attributes stay where they are if a key finds them.
    void look_around() {
        TablePart part;
        part.lonlat = m_options.view_lonlat.value_or(whole_world_lonlat);
        part.in_source = static_cast<std::uint64_t>(m_in_source);
        part.is_estimated = true;
        part.layer = m_source.layer;
        if (m_options.view_lonlat) {
            m_view.box = projected_box(*m_options.view_lonlat, Transformer(Crs::wgs84(), m_table.source_crs));
        }
        if (auto const bounds = estimated_bounds(m_source, m_connection, m_job.stop)) {
            part.source_lonlat = projected_box(*bounds, Transformer(m_table.source_crs, Crs::wgs84()));
        }
        part.can_filter = true;
        part.condition = wanted_condition(m_options, m_source.layer);
        m_table.part = part;
        PostgresFilter filter = filter_for(part.condition, m_source, m_view.box, m_connection, m_job.stop);
        throw_if_stopped();
        reconnect();
        m_view.passing = std::move(filter.passing);
        m_refusal = without_name(filter.refusal);
        m_table.part->is_filtered = filter.is_exact;
    }

    /// A partitioned table has no file of its own that a sample could be taken of, but its parts may.
    void read_table() {
        bool const is_partitioned = m_source.kind == PostgresTable::Kind::partitioned;
        if (is_partitioned && m_table.part && rows_in_view(m_source) > most_whole(m_source)) {
            read_leaves({});
            return;
        }
        try {
            read_rows_of(m_source);
        } catch (Error const& failure) {
            throw_if_stopped();
            if (!is_partitioned) {
                throw;
            }
            reconnect();
            read_leaves(failure.what());
        }
    }

    /// One part may be out of reach (another server), which is no reason to show nothing of the others.
    /// `first_failure`: why the whole could not be read.
    void read_leaves(std::string first_failure) {
        auto leaves = leaves_of(m_source, m_connection, m_job.stop);
        std::vector<double> in_view;
        for (PostgresTable& leaf : leaves) {
            leaf.rows = estimate(leaf, {});
            in_view.push_back(m_table.part ? rows_in_view(leaf) + 1 : 1);
        }
        double const all = std::accumulate(in_view.begin(), in_view.end(), 0.0);
        m_found = 0;
        m_expected = 0;
        m_is_sample = false;
        std::size_t lost = 0;
        for (std::size_t i = 0; i < leaves.size(); ++i) {
            PostgresTable const& leaf = leaves[i];
            m_share = in_view[i] / all;
            try {
                read_rows_of(leaf);
            } catch (Error const& failure) {
                throw_if_stopped();
                ++lost;
                first_failure = first_failure.empty() ? failure.what() : first_failure;
                doubt(fmt::format("its part {} is missing: {}", leaf.name, without_name(failure.what())));
                reconnect();
            }
        }
        if (lost == leaves.size() && !first_failure.empty()) {
            throw Error(first_failure);
        }
    }

    /// What a failure says without the name of the source, which is said once.
    [[nodiscard]] std::string without_name(std::string_view failure) const {
        std::string const before = m_shown_name + ": ";
        return std::string(failure.substr(failure.starts_with(before) ? before.size() : 0));
    }

    void reconnect() {
        if (!m_connection.is_usable()) {
            m_connection = PostgresConnection(m_address.connection, m_shown_name, m_job.stop);
            m_connection.add_to_path(m_source.type_schema);
        }
    }

    /// Reads what the view wants of a table. What fails in the middle leaves nothing behind. A condition may
    /// not be for this server, or fail on a single value (a number too large for its type): then rows are
    /// read without it.
    void read_rows_of(PostgresTable const& table) {
        try {
            ask_for_rows(table);
        } catch (Error const& failure) {
            throw_if_stopped();
            if (m_view.passing.empty() || !m_connection.has_refused()) {
                throw;
            }
            m_refusal = without_name(failure.what());
            m_table.part->is_filtered = false;
            m_is_crowded = false;
            std::string const passing = std::exchange(m_view.passing, {});
            reconnect();
            ask_for_rows(table);
            m_view.passing = passing;
        }
    }

    void ask_for_rows(PostgresTable const& table) {
        std::uint64_t const before = m_rows->taken();
        double const found_before = m_found;
        double const expected_before = m_expected;
        m_rows->begin();
        try {
            m_connection.copy(
                rows_wanted(table, m_rows->selected(table)), m_rows->columns(),
                [&](CopyRow row) { take(row); }, m_job.stop);
        } catch (Error const&) {
            m_rows->drop();
            throw;
        }
        bool const is_cut_off = m_rows->taken() - before >= m_most_rows && !m_is_sample;
        if (is_cut_off && m_table.part && !m_is_crowded) {  // more than the database thought
            m_rows->drop();
            m_found = found_before;
            m_expected = expected_before;
            m_is_crowded = true;
            ask_for_rows(table);
            m_is_crowded = false;
            return;
        }
        m_rows->keep();
        if (is_cut_off) {
            doubt(fmt::format("only the first {} rows were read", m_most_rows));
        }
    }

    void take(CopyRow row) {
        m_rows->take(row);
        constexpr std::uint64_t rows_a_report = 4096;
        if (m_rows->taken() % rows_a_report == 0 && m_expected > 0) {
            m_job.report(
                static_cast<float>(std::min(static_cast<double>(m_rows->taken()) / m_expected, 1.0)));
        }
    }

    /// All rows in view; of too many those of a higher level, or a sample.
    std::string rows_wanted(PostgresTable const& table, std::string const& select) {
        auto const query = [&](std::string const& condition) {
            return fmt::format("SELECT {} FROM {} WHERE {} LIMIT {}", select, table.sql(), condition,
                               m_most_rows);
        };
        if (!m_table.part) {
            return query("true");
        }
        double const in_view =
            std::max(rows_in_view(table), m_is_crowded ? static_cast<double>(m_most_rows) : 0);
        m_found += in_view;
        m_expected += std::min(in_view, most_whole(table));
        if (in_view <= most_whole(table)) {
            return query(m_view.condition(table));
        }
        m_is_sample = true;
        if (auto const level = level_for(table)) {
            return query(PostgresView{m_view.box, level, m_view.passing}.condition(table));
        }
        constexpr double most_places = 600'000;  // a page is read for each
        double const places = sample_rows() / std::clamp(in_view / std::max(table.rows, 1.0), 1e-9, 1.0);
        if (can_sample_by_place(table) && (places <= most_places || table.is_geography)) {
            return query(sample_by_place(table, std::min(places, most_places)) + " AND " +
                         m_view.condition(table));
        }
        Box const box = m_view.box.value_or(bounds_in_source());
        if (box.is_empty() || table.is_geography) {
            return query(m_view.condition(table));
        }
        return sample_by_cells(table, select, {box, {}, m_view.passing},
                               static_cast<std::uint64_t>(sample_rows()));
    }

    double rows_in_view(PostgresTable const& table) {
        bool const is_all = !m_view.box && m_view.passing.empty();
        return is_all && table.rows > 0 ? table.rows : estimate(table, m_view);
    }

    /// Of how many rows all are read. A thinned table shows enough with fewer, and sooner.
    [[nodiscard]] double most_whole(PostgresTable const& table) const {
        constexpr double doubt_of_estimate = 0.8;
        return table.level ? 2 * sample_rows()
                           : static_cast<double>(m_most_rows) * doubt_of_estimate * m_share;
    }
    [[nodiscard]] double sample_rows() const {
        constexpr double enough = 100'000;
        return std::min(static_cast<double>(m_most_rows) / 4, enough) * m_share;
    }

    /// The lowest level of which few enough rows lie in view.
    std::optional<int> level_for(PostgresTable const& table) {
        constexpr int most_levels = 30;
        for (int level = 1; table.level && level <= most_levels; ++level) {
            if (estimate(table, {m_view.box, level, m_view.passing}) <= most_whole(table)) {
                return level;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] Box bounds_in_source() const {
        return projected_box(m_table.part->source_lonlat, Transformer(Crs::wgs84(), m_table.source_crs));
    }

    void finish() {
        if (m_is_sample && !m_refusal.empty()) {
            doubt(
                fmt::format("what passes its filter is but the share of a sample, because the database "
                            "cannot be asked: {}",
                            m_refusal));
        }
        for (std::string const& warning : m_connection.take_warnings()) {
            doubt(warning);
        }
        m_rows->finish(m_table, m_address.connection);
        if (m_table.part) {
            std::uint64_t const rows = m_table.size() + m_table.report.skipped;
            m_table.part->found =
                m_is_sample ? std::max(static_cast<std::uint64_t>(m_found), rows + 1) : rows;
            bool const is_whole = !m_is_sample && !m_view.box && m_view.passing.empty();
            m_table.part->in_source =
                is_whole ? rows : std::max(m_table.part->in_source, m_table.part->found);
            if (m_is_sample && m_options.most_rows > most_rows_held) {  // who asked for all is told
                m_table.report.add(fmt::format("{}: a sample of {} rows, of about {} in view", m_shown_name,
                                               rows, m_table.part->found));
            }
        }
        if (m_table.size() == 0 && m_table.report.skipped > 0) {
            throw Error(m_table.report.as_failure());
        }
        m_table.report.source = m_shown_name;
    }

    PostgresConnection& m_connection;
    PostgresAddress const& m_address;
    std::string const& m_shown_name;
    PostgresTable m_source;
    SourceOptions const& m_options;
    std::uint64_t m_most_rows;
    JobContext const& m_job;
    FeatureTable m_table;
    PostgresView m_view;
    double m_in_source = 0;
    double m_found = 0;  ///< rows in view, estimated
    bool m_is_sample = false;
    bool m_is_crowded = false;  ///< there are more rows than can be read, whatever the database thinks
    std::string m_refusal;      ///< why the database is not asked what the layer's condition lets pass
    double m_share = 1;         ///< of the rows that are read, how many the part that is read now may have
    double m_expected = 0;
    std::optional<PostgresRows> m_rows;
};

/// Those that an address without tables means, if they are not too many.
void check_number(std::vector<PostgresTable> const& tables, PostgresAddress const& address,
                  std::string const& shown_name) {
    constexpr std::size_t most_tables = 20;
    if (!address.tables.empty() || tables.size() <= most_tables) {
        return;
    }
    std::string names;
    for (PostgresTable const& table : tables) {
        names += (names.empty() ? "" : ", ") + table.schema + "." + table.name;
    }
    throw TooManyLayers(fmt::format("{}: {} tables have a geometry; name those that are wanted (table=): {}",
                                    shown_name, tables.size(), names));
}

}  // namespace

std::vector<FeatureTable> read_postgres(std::string const& source, PostgresAddress const& address,
                                        SourceOptions const& options, JobContext const& job) {
    std::string const shown_name = without_secrets(source);
    PostgresConnection connection(address.connection, shown_name, job.stop);
    std::vector<PostgresTable> tables = tables_of(connection, address, shown_name, job.stop);
    check_number(tables, address, shown_name);
    std::vector<FeatureTable> read;
    std::vector<std::string> failures;
    for (PostgresTable& table : tables) {
        if (!options.layer.empty() && options.layer != table.layer) {
            continue;
        }
        std::string const layer = table.layer;
        try {
            if (!connection.is_usable()) {
                connection = PostgresConnection(address.connection, shown_name, job.stop);
            }
            read.push_back(
                PostgresReader(connection, address, shown_name, std::move(table), options, job).read());
        } catch (Error const& failure) {  // the other tables may be good
            if (job.stop.stop_requested()) {
                throw;
            }
            bool const is_only_one = tables.size() == 1;
            failures.push_back(is_only_one ? failure.what() : fmt::format("{}: {}", layer, failure.what()));
        }
    }
    if (read.empty()) {
        throw Error(failures.empty() ? fmt::format("{}: there is no such layer", shown_name)
                                     : failures.front());
    }
    for (std::string const& failure : failures) {
        read.front().report.doubtful = true;
        read.front().report.add(failure);
    }
    return read;
}

}  // namespace gatepost

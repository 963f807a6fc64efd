#include "io/flatgeobuf_reader.hpp"

#include "base/error.hpp"
#include "geo/projected_box.hpp"
#include "io/crs_member.hpp"
#include "io/file_window.hpp"
#include "io/flatgeobuf_attributes.hpp"
#include "io/flatgeobuf_file.hpp"
#include "io/flatgeobuf_geometry.hpp"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <numeric>

namespace gatepost {

namespace {

/// Files smaller than this are read with all their attributes.
constexpr std::uint64_t eager_bytes = 8U << 20U;
/// A file with fewer features is read whole, whatever the view.
constexpr std::uint64_t many_features = 50'000;

class FlatgeobufReader {
  public:
    FlatgeobufReader(FlatgeobufFile file, SourceOptions const& options, JobContext const& job)
        : m_file(std::move(file)), m_job(job) {
        choose_crs(options);
        bool const is_large = m_file.feature_count() > options.most_rows;
        bool const is_filtered = options.view_lonlat && m_file.feature_count() >= many_features;
        if (m_file.has_index() && (is_large || is_filtered)) {
            m_most_rows = options.most_rows;
            m_view_lonlat = options.view_lonlat;
            m_table.part = TablePart{m_view_lonlat.value_or(whole_world_lonlat),
                                     0,
                                     m_file.feature_count(),
                                     whole_world_lonlat,
                                     {}};
        }
    }

    std::optional<FeatureTable> read() {
        bool is_sound = find_runs();
        if (is_sound) {
            read_runs();
            is_sound = !m_is_index_wrong && (m_table.part || !m_file.has_index() || !is_broken_off());
        }
        if (!is_sound) {
            // Walk from feature to feature by their lengths: slower, but nothing else need be true.
            m_table.part.reset();
            m_is_unknown = false;
            m_is_index_wrong = true;
            m_runs.clear();
            find_runs_by_lengths();
            read_runs();
        }
        if (m_is_unknown) {
            return std::nullopt;
        }
        join();
        finish_report();
        finish_attributes();
        return std::move(m_table);
    }

  private:
    struct Fault {
        std::uint64_t feature;  ///< counted from 0 within the run; after join(), within the file
        std::string text;
    };
    /// Features that one worker reads in one go: all whose bytes lie between `begin` and `end`, or those with
    /// these numbers.
    struct Run {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
        std::vector<std::uint64_t> numbers;
        std::vector<std::uint64_t> places;  ///< where the features that were read begin
        GeometryColumn geometry;
        std::uint64_t features = 0;
        std::uint64_t skipped = 0;
        bool is_doubtful = false;   ///< a part of some feature was left out
        std::vector<Fault> faults;  ///< the first few
        std::size_t more_faults = 0;
        std::optional<std::uint64_t> broken_at;
    };
    static constexpr std::uint64_t run_features = 4096;

    [[nodiscard]] std::string const& name() const { return m_file.file()->name(); }

    void choose_crs(SourceOptions const& options) {
        if (m_file.crs().empty()) {
            m_table.source_crs = options.assumed_crs.value_or(Crs::wgs84());
            return;
        }
        if (m_file.crs() == "EPSG:4326") {
            return;
        }
        try {
            m_table.source_crs = Crs::parse(m_file.crs());
        } catch (Error const&) {
            ChosenCrs const chosen = unknown_crs(name(), options);
            m_table.source_crs = chosen.crs;
            m_table.report.doubtful = chosen.is_doubtful;
            m_table.report.add(chosen.message);
        }
    }

    void read_runs() {
        m_done = 0;
        for_each_parallel(m_job, m_runs.size(), [this](std::size_t run, std::size_t) {
            read_run(m_runs[run]);
            m_job.report(static_cast<float>(++m_done) / static_cast<float>(m_runs.size()));
        });
        if (m_job.stop.stop_requested()) {
            throw fmt_error("{}: cancelled", name());
        }
    }

    [[nodiscard]] bool is_broken_off() const {
        return std::any_of(m_runs.begin(), m_runs.end(),
                           [](Run const& run) { return run.broken_at.has_value(); });
    }

    /// False where the index is not sound.
    bool find_runs() {
        if (m_table.part) {
            return find_runs_of_part();
        }
        if (m_file.has_index()) {
            return add_runs({0, m_file.feature_count()});
        }
        find_runs_by_lengths();
        return true;
    }

    void find_runs_by_lengths() {
        std::vector<std::uint64_t> const begins = begins_by_lengths();
        for (std::size_t i = 0; i < begins.size(); ++i) {
            Run& run = m_runs.emplace_back();
            run.begin = begins[i];
            run.end = i + 1 < begins.size() ? begins[i + 1] : m_file.file()->size();
        }
    }

    bool find_runs_of_part() {
        std::vector<FlatgeobufFile::Range> ranges{{0, m_file.feature_count()}};
        if (m_view_lonlat) {
            auto found = m_file.features_in(
                projected_box(*m_view_lonlat, Transformer(Crs::wgs84(), m_table.source_crs)));
            if (!found) {
                return false;
            }
            ranges = std::move(*found);
        }
        TablePart& part = *m_table.part;
        for (FlatgeobufFile::Range const& range : ranges) {
            part.found += range.last - range.first;
        }
        if (!m_file.envelope().is_empty()) {
            part.source_lonlat =
                projected_box(m_file.envelope(), Transformer(m_table.source_crs, Crs::wgs84()));
        }
        std::uint64_t const step = part.found / m_most_rows + (part.found % m_most_rows > 0 ? 1 : 0);
        if (step > 1) {
            add_every(step, ranges);
            return true;
        }
        return std::all_of(ranges.begin(), ranges.end(),
                           [this](auto const& range) { return add_runs(range); });
    }

    /// Adds runs that cover every feature of a range.
    bool add_runs(FlatgeobufFile::Range const& range) {
        for (std::uint64_t first = range.first; first < range.last; first += run_features) {
            Run& run = m_runs.emplace_back();
            run.begin = m_file.begin_of(first);
            run.end = m_file.begin_of(std::min(first + run_features, range.last));
            if (run.begin > run.end) {
                return false;
            }
            if (run.end > m_file.file()->size()) {
                return true;  // the first cut-off feature lies in this run, where join() stops
            }
        }
        return true;
    }

    /// The file is in the order of a Hilbert curve, so every k-th feature is a fair sample of all places.
    void add_every(std::uint64_t step, std::vector<FlatgeobufFile::Range> const& ranges) {
        std::uint64_t skip = 0;  // features to skip at the beginning of the range
        for (FlatgeobufFile::Range const& range : ranges) {
            std::uint64_t number = range.first + skip;
            for (; number < range.last; number += step) {
                if (m_runs.empty() || m_runs.back().numbers.size() >= run_features) {
                    m_runs.emplace_back();
                }
                m_runs.back().numbers.push_back(number);
            }
            skip = number - range.last;
        }
    }

    /// Where each run of features begins. Without an index, this takes one walk from feature to feature.
    std::vector<std::uint64_t> begins_by_lengths() const {
        std::vector<std::uint64_t> begins;
        FileWindow window(*m_file.file());
        std::uint64_t number = 0;
        for (std::uint64_t at = m_file.features_begin(); at < m_file.file()->size(); ++number) {
            if (number % run_features == 0) {
                begins.push_back(at);
            }
            std::string_view const start = window.at(at, flatgeobuf_length_bytes);
            std::uint32_t length = 0;
            if (start.size() < flatgeobuf_length_bytes) {
                break;
            }
            std::memcpy(&length, start.data(), flatgeobuf_length_bytes);
            at += flatgeobuf_length_bytes + length;
        }
        return begins;
    }

    void read_run(Run& run) {
        FlatgeobufWindow window(*m_file.file());
        for (std::uint64_t const number : run.numbers) {
            if (m_job.stop.stop_requested()) {
                return;
            }
            read_feature(window, m_file.begin_of(number), run);
        }
        run.geometry.reserve_vertices(run_features);
        for (std::uint64_t at = run.begin; at < run.end && !m_job.stop.stop_requested();) {
            std::size_t const length = read_feature(window, at, run);
            if (length == 0) {
                return;
            }
            at += length;
            if (at > run.end) {
                m_is_index_wrong = true;
            }
        }
    }

    /// Returns the feature's length in the file; 0 if the file breaks off within it.
    std::size_t read_feature(FlatgeobufWindow& window, std::uint64_t place, Run& run) {
        std::string_view const bytes = window.at(place);
        if (bytes.empty()) {
            run.broken_at = place;
            return 0;
        }
        FlatgeobufOutcome outcome =
            append_flatgeobuf_geometry(bytes, m_file, m_table.source_crs, run.geometry);
        switch (outcome.kind) {
            case FlatgeobufOutcome::Kind::unknown: m_is_unknown = true; return 0;
            case FlatgeobufOutcome::Kind::refused:
                ++run.skipped;
                note_fault(run, std::move(outcome.reason) + "; left out");
                break;
            case FlatgeobufOutcome::Kind::appended:
                run.places.push_back(place);
                note_losses(run, outcome);
                break;
        }
        ++run.features;
        return bytes.size();
    }

    static void note_losses(Run& run, FlatgeobufOutcome const& outcome) {
        run.is_doubtful = run.is_doubtful || outcome.is_partial || outcome.has_broken_values;
        if (outcome.is_partial) {
            note_fault(run, "parts of its geometry have too few coordinates; left out");
        }
        if (outcome.has_broken_values) {
            note_fault(run, "its properties are not sound; what comes before the fault is kept");
        }
    }

    static void note_fault(Run& run, std::string text) {
        if (run.faults.size() < LoadReport::most_lines) {
            run.faults.push_back({run.features, std::move(text)});
        } else {
            ++run.more_faults;
        }
    }

    void join() {
        std::size_t vertices = 0;
        for (Run const& run : m_runs) {
            vertices += run.geometry.vertices().size();
        }
        m_table.geometry.reserve_vertices(vertices);
        for (Run& run : m_runs) {
            m_table.geometry.append(run.geometry);
            m_places.insert(m_places.end(), run.places.begin(), run.places.end());
            for (Fault& fault : run.faults) {
                m_faults.push_back({m_features + fault.feature, std::move(fault.text)});
            }
            m_more_faults += run.more_faults;
            m_features += run.features;
            m_table.report.skipped += run.skipped;
            m_table.report.doubtful = m_table.report.doubtful || run.is_doubtful;
            m_broken_at = m_broken_at ? m_broken_at : run.broken_at;
            if (m_broken_at && !m_table.part) {
                break;
            }
            run = {};
        }
        m_runs.clear();
    }

    /// Faults of the whole file come first: there is room for few lines.
    void finish_report() {
        LoadReport& report = m_table.report;
        if (m_features == report.skipped) {
            complain_of_nothing();
        }
        if (m_broken_at) {
            std::string const behind = m_table.part ? "" : fmt::format(", behind feature {}", m_features);
            note(fmt::format("{}: broken off at byte {}{}; what comes before is kept", name(), *m_broken_at,
                             behind));
        } else if (is_miscounted()) {
            note(
                fmt::format("{}: {} features are in it, but its header counts {}: it is broken off, or wrong",
                            name(), m_features, m_file.feature_count()));
        } else if (m_is_index_wrong) {
            note(fmt::format("{}: its index is wrong; read without it", name()));
        }
        for (Fault const& fault : m_faults) {
            report.add(fmt::format("{}: feature {}: {}", name(), fault.feature + 1, fault.text));
        }
        report.add_unnamed(m_more_faults);
        report.source = name();
    }

    /// Throws if the file has features, or claims to, but none of them can be shown.
    void complain_of_nothing() const {
        if (!m_faults.empty()) {
            throw fmt_error("{}: feature {}: {}", name(), m_faults.front().feature + 1,
                            m_faults.front().text);
        }
        if (m_broken_at) {
            throw fmt_error("{}: broken off at byte {}", name(), *m_broken_at);
        }
        if (is_miscounted()) {
            throw fmt_error("{}: broken off: its header counts {} features, but none is in it", name(),
                            m_file.feature_count());
        }
    }

    /// A file that breaks off between two features can only be recognised by its count.
    [[nodiscard]] bool is_miscounted() const {
        return !m_table.part && m_file.feature_count() > 0 && m_features != m_file.feature_count();
    }

    void finish_attributes() {
        auto attributes = std::make_shared<FlatgeobufAttributes const>(m_file, std::move(m_places));
        if (m_file.file()->size() > eager_bytes) {
            m_table.attribute_file = std::move(attributes);
            return;
        }
        std::vector<std::uint32_t> all(m_table.size());
        std::iota(all.begin(), all.end(), 0U);
        m_table.attributes = attributes->read(all);
    }

    void note(std::string const& text) {
        m_table.report.doubtful = true;
        m_table.report.add(text);
    }

    FlatgeobufFile m_file;
    JobContext const& m_job;
    std::optional<Box> m_view_lonlat;
    std::uint64_t m_most_rows = 0;
    FeatureTable m_table;
    std::vector<Run> m_runs;
    std::atomic<std::size_t> m_done{0};
    std::atomic<bool> m_is_unknown{false};
    std::atomic<bool> m_is_index_wrong{false};
    std::vector<std::uint64_t> m_places;
    std::uint64_t m_features = 0;
    std::vector<Fault> m_faults;
    std::size_t m_more_faults = 0;
    std::optional<std::uint64_t> m_broken_at;
};

}  // namespace

std::optional<FeatureTable> read_flatgeobuf(std::shared_ptr<InputFile const> const& file,
                                            SourceOptions const& options, JobContext const& job) {
    auto opened = FlatgeobufFile::open(file);
    return opened ? FlatgeobufReader(std::move(*opened), options, job).read() : std::nullopt;
}

}  // namespace gatepost

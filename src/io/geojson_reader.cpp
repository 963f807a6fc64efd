#include "io/geojson_reader.hpp"

#include "base/error.hpp"
#include "io/crs_member.hpp"
#include "io/geojson_attributes.hpp"
#include "io/geojson_splitter.hpp"
#include "io/geojson_walker.hpp"
#include "io/json_text.hpp"

#include <algorithm>
#include <memory>

namespace gatepost {

namespace {

constexpr std::uint64_t window_bytes = 1U << 20U;
/// Smaller files are read with all their attributes: that costs less than to come back for them.
constexpr std::uint64_t eager_bytes = 8U << 20U;
constexpr std::uint64_t longest_piece = 1U << 30U;

class GeojsonReader {
  public:
    GeojsonReader(std::shared_ptr<InputFile const> const& file, GeojsonHead head,
                  SourceOptions const& options, JobContext const& job)
        : m_file(file),
          m_head(std::move(head)),
          m_splitter(*m_file, m_head),
          m_options(options),
          m_job(job),
          m_crs(choose_crs(m_head.crs_member, file->name(), options)),
          m_workers(worker_slots(job)) {}

    /// Nothing if a feature is longer than this reader takes.
    std::optional<FeatureTable> read() {
        read_windows();
        if (m_is_too_long) {
            return std::nullopt;
        }
        join_pieces();
        read_tail();
        if (m_crs_comes_late) {
            return read_again();
        }
        if (!m_head.has_type && m_features > 0 && m_table.report.skipped == m_features) {
            return std::nullopt;  // it only looked like GeoJSON
        }
        finish_report();
        finish_attributes();
        return std::move(m_table);
    }

    /// Some windows from all over the file; nothing if any of them is not clean.
    std::optional<FeatureTable> sample() {
        constexpr std::uint64_t sampled_windows = 16;
        read_windows(std::max<std::uint64_t>(m_file->size() / window_bytes / sampled_windows, 1));
        for (Window const& window : m_windows) {
            if (!window.is_clean) {
                return std::nullopt;
            }
            add(window.piece);
        }
        if (m_is_too_long || m_table.size() == 0) {
            return std::nullopt;
        }
        m_table.report = {};  // the whole file will tell
        m_table.source_crs = m_crs.crs;
        finish_attributes();
        return std::move(m_table);
    }

  private:
    struct Window {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
        bool is_clean = false;
        GeojsonPiece piece;
    };
    struct Worker {
        GeojsonPieceParser parser;
        std::string text;
    };

    /// Every `step`-th window of the file.
    void read_windows(std::size_t step = 1) {
        std::uint64_t const size = m_file->size();
        std::size_t const count = ((size - std::min(size, m_head.first)) / window_bytes) / step + 1;
        m_windows.resize(count);
        std::atomic<std::size_t> done{0};
        for_each_parallel(m_job, count, [&](std::size_t index, std::size_t worker) {
            if (!m_workers[worker]) {
                m_workers[worker] = std::make_unique<Worker>();
            }
            read_window(index * step, m_windows[index], *m_workers[worker]);
            m_job.report(static_cast<float>(++done) / static_cast<float>(count));
        });
        if (m_job.stop.stop_requested()) {
            throw fmt_error("{}: cancelled", m_file->name());
        }
    }

    /// A window is what lies between the first cut in it and the first behind it: a long feature belongs to
    /// the window where it begins, and windows inside it are empty.
    void read_window(std::size_t index, Window& window, Worker& worker) {
        std::uint64_t const size = m_file->size();
        std::uint64_t const from = m_head.first + index * window_bytes;
        std::uint64_t const next = std::min(from + window_bytes, size);
        window.begin = index == 0 ? m_head.first : m_splitter.first_cut(from, next);
        window.end = window.begin;
        if (index > 0 && window.begin == next) {
            window.is_clean = true;
            return;
        }
        window.end = m_splitter.first_cut(next, size);
        if (window.end - window.begin > longest_piece) {
            m_is_too_long = true;
            return;
        }
        std::size_t const length = load(window, worker);
        auto const ending =
            worker.parser.parse({worker.text.data(), length}, window.begin - 1, m_crs.crs, window.piece);
        // The array closes with the bracket put behind the text, except at the end of a FeatureCollection.
        bool const closes_itself = m_head.form == GeojsonForm::collection && window.end == size;
        bool const is_whole = ending.end == window.begin - 1 + length;
        window.is_clean = ending.is_clean && is_whole != closes_itself;
        if (closes_itself && window.is_clean) {
            window.end = ending.end;
        }
    }

    /// The window's text as an array: "[", features between commas, "]", and padding.
    std::size_t load(Window const& window, Worker& worker) {
        std::string& text = worker.text;
        std::size_t const length = window.end - window.begin;
        text.resize(std::max(text.size(), length + 2 + simdjson::SIMDJSON_PADDING));
        text[0] = '[';
        std::size_t end = 1 + m_file->read(window.begin, std::span{text}.subspan(1, length));
        if (m_head.form == GeojsonForm::lines || m_head.form == GeojsonForm::records) {
            put_commas(std::span{text}.subspan(1, end - 1));
        }
        if (m_head.form != GeojsonForm::collection || window.end < m_file->size()) {
            while (end > 1 && (is_json_space(text[end - 1]) || text[end - 1] == ',')) {
                --end;
            }
        }
        text[end] = ']';
        return end + 1;
    }

    /// What stands between the features of a sequence; 0 for other forms.
    [[nodiscard]] char separator() const {
        return m_head.form == GeojsonForm::lines ? '\n' : m_head.form == GeojsonForm::records ? '\x1e' : '\0';
    }

    /// Between the features of a sequence, where line ends or separators were: those cannot stand in strings.
    void put_commas(std::span<char> text) const {
        bool is_value = false;
        for (char& c : text) {
            if (c == separator()) {
                c = is_value ? ',' : ' ';
                is_value = false;
            } else {
                is_value = is_value || !is_json_space(c);
            }
        }
    }

    void join_pieces() {
        m_end = m_head.first;
        std::size_t vertices = 0;
        for (Window const& window : m_windows) {
            vertices += window.piece.geometry.vertices().size();
        }
        m_table.geometry.reserve_vertices(vertices);
        for (Window& window : m_windows) {
            if (window.begin < m_end) {
                continue;  // the walk went past it
            }
            if (window.is_clean) {
                add(window.piece);
                m_end = window.begin == window.end ? m_end : window.end;
            } else if (!walk(window)) {
                break;
            }
            window.piece = {};
        }
        m_windows.clear();
    }

    /// Goes feature by feature through a window that could not be parsed as a whole; if it does not end where
    /// the next begins, on to wherever the features end. False if nothing comes behind.
    bool walk(Window const& window) {
        using Kind = GeojsonWalker::Ending::Kind;
        GeojsonPieceParser parser;
        GeojsonPiece piece;
        GeojsonWalker walker(*m_file, separator());
        bool const is_last = window.end >= m_file->size();
        auto ending =
            walker.walk(window.begin, is_last ? m_file->size() : window.end, m_crs.crs, parser, piece, m_job);
        if (ending.kind == Kind::broken && !is_last) {
            piece = {};
            ending = walker.walk(window.begin, m_file->size(), m_crs.crs, parser, piece, m_job);
        }
        add(piece);
        m_end = ending.byte;
        bool const ends_open = ending.kind == Kind::end_of_text && m_head.form == GeojsonForm::collection;
        if (ending.kind == Kind::broken || ends_open) {
            m_table.report.doubtful = true;
            m_broken_at = ending.byte;
        }
        return ending.kind == Kind::at_cut;
    }

    void add(GeojsonPiece const& piece) {
        for (GeojsonPiece::Fault const& fault : piece.faults) {
            if (m_faults.size() < GeojsonPiece::max_named_faults) {
                m_faults.push_back({m_features + fault.feature, fault.byte, fault.reason});
            }
        }
        for (std::size_t const feature : piece.partials) {
            if (m_partials.size() < GeojsonPiece::max_named_faults) {
                m_partials.push_back(m_features + feature);
            }
        }
        m_features += piece.features;
        m_table.report.skipped += piece.skipped;
        m_table.geometry.append(piece.geometry);
        m_places.append(piece.places);
    }

    /// Behind the features there may be a `crs` after all, and there must be an end.
    void read_tail() {
        if (m_head.form != GeojsonForm::collection || m_broken_at) {
            return;
        }
        constexpr std::uint64_t longest_tail = 1U << 24U;
        std::string tail(std::min(m_file->size() - std::min(m_file->size(), m_end), longest_tail), '\0');
        tail.resize(m_file->read(m_end, tail));
        std::size_t at = skip_space(tail, 0);
        while (at < tail.size() && tail[at] == ',') {
            std::size_t const key = skip_space(tail, at + 1);
            std::size_t const key_end = end_of_value(tail, key);
            std::size_t const value =
                key_end == not_there ? not_there : skip_space(tail, skip_space(tail, key_end) + 1);
            std::size_t const value_end = value == not_there ? not_there : end_of_value(tail, value);
            if (value_end == not_there) {
                break;
            }
            if (m_head.crs_member.empty() && std::string_view{tail}.substr(key, key_end - key) == "\"crs\"") {
                m_head.crs_member = tail.substr(value, value_end - value);
                m_crs_comes_late = true;
            }
            at = skip_space(tail, value_end);
        }
        if (tail.size() < longest_tail && (at >= tail.size() || tail[at] != '}')) {
            m_table.report.doubtful = true;
            m_broken_at = m_end + at;
        }
    }

    /// Coordinates were judged by the wrong CRS: rare, so simply once more with the right one.
    std::optional<FeatureTable> read_again() {
        return GeojsonReader(m_file, m_head, m_options, m_job).read();
    }

    void finish_report() {
        LoadReport& report = m_table.report;
        m_table.source_crs = m_crs.crs;
        for (GeojsonPiece::Fault const& fault : m_faults) {
            report.messages.push_back(fmt::format("{}: feature {} (line {}): {}; left out", m_file->name(),
                                                  fault.feature + 1, m_file->line_of(fault.byte),
                                                  fault.reason));
        }
        if (report.skipped > GeojsonPiece::max_named_faults) {
            report.messages.push_back(fmt::format("{}: {} of {} features in all were left out",
                                                  m_file->name(), report.skipped, m_features));
        }
        for (std::size_t const feature : m_partials) {
            report.doubtful = true;
            report.messages.push_back(
                fmt::format("{}: feature {}: parts of its geometry have too few coordinates; left out",
                            m_file->name(), feature + 1));
        }
        if (m_broken_at) {
            note_break();
        }
        if (m_features > 0 && report.skipped == m_features) {
            throw fmt_error("{}", report.messages.front());
        }
        if (!m_crs.message.empty()) {
            report.doubtful = report.doubtful || m_crs.is_doubtful;
            report.messages.push_back(m_crs.message);
        }
    }

    void note_break() {
        std::string const where = fmt::format("{}: broken off or not valid JSON at line {}, byte {}",
                                              m_file->name(), m_file->line_of(*m_broken_at), *m_broken_at);
        if (m_features == m_table.report.skipped) {
            throw fmt_error("{}", where);
        }
        m_table.report.messages.push_back(
            fmt::format("{}, behind feature {}; what comes before is kept", where, m_features));
    }

    void finish_attributes() {
        auto attributes = std::make_shared<GeojsonAttributes const>(m_file, std::move(m_places));
        if (m_file->size() <= eager_bytes) {
            m_table.attributes = attributes->read_all();
        } else {
            m_table.attribute_file = std::move(attributes);
        }
    }

    std::shared_ptr<InputFile const> m_file;
    GeojsonHead m_head;
    GeojsonSplitter m_splitter;
    SourceOptions const& m_options;
    JobContext const& m_job;
    ChosenCrs m_crs;
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::vector<Window> m_windows;
    std::atomic<bool> m_is_too_long{false};
    FeatureTable m_table;
    AttributePlaces m_places;
    std::size_t m_features = 0;
    std::vector<GeojsonPiece::Fault> m_faults;
    std::vector<std::size_t> m_partials;
    std::uint64_t m_end = 0;  ///< behind the last feature
    std::optional<std::uint64_t> m_broken_at;
    bool m_crs_comes_late = false;
};

}  // namespace

std::optional<FeatureTable> sample_geojson(std::shared_ptr<InputFile const> const& file,
                                           SourceOptions const& options, JobContext const& job) {
    auto head = read_geojson_head(*file);
    if (!head || head->form == GeojsonForm::single) {
        return std::nullopt;
    }
    return GeojsonReader(file, std::move(*head), options, job).sample();
}

GeojsonReading read_geojson(std::shared_ptr<InputFile const> const& file, SourceOptions const& options,
                            JobContext const& job) {
    auto head = read_geojson_head(*file);
    if (!head) {
        return {};
    }
    GeojsonReading reading{GeojsonReader(file, std::move(*head), options, job).read(), {}};
    if (!reading.table && file->size() > longest_piece) {
        reading.why_not = "a single feature is longer than 1 GB";
    }
    return reading;
}

}  // namespace gatepost

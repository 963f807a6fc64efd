#include "io/geojson_reader.hpp"

#include "base/error.hpp"
#include "io/crs_member.hpp"
#include "io/geojson_attributes.hpp"
#include "io/geojson_encoding.hpp"
#include "io/geojson_faults.hpp"
#include "io/geojson_walker.hpp"
#include "io/geojson_windows.hpp"
#include "io/json_text.hpp"
#include "io/lenient_json.hpp"

#include <algorithm>
#include <iterator>
#include <memory>

namespace gatepost {

namespace {

/// Files smaller than this are read with all their attributes, which costs less than coming back for them.
constexpr std::uint64_t eager_bytes = 8U << 20U;

constexpr char const* other_crs = "another CRS is named further on; all is read in the first one";

class GeojsonReader {
  public:
    GeojsonReader(std::shared_ptr<InputFile const> const& file, GeojsonHead head,
                  SourceOptions const& options, JobContext const& job)
        : m_file(file),
          m_head(std::move(head)),
          m_options(options),
          m_job(job),
          m_crs(choose_crs(m_head.crs_member, file->name(), options)),
          m_leaves_attributes(file->size() > eager_bytes),
          m_reading(*m_file, m_head, m_leaves_attributes, job),
          m_faults(*m_file) {}

    /// Nothing if a feature is longer than this reader takes.
    std::optional<FeatureTable> read() {
        m_windows = m_reading.read(m_crs.crs);
        if (m_reading.has_too_long()) {
            return std::nullopt;
        }
        join_pieces();
        read_tail();
        find_late_crs();
        if (m_crs_comes_late && is_news(m_head.crs_member)) {
            return read_again();
        }
        if (!m_head.has_type && m_faults.are_all_skipped()) {
            return std::nullopt;  // it only looked like GeoJSON
        }
        join_columns();
        m_table.source_crs = m_crs.crs;
        m_faults.tell(m_crs, m_table.report);
        finish_attributes();
        m_table.report.source = m_file->name();
        return std::move(m_table);
    }

    /// Some windows from all over the file; nothing if any of them is not clean.
    std::optional<FeatureTable> sample() {
        constexpr std::uint64_t sampled_windows = 16;
        std::uint64_t const windows = m_file->size() / GeojsonWindows::window_bytes;
        m_windows = m_reading.read(m_crs.crs, std::max<std::uint64_t>(windows / sampled_windows, 1));
        for (GeojsonWindow& window : m_windows) {
            if (!window.is_clean) {
                return std::nullopt;
            }
            add(window.piece);
        }
        join_columns();
        if (m_reading.has_too_long() || m_table.size() == 0) {
            return std::nullopt;
        }
        m_table.source_crs = m_crs.crs;
        finish_attributes();
        m_table.report = {};  // reading the whole file will report
        return std::move(m_table);
    }

    /// Where the first text is that is not UTF-8, if any; known once the file has been read or rejected.
    [[nodiscard]] std::optional<GeojsonFaults::Place> const& foreign_text() const {
        return m_faults.foreign_text();
    }

  private:
    void join_pieces() {
        m_end = m_head.first;
        for (GeojsonWindow& window : m_windows) {
            if (window.begin < m_end) {
                continue;  // the walk went past it
            }
            if (window.is_clean) {
                look_at_crs(window.piece);
                add(window.piece);
                m_end = window.begin == window.end ? m_end : window.end;
            } else if (!walk(window)) {
                break;
            }
            window.piece = {};
        }
        m_windows.clear();
    }

    void join_columns() {
        m_table.geometry = GeometryColumn::joined(std::exchange(m_geometries, {}), m_job);
        m_places = AttributePlaces::joined(std::exchange(m_places_of_pieces, {}), m_job);
        if (m_job.stop.stop_requested()) {
            throw fmt_error("{}: cancelled", m_file->name());
        }
    }

    /// Walks feature by feature through a window that could not be parsed as a whole. If the walk does not
    /// end where the next window begins, it continues to wherever the features end. False if nothing is left
    /// to join.
    bool walk(GeojsonWindow const& window) {
        using Kind = GeojsonWalker::Ending::Kind;
        GeojsonPieceParser parser(m_leaves_attributes);
        GeojsonPiece piece;
        GeojsonWalker walker(*m_file, m_reading.separator());
        bool const is_last = window.end >= m_file->size();
        auto ending =
            walker.walk(window.begin, is_last ? m_file->size() : window.end, m_crs.crs, parser, piece, m_job);
        if (ending.kind == Kind::broken && !is_last) {
            piece = {};
            ending = walker.walk(window.begin, m_file->size(), m_crs.crs, parser, piece, m_job);
        }
        look_at_crs(piece);
        add(piece);
        m_end = ending.byte;
        bool const ends_open = ending.kind == Kind::end_of_text && m_head.form == GeojsonForm::collection;
        if (ending.kind == Kind::broken || ends_open) {
            m_faults.note_break(ending.byte);
            look_for_foreign_text(ending.byte);
        }
        return ending.kind == Kind::at_cut;
    }

    /// In some encodings a character contains the byte of a backslash, which escapes the quote that should
    /// close a string.
    void look_for_foreign_text(std::uint64_t from) {
        std::string text(GeojsonWindows::window_bytes, '\0');
        text.resize(m_file->read(from, text));
        if (auto const at = first_not_utf8(text)) {
            m_faults.note_foreign_text(from + *at);
        }
    }

    /// The first document's CRS holds for the whole file; a later one that names another CRS is reported. If
    /// a collection names no CRS, its features may.
    void look_at_crs(GeojsonPiece const& piece) {
        bool const is_collection = m_head.form == GeojsonForm::collection;
        std::string const& known =
            is_collection && m_head.crs_member.empty() ? m_crs_of_features : m_head.crs_member;
        bool const is_first = is_collection ? known.empty() : piece.crs_document == m_head.first;
        if (!piece.crs_member.empty() && is_first) {
            m_crs_of_features = piece.crs_member;
        } else if (!piece.crs_member.empty() && piece.crs_member != known) {
            m_faults.note_strange(piece.crs_document, other_crs);
        }
        if (piece.other_crs_document) {
            m_faults.note_strange(*piece.other_crs_document, other_crs);
        }
    }

    /// Takes the columns out of it.
    void add(GeojsonPiece& piece) {
        m_faults.add(piece, m_rows);
        std::transform(piece.doubtful_rows.begin(), piece.doubtful_rows.end(),
                       std::back_inserter(m_doubtful_rows),
                       [this](std::uint32_t row) { return m_rows + row; });
        m_rows += piece.geometry.size();
        m_geometries.push_back(std::move(piece.geometry));
        m_places_of_pieces.push_back(std::move(piece.places));
    }

    /// After the features there may still be a `crs` member, there must be an end, and another document may
    /// follow. Most tails are a bracket or two; to read a long custom member, the tail is read in larger and
    /// larger pieces.
    void read_tail() {
        if (m_head.form != GeojsonForm::collection || m_faults.is_broken()) {
            return;
        }
        std::uint64_t const left = m_file->size() - std::min(m_file->size(), m_end);
        std::uint64_t bytes = std::min<std::uint64_t>(left, 1U << 16U);
        while (!read_tail(bytes, bytes == left)) {
            if (bytes == GeojsonWindows::longest_window) {
                m_faults.note_strange(m_end, "more than 1 GB stands behind the features; it is not read");
                return;
            }
            bytes = std::min({left, bytes * 16, GeojsonWindows::longest_window});
        }
    }

    /// False if the tail is longer than `bytes`.
    bool read_tail(std::uint64_t bytes, bool is_whole) {
        std::string tail(bytes, '\0');
        tail.resize(m_file->read(m_end, tail));
        std::size_t at = skip_space(tail, 0);
        if (m_head.is_array) {
            read_what_follows(m_end + at);
            return true;
        }
        while (at < tail.size() && tail[at] == ',') {
            std::size_t const key = skip_space(tail, at + 1);
            std::size_t const key_end = end_of_value(tail, key);
            std::size_t const value =
                key_end == not_there ? not_there : skip_space(tail, skip_space(tail, key_end) + 1);
            std::size_t const value_end = value == not_there ? not_there : end_of_value(tail, value);
            if (value_end == not_there || value_end == value) {
                break;
            }
            if (m_head.crs_member.empty() && std::string_view{tail}.substr(key, key_end - key) == "\"crs\"") {
                m_head.crs_member = tail.substr(value, value_end - value);
                m_crs_comes_late = true;
            }
            at = skip_space(tail, value_end);
        }
        bool const is_closed = at < tail.size() && tail[at] == '}';
        if (is_closed) {
            read_what_follows(m_end + at + 1);
        } else if (is_whole) {
            m_faults.note_break(m_end + at);
        }
        return is_closed || is_whole;
    }

    /// A file may hold several documents in a row, joined by a person or a program: their features are read
    /// too.
    void read_what_follows(std::uint64_t from) {
        GeojsonPieceParser parser(m_leaves_attributes);
        GeojsonPiece piece;
        GeojsonWalker walker(*m_file, 0);
        auto const ending = walker.walk(from, m_file->size(), m_crs.crs, parser, piece, m_job);
        add(piece);
        if (ending.kind == GeojsonWalker::Ending::Kind::broken ||
            ending.kind == GeojsonWalker::Ending::Kind::array_closed) {
            m_faults.note_strange(ending.byte, "what follows the features is no GeoJSON; it is not read");
        }
        std::string const& first_crs = m_head.crs_member.empty() ? m_crs_of_features : m_head.crs_member;
        if (!piece.crs_member.empty() && piece.crs_member != first_crs) {
            m_faults.note_strange(from, other_crs);
        } else if (piece.crs_member.empty() && piece.features > 0 && !first_crs.empty()) {
            m_faults.note_strange(from, "what follows names no CRS; it is read in the one before");
        }
    }

    /// A feature or geometry may name its CRS behind its coordinates.
    void find_late_crs() {
        if (m_head.crs_member.empty() && !m_crs_of_features.empty()) {
            m_head.crs_member = m_crs_of_features;
            m_crs_comes_late = true;
        }
    }

    /// Whether the member means anything other than the CRS in which the coordinates were read.
    [[nodiscard]] bool is_news(std::string const& crs_member) const {
        ChosenCrs const said = choose_crs(crs_member, m_file->name(), m_options);
        return !(said.crs == m_crs.crs) || said.message != m_crs.message;
    }

    /// The coordinates were checked in the wrong CRS. That is rare, so simply read the file again in the
    /// right one.
    std::optional<FeatureTable> read_again() {
        return GeojsonReader(m_file, m_head, m_options, m_job).read();
    }

    void finish_attributes() {
        auto attributes = std::make_shared<GeojsonAttributes const>(m_file, std::move(m_places));
        if (m_leaves_attributes) {
            tell_of_doubtful_rows(*attributes);
            m_table.attribute_file = std::move(attributes);
            return;
        }
        ReadAttributes read = attributes->read_all();
        m_table.attributes = std::move(read.columns);
        m_faults.tell(read, m_table.report);
    }

    /// Reports faults of attributes that stay in the file: reads the first few doubtful rows to find them.
    void tell_of_doubtful_rows(GeojsonAttributes const& attributes) {
        std::size_t const named = std::min(m_doubtful_rows.size(), LoadReport::most_lines);
        std::vector<std::uint32_t> const rows(m_doubtful_rows.begin(),
                                              m_doubtful_rows.begin() + static_cast<std::ptrdiff_t>(named));
        m_faults.tell(attributes.read_faults(rows), m_table.report);
        m_table.report.add_unnamed(m_doubtful_rows.size() - named);
    }

    std::shared_ptr<InputFile const> m_file;
    GeojsonHead m_head;
    SourceOptions const& m_options;
    JobContext const& m_job;
    ChosenCrs m_crs;
    bool m_leaves_attributes;
    GeojsonWindows m_reading;
    std::vector<GeojsonWindow> m_windows;
    std::size_t m_rows = 0;  // of the pieces that were added
    std::vector<GeometryColumn> m_geometries;
    std::vector<AttributePlaces> m_places_of_pieces;
    FeatureTable m_table;
    AttributePlaces m_places;
    GeojsonFaults m_faults;
    std::vector<std::uint32_t> m_doubtful_rows;  // rows with faulty attributes, which stay in the file
    std::string m_crs_of_features;
    std::uint64_t m_end = 0;  ///< behind the last feature
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

namespace {

GeojsonReading read_utf8(std::shared_ptr<InputFile const> const& file, SourceOptions const& options,
                         JobContext const& job, std::optional<GeojsonFaults::Place>& foreign_text) {
    auto head = read_geojson_head(*file);
    if (!head) {
        return {};
    }
    GeojsonReader reader(file, std::move(*head), options, job);
    try {
        GeojsonReading reading{reader.read(), {}};
        foreign_text = reader.foreign_text();
        if (!reading.table && file->size() > GeojsonWindows::longest_window) {
            reading.why_not = "a single feature is longer than 1 GB";
        }
        return reading;
    } catch (Error const&) {
        foreign_text = reader.foreign_text();
        throw;
    }
}

/// Reads the text again in its own encoding, if that can be guessed.
std::optional<GeojsonReading> read_foreign(std::shared_ptr<InputFile const> const& file,
                                           SourceOptions const& options, JobContext const& job,
                                           GeojsonFaults::Place const& where) {
    auto const encoding = foreign_encoding_of(*file, job);
    if (!encoding) {
        return std::nullopt;
    }
    std::optional<GeojsonFaults::Place> still_foreign;
    GeojsonReading reading = read_utf8(in_utf8(file, *encoding, job), options, job, still_foreign);
    if (reading.table) {
        LoadReport& report = reading.table->report;
        report.doubtful = true;
        report.add_first(fmt::format(
            "{}: feature {} (line {}): its text is not UTF-8; the file is read as {} (say otherwise with "
            "--encoding)",
            file->name(), where.feature + 1, file->line_of(where.byte), *encoding));
    }
    return reading;
}

}  // namespace

GeojsonReading read_geojson(std::shared_ptr<InputFile const> const& file, SourceOptions const& options,
                            JobContext const& job) {
    std::optional<GeojsonFaults::Place> foreign_text;
    GeojsonReading reading;
    std::optional<Error> failure;
    try {
        reading = read_utf8(file, options, job, foreign_text);
    } catch (Error const& thrown) {
        failure = thrown;
    }
    if (foreign_text && !options.encoding.empty()) {
        return read_utf8(in_utf8(file, options.encoding, job), options, job, foreign_text);
    }
    if (foreign_text) {
        if (auto foreign = read_foreign(file, options, job, *foreign_text)) {
            return std::move(*foreign);
        }
    }
    if (failure) {
        throw *failure;
    }
    return reading;
}

}  // namespace gatepost

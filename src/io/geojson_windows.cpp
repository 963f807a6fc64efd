#include "io/geojson_windows.hpp"

#include "base/error.hpp"
#include "io/json_text.hpp"

#include <algorithm>

namespace gatepost {

GeojsonWindows::GeojsonWindows(InputFile const& file, GeojsonHead const& head, bool checks_properties,
                               JobContext const& job)
    : m_file(file),
      m_head(head),
      m_checks_properties(checks_properties),
      m_job(job),
      m_splitter(file, head),
      m_workers(worker_slots(job)) {}

std::vector<GeojsonWindow> GeojsonWindows::read(Crs const& crs, std::size_t step) {
    std::uint64_t const size = m_file.size();
    std::size_t const count = ((size - std::min(size, m_head.first)) / window_bytes) / step + 1;
    std::vector<GeojsonWindow> windows(count);
    std::atomic<std::size_t> done{0};
    for_each_parallel(m_job, count, [&](std::size_t index, std::size_t worker) {
        if (!m_workers[worker]) {
            m_workers[worker] =
                std::make_unique<Worker>(Worker{GeojsonPieceParser(m_checks_properties), {}, 0});
        }
        read_window(index * step, crs, windows[index], *m_workers[worker]);
        m_job.report(static_cast<float>(++done) / static_cast<float>(count));
    });
    if (m_job.stop.stop_requested()) {
        throw fmt_error("{}: cancelled", m_file.name());
    }
    return windows;
}

void GeojsonWindows::read_window(std::size_t index, Crs const& crs, GeojsonWindow& window, Worker& worker) {
    std::uint64_t const size = m_file.size();
    std::uint64_t const from = m_head.first + index * window_bytes;
    std::uint64_t const next = std::min(from + window_bytes, size);
    window.begin = index == 0 ? m_head.first : m_splitter.first_cut(from, next);
    window.end = window.begin;
    if (index > 0 && window.begin == next) {
        window.is_clean = true;
        return;
    }
    window.end = m_splitter.first_cut(next, size);
    if (window.end - window.begin > longest_window) {
        m_has_too_long = true;
        return;
    }
    std::size_t const length = load(window, worker);
    window.piece.reserve(worker.features + worker.features / 16);
    auto const ending =
        worker.parser.parse({worker.text.data(), length}, window.begin - 1, crs, window.piece);
    worker.features = window.piece.features;
    // The array ends at the bracket that load() adds, except at the end of a FeatureCollection, which has its
    // own.
    bool const closes_itself = m_head.form == GeojsonForm::collection && window.end == size;
    bool const is_whole = ending.end == window.begin - 1 + length;
    window.is_clean = ending.is_clean && is_whole != closes_itself;
    if (closes_itself && window.is_clean) {
        window.end = ending.end;
    }
}

/// Loads the window's text as an array: "[", features between commas, "]", and padding. Returns its length
/// without the padding.
std::size_t GeojsonWindows::load(GeojsonWindow const& window, Worker& worker) {
    std::string& text = worker.text;
    std::size_t const length = window.end - window.begin;
    text.resize(std::max(text.size(), length + 2 + simdjson::SIMDJSON_PADDING));
    text[0] = '[';
    std::size_t end = 1 + m_file.read(window.begin, std::span{text}.subspan(1, length));
    if (separator() != 0) {
        put_commas(std::span{text}.subspan(1, end - 1));
    }
    if (m_head.form != GeojsonForm::collection || window.end < m_file.size()) {
        while (end > 1 && (is_json_space(text[end - 1]) || text[end - 1] == ',')) {
            --end;
        }
    }
    text[end] = ']';
    return end + 1;
}

char GeojsonWindows::separator() const {
    return m_head.form == GeojsonForm::lines ? '\n' : m_head.form == GeojsonForm::records ? '\x1e' : '\0';
}

/// Puts commas between the features of a sequence, in place of line ends or separators: those cannot occur in
/// strings.
void GeojsonWindows::put_commas(std::span<char> text) const {
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

}  // namespace gatepost

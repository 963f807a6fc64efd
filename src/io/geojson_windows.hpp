#pragma once

#include "base/job.hpp"
#include "io/geojson_head.hpp"
#include "io/geojson_piece.hpp"
#include "io/geojson_splitter.hpp"

#include <atomic>
#include <memory>
#include <vector>

namespace gatepost {

/// The text between the first cut in one megabyte of a file and the first cut after that megabyte. A long
/// feature belongs to the window where it begins; windows that lie inside it are empty.
struct GeojsonWindow {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    bool is_clean = false;  ///< its text is a complete array; otherwise the piece is worthless
    GeojsonPiece piece;
};

/// Parses windows of a GeoJSON file on all free workers. Holds the text of one window per worker, whatever
/// the file's size.
class GeojsonWindows {
  public:
    static constexpr std::uint64_t window_bytes = 1U << 20U;
    static constexpr std::uint64_t longest_window = 1U << 30U;

    /// `checks_properties`: see GeojsonPieceParser.
    GeojsonWindows(InputFile const& file, GeojsonHead const& head, bool checks_properties,
                   JobContext const& job);

    /// Every `step`-th window of the file, in file order. Throws Error where the job is cancelled.
    [[nodiscard]] std::vector<GeojsonWindow> read(Crs const& crs, std::size_t step = 1);
    /// Whether a feature was met that is longer than this reads.
    [[nodiscard]] bool has_too_long() const { return m_has_too_long; }
    /// What stands between the features of a sequence; 0 for other forms.
    [[nodiscard]] char separator() const;

  private:
    struct Worker {
        GeojsonPieceParser parser;
        std::string text;
        std::size_t features = 0;  ///< of the window before
    };
    void read_window(std::size_t index, Crs const& crs, GeojsonWindow& window, Worker& worker);
    std::size_t load(GeojsonWindow const& window, Worker& worker);
    void put_commas(std::span<char> text) const;

    InputFile const& m_file;
    GeojsonHead const& m_head;
    bool m_checks_properties;
    JobContext const& m_job;
    GeojsonSplitter m_splitter;
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::atomic<bool> m_has_too_long{false};
};

}  // namespace gatepost

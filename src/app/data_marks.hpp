#pragma once

#include "base/job.hpp"
#include "map/map_state.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

/// A file that a picture shows something of, so that it is known later whether it is still the same.
struct DataMark {
    std::string part;                 ///< the bundled part that it comes with; empty: a person's own
    std::string path;                 ///< from the picture's folder, or from the folder of bundled data
    std::optional<std::string> hash;  ///< of its contents (ContentHash); none where it is no local file
    friend bool operator==(DataMark const&, DataMark const&) = default;
};

/// Of all layers that are shown: each file once. `folder`: of the picture. Reads every byte of them, on the
/// workers of the job.
[[nodiscard]] std::vector<DataMark> data_marks(MapState const& state, std::filesystem::path const& folder,
                                               JobContext const& job);

/// The same, made by a worker while the caller does something else, if there are workers.
class DataMarksAhead {
  public:
    DataMarksAhead(MapState state, std::filesystem::path folder, JobContext context);
    DataMarksAhead(DataMarksAhead const&) = delete;
    DataMarksAhead& operator=(DataMarksAhead const&) = delete;
    /// Waits for them. Once.
    [[nodiscard]] std::vector<DataMark> take();

  private:
    MapState m_state;
    std::filesystem::path m_folder;
    JobContext m_context;
    std::optional<Job<std::vector<DataMark>>> m_job;  ///< last: it refers to the others
};

/// What became of a file since.
enum class DataChange : std::uint8_t { none, changed, missing, unknown };

/// Reads the file again. `folder`: where the picture lies now.
[[nodiscard]] DataChange change_of(DataMark const& mark, std::filesystem::path const& folder);

/// The whole path of a marked file.
[[nodiscard]] std::filesystem::path path_of(DataMark const& mark, std::filesystem::path const& folder);

}  // namespace gatepost

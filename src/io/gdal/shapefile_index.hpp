#pragma once

#include "base/mapped_file.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gatepost {

/// Builds the index (.shx) of a Shapefile from its records, up to the first incomplete record. Nothing if the
/// bytes are not a Shapefile. Format: ESRI Shapefile Technical Description, 1998.
[[nodiscard]] std::optional<std::string> make_shapefile_index(std::span<std::byte const> shp);

/// Whether an index is complete in itself: as long as its header says.
[[nodiscard]] bool is_whole_index(std::span<std::byte const> shx);

/// A Shapefile with a missing or damaged index, presented as files in GDAL's memory: .shp, .dbf and the
/// others are mapped from disk, and the index is rebuilt. So nothing is written beside the source.
class IndexedShapefile {
  public:
    /// Nothing if the path is not a Shapefile, or if GDAL can open it as it is: its index is sound, and no
    /// ending is of mixed case (.Shp), which GDAL does not find.
    [[nodiscard]] static std::optional<IndexedShapefile> if_needed(std::string const& path);
    /// The path under which GDAL finds it, while this object lives.
    [[nodiscard]] std::string const& path() const { return m_path; }

  private:
    static void add(std::string const& name, std::span<std::byte const> bytes);

    std::string m_path;
    std::string m_index;
    std::vector<MappedFile> m_files;
};

}  // namespace gatepost

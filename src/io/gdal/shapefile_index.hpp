#pragma once

#include "base/mapped_file.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gatepost {

/// The index (.shx) that belongs to a Shapefile, made from its records; up to the first record that is not
/// whole. Nothing where the bytes are no Shapefile. Format: ESRI Shapefile Technical Description, 1998.
[[nodiscard]] std::optional<std::string> make_shapefile_index(std::span<std::byte const> shp);

/// Whether an index is one in itself: as long as its header says.
[[nodiscard]] bool is_whole_index(std::span<std::byte const> shx);

/// A Shapefile whose index is missing or damaged, as files of GDAL's memory: .shp, .dbf and the others are
/// the ones of the disk, mapped, the index is made. So nothing is written beside the source.
class IndexedShapefile {
  public:
    /// Nothing where the path is no Shapefile or its index is there.
    [[nodiscard]] static std::optional<IndexedShapefile> if_needed(std::string const& path);
    /// Where GDAL finds it, while this lives.
    [[nodiscard]] std::string const& path() const { return m_path; }

  private:
    static void add(std::string const& name, std::span<std::byte const> bytes);

    std::string m_path;
    std::string m_index;
    std::vector<MappedFile> m_files;
};

}  // namespace gatepost

#pragma once

#include "base/job.hpp"
#include "table/feature_table.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace gatepost {

/// Reads a file that lies unpacked on disk.
using ReadPlainFile = std::function<std::vector<FeatureTable>(std::filesystem::path const&)>;

/// Whether a file must be unpacked before it can be read: an archive, a compressed file, or a table whose
/// text is UTF-16 or UTF-32. (GeoJSON in gzip, UTF-16 or UTF-32 is not included: it is read as a stream.)
[[nodiscard]] bool is_packed(std::filesystem::path const& path);

/// Reads the layers of such a file, including those in archives within archives. `shown_name` is its name in
/// messages; a file inside is called `posts.zip/folder/posts.shp`. The unpacked files lie in a folder of
/// their own while they are read, or for as long as a table leaves its attributes there. What cannot be read
/// in an archive is reported in the first table. Throws Error if nothing can be read, or if the file unpacks
/// to more than an honest file does (UnpackLimit).
[[nodiscard]] std::vector<FeatureTable> read_packed(std::filesystem::path const& path,
                                                    std::string const& shown_name, ReadPlainFile const& read,
                                                    JobContext const& job);

}  // namespace gatepost

#pragma once

#include "base/job.hpp"
#include "table/feature_table.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace gatepost {

/// Reads a file as it lies on the disk.
using ReadPlainFile = std::function<std::vector<FeatureTable>(std::filesystem::path const&)>;

/// Whether a file must be unpacked before anybody can read it: an archive, something compressed, or a table
/// whose text is in UTF-16 or UTF-32. (GeoJSON in those is no matter of files: it is read as a stream.)
[[nodiscard]] bool is_packed(std::filesystem::path const& path);

/// The layers of such a file, which messages call `shown_name`, also of archives in archives. What is in it
/// lies in a folder of its own while it is read, or as long as a table leaves its attributes there. Messages
/// call it `posts.zip/folder/posts.shp`. What cannot be read in an archive is told in the first of the
/// tables; throws Error where nothing can, and where it unpacks to more than an honest file does
/// (UnpackLimit).
[[nodiscard]] std::vector<FeatureTable> read_packed(std::filesystem::path const& path,
                                                    std::string const& shown_name, ReadPlainFile const& read,
                                                    JobContext const& job);

}  // namespace gatepost

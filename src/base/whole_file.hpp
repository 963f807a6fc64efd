#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace gatepost {

/// Small files that are read or written in one go: settings, styles, pictures.

/// All bytes of a file; nothing if there is no such file. Throws Error, which names the path, if it cannot be
/// read: it is a folder, permission is missing, or it has more than `most_bytes`.
[[nodiscard]] std::optional<std::string> read_file(std::filesystem::path const& path,
                                                   std::size_t most_bytes = std::size_t{16} << 20U);

/// Writes a regular file whole or not at all, even if the machine loses power: writes a new file beside it,
/// syncs it to the disk, then renames it. An existing file's permissions are kept. Links are followed to
/// their target. Anything but a regular file (a pipe, a device, /dev/stdout, /dev/fd/63) is written into
/// directly. Throws Error naming the path.
void write_file(std::filesystem::path const& path, std::string_view bytes);

}  // namespace gatepost

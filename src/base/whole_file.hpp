#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace gatepost {

/// Small files that are read or written at once: settings, styles, pictures.

/// All bytes of a file; nothing where there is none. Throws Error, which names the path, where it cannot be
/// read: a folder, no permission, more than `most_bytes`.
[[nodiscard]] std::optional<std::string> read_file(std::filesystem::path const& path,
                                                   std::size_t most_bytes = std::size_t{16} << 20U);

/// Writes a regular file whole or not at all, even if the machine loses power: aside, to the disk, then
/// renamed. An older one keeps its permissions. Links are followed: their target is written. What is no
/// regular file (a pipe, a device, /dev/stdout, /dev/fd/63) is written into. Throws Error naming the path.
void write_file(std::filesystem::path const& path, std::string_view bytes);

}  // namespace gatepost

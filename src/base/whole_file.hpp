#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace gatepost {

/// Small files that are read or written in one go: settings, styles, pictures.

/// All bytes of a file; nothing if there is no such file. Throws Error, which names the path, if it cannot be
/// read: it is a folder, permission is missing, or it has more than `most_bytes`.
[[nodiscard]] std::optional<std::string> read_file(std::filesystem::path const& path,
                                                   std::size_t most_bytes = std::size_t{16} << 20U);

/// A file that is written block by block and appears at its path whole, or not at all. Until then its bytes
/// lie in a file without a name in the same folder, which goes with this object or with the process, however
/// that ends; on file systems that have no such files, in one whose name begins with `.gatepost-`. What
/// write_file says of permissions, links and paths that are no regular files holds here too.
class NewFile {
  public:
    /// Throws Error naming the path if no file can be made there: its folder is missing or read-only, or a
    /// folder has that name.
    explicit NewFile(std::filesystem::path const& path);
    ~NewFile();
    NewFile(NewFile&&) noexcept;
    NewFile& operator=(NewFile&&) noexcept;

    /// Throws Error, as when the disk is full.
    void write(std::string_view bytes);
    /// Syncs it to the disk and puts it in the place of what was at the path. Throws Error; that is still
    /// there then.
    void commit();

  private:
    friend void write_file(std::filesystem::path const& path, std::string_view bytes);
    /// What to do where the folder takes no new file but the file at the path may be written.
    enum class ClosedFolder : unsigned char { refuse, write_in_place };
    NewFile(std::filesystem::path const& path, ClosedFolder in_closed_folder);

    struct State;
    std::unique_ptr<State> m_state;
};

/// Writes a regular file whole or not at all, even if the machine loses power: writes a new file beside it,
/// syncs it to the disk, then renames it. An existing file's permissions are kept. Links are followed to
/// their target. Anything but a regular file (a pipe, a device, /dev/stdout, /dev/fd/63) is written into
/// directly, and so is a file in a folder that takes no other. Throws Error naming the path.
void write_file(std::filesystem::path const& path, std::string_view bytes);

}  // namespace gatepost

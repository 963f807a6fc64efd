#pragma once

#include <filesystem>

namespace gatepost {

/// The folder for temporary files: $TMPDIR or /tmp. Throws Error if there is no such folder.
[[nodiscard]] std::filesystem::path temporary_folder();

/// An empty folder for files that a library must find by name. It is removed with everything in it when this
/// object is destroyed, or when the process ends by std::quick_exit. What only this program reads is better
/// kept in an InputFile, which has no name to be left behind.
class ScratchFolder {
  public:
    /// Throws Error if no folder can be made.
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(ScratchFolder const&) = delete;
    ScratchFolder& operator=(ScratchFolder const&) = delete;

    [[nodiscard]] std::filesystem::path const& path() const { return m_path; }

  private:
    std::filesystem::path m_path;
};

}  // namespace gatepost

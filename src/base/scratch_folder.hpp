#pragma once

#include <filesystem>

namespace gatepost {

/// Where files that are needed for a while may lie: $TMPDIR or /tmp. Throws Error where there is no such
/// folder.
[[nodiscard]] std::filesystem::path temporary_folder();

/// An empty folder for files that a library must find by name; it goes with all that lies in it when this
/// object does, and with the process where that ends by std::quick_exit. What only this program reads is
/// better kept in an InputFile, which has no name to be left behind.
class ScratchFolder {
  public:
    /// Throws Error where no folder can be made.
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(ScratchFolder const&) = delete;
    ScratchFolder& operator=(ScratchFolder const&) = delete;

    [[nodiscard]] std::filesystem::path const& path() const { return m_path; }

  private:
    std::filesystem::path m_path;
};

}  // namespace gatepost

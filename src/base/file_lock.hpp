#pragma once

#include <filesystem>
#include <optional>
#include <utility>

namespace gatepost {

/// A file that says "somebody works here", for as long as its owner lives: the system lets go of it when the
/// process ends, however that happens.
class FileLock {
  public:
    /// Makes the file where there is none. Nothing where another process has it, or it cannot be made.
    [[nodiscard]] static std::optional<FileLock> take(std::filesystem::path const& path);
    FileLock(FileLock&& other) noexcept : m_file(other.m_file) { other.m_file = -1; }
    FileLock& operator=(FileLock&& other) noexcept {
        std::swap(m_file, other.m_file);
        return *this;
    }
    ~FileLock();

  private:
    explicit FileLock(int file) : m_file(file) {}
    int m_file;
};

}  // namespace gatepost

#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace gatepost {

/// A file as read-only memory: the system loads only the pages that are touched. Move-only; throws Error
/// naming the file if it cannot be opened. There is no protection against another program shortening the file
/// meanwhile.
class MappedFile {
  public:
    explicit MappedFile(std::string const& path);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}
    MappedFile& operator=(MappedFile&& other) noexcept {
        std::swap(m_bytes, other.m_bytes);
        return *this;
    }
    MappedFile(MappedFile const&) = delete;
    MappedFile& operator=(MappedFile const&) = delete;

    [[nodiscard]] std::span<std::byte const> bytes() const { return m_bytes; }

  private:
    std::span<std::byte const> m_bytes;
};

}  // namespace gatepost

#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <memory>
#include <string>
#include <string_view>

#include "base/input_file.hpp"
#include "fuzz/promises.hpp"

namespace gatepost::fuzz {

/// Bytes as a file that the readers can open, without a disk: thousands a second.
class MemoryFile {
  public:
    explicit MemoryFile(std::string_view bytes) : m_descriptor(memfd_create("fuzz", MFD_CLOEXEC)) {
        while (!bytes.empty()) {
            ssize_t const written = write(m_descriptor, bytes.data(), bytes.size());
            require(written > 0, "memory takes what is written to it");
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    ~MemoryFile() { close(m_descriptor); }
    MemoryFile(MemoryFile const&) = delete;
    MemoryFile& operator=(MemoryFile const&) = delete;

    [[nodiscard]] std::string path() const { return fmt::format("/proc/self/fd/{}", m_descriptor); }
    [[nodiscard]] std::shared_ptr<InputFile const> open() const {
        return std::make_shared<InputFile const>(path());
    }

  private:
    int m_descriptor;
};

}  // namespace gatepost::fuzz

#include "base/mapped_file.hpp"

#include "base/error.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gatepost {

MappedFile::MappedFile(std::string const& path) {
    int const file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status {};
    if (file < 0 || fstat(file, &status) != 0 || status.st_size <= 0) {
        if (file >= 0) {
            close(file);
        }
        throw fmt_error("{}: the file cannot be read", path);
    }
    auto const size = static_cast<std::size_t>(status.st_size);
    void* const memory = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    close(file);
    if (memory == MAP_FAILED) {
        throw fmt_error("{}: the file cannot be mapped into memory", path);
    }
    m_bytes = {static_cast<std::byte const*>(memory), size};
}

MappedFile::~MappedFile() {
    if (!m_bytes.empty()) {
        munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
    }
}

}  // namespace gatepost

#include "base/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace gatepost {

std::optional<FileLock> FileLock::take(std::filesystem::path const& path) {
    int const file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        return std::nullopt;
    }
    if (flock(file, LOCK_EX | LOCK_NB) != 0) {
        close(file);
        return std::nullopt;
    }
    return FileLock{file};
}

FileLock::~FileLock() {
    if (m_file >= 0) {
        close(m_file);
    }
}

}  // namespace gatepost

#include "base/input_file.hpp"

#include "base/error.hpp"
#include "base/scratch_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <vector>

namespace gatepost {

namespace {

constexpr std::size_t block_bytes = 1U << 18U;
constexpr std::uint64_t look_every_bytes = 64U << 20U;

std::string reason() { return std::generic_category().message(errno); }

/// Opens a file that never had a name, or loses it at once.
int open_nameless(std::string const& name) {
    std::string folder;
    try {
        folder = temporary_folder().string();
    } catch (Error const& missing) {
        throw fmt_error("{}: {}", name, missing.what());
    }
    int const file = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0) {
        return file;
    }
    std::string path = folder + "/gatepost-XXXXXX";
    int const named = mkostemp(path.data(), O_CLOEXEC);
    if (named >= 0) {
        unlink(path.c_str());
    }
    return named;
}

/// A stream may have no end. Other programs need the disk too, so the last part of it is left to them.
void leave_room(int file, std::string const& name) {
    constexpr std::uint64_t most_left_bytes = 256U << 20U;
    struct statvfs disk {};
    if (fstatvfs(file, &disk) != 0) {
        return;
    }
    std::uint64_t const left_bytes =
        std::min(most_left_bytes, std::uint64_t{disk.f_blocks} * disk.f_frsize / 20);
    if (std::uint64_t{disk.f_bavail} * disk.f_frsize < left_bytes) {
        throw fmt_error("{}: no room to keep it while it is read: the disk of {} is nearly full", name,
                        temporary_folder().string());
    }
}

std::int64_t modified_ns(struct stat const& status) {
    constexpr std::int64_t ns_per_s = 1'000'000'000;
    return status.st_mtim.tv_sec * ns_per_s + status.st_mtim.tv_nsec;
}

}  // namespace

InputFile::InputFile(std::string path)
    : m_name(std::move(path)), m_file(open(m_name.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (m_file.get() < 0) {
        throw fmt_error("{}: the file cannot be read ({})", m_name, reason());
    }
    remember_state();
}

InputFile::InputFile(std::string name, NextBytes const& next)
    : m_name(std::move(name)), m_file(open_nameless(m_name)) {
    if (m_file.get() < 0) {
        throw fmt_error("{}: no room to keep it while it is read ({})", m_name, reason());
    }
    std::vector<char> block(block_bytes);
    std::uint64_t since_look = 0;
    while (std::size_t const got = next(block)) {
        since_look += got;
        if (since_look >= look_every_bytes) {
            leave_room(m_file.get(), m_name);
            since_look = 0;
        }
        for (std::size_t done = 0; done < got;) {
            ssize_t const written = write(m_file.get(), block.data() + done, got - done);
            if (written < 0) {
                throw fmt_error("{}: no room to keep it while it is read ({})", m_name, reason());
            }
            done += static_cast<std::size_t>(written);
        }
    }
    remember_state();
}

InputFile::Descriptor::~Descriptor() {
    if (m_number >= 0) {
        close(m_number);
    }
}

void InputFile::remember_state() {
    struct stat status {};
    fstat(m_file.get(), &status);
    m_size = static_cast<std::uint64_t>(status.st_size);
    m_modified_ns = modified_ns(status);
}

std::string InputFile::path() const { return fmt::format("/proc/self/fd/{}", m_file.get()); }

bool InputFile::has_changed() const {
    struct stat status {};
    return fstat(m_file.get(), &status) != 0 || static_cast<std::uint64_t>(status.st_size) != m_size ||
           modified_ns(status) != m_modified_ns;
}

std::size_t InputFile::read(std::uint64_t offset, std::span<char> bytes) const {
    std::size_t done = 0;
    while (done < bytes.size()) {
        ssize_t const got =
            pread(m_file.get(), bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno != EINTR) {
            throw fmt_error("{}: reading failed at byte {} ({})", m_name, offset + done, reason());
        }
        if (got == 0) {
            break;
        }
        done += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    return done;
}

std::uint64_t InputFile::line_of(std::uint64_t offset) const {
    std::vector<char> block(block_bytes);
    std::uint64_t line = 1;
    for (std::uint64_t at = 0; at < offset;) {
        std::size_t const wanted = std::min<std::uint64_t>(block.size(), offset - at);
        std::size_t const got = read(at, std::span{block}.first(wanted));
        if (got == 0) {
            break;
        }
        line += static_cast<std::uint64_t>(
            std::count(block.begin(), block.begin() + static_cast<std::ptrdiff_t>(got), '\n'));
        at += got;
    }
    return line;
}

}  // namespace gatepost

#include "base/whole_file.hpp"

#include "base/error.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <system_error>
#include <utility>

namespace gatepost {

namespace fs = std::filesystem;

namespace {

/// An open file descriptor.
class Descriptor {
  public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;

    [[nodiscard]] bool is_open() const { return m_number >= 0; }
    [[nodiscard]] int number() const { return m_number; }
    /// Returns false if the system reports only now that it could not write.
    bool close() { return m_number < 0 || ::close(std::exchange(m_number, -1)) == 0; }

  private:
    int m_number;
};

Error cannot(char const* what, fs::path const& path, int reason) {
    return fmt_error("cannot {} {}: {}", what, path.string(), std::generic_category().message(reason));
}

void write_all(Descriptor const& file, std::string_view bytes, fs::path const& shown) {
    while (!bytes.empty()) {
        ssize_t const written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            throw cannot("write", shown, errno);
        }
        bytes.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
}

/// The number in /dev/fd/63 or /proc/self/fd/63: a file that this process has open already.
std::optional<int> own_descriptor(fs::path const& path) {
    std::error_code ignored;
    fs::path const folder = fs::canonical(path.parent_path(), ignored);
    if (ignored || folder != fs::canonical("/proc/self/fd", ignored)) {
        return std::nullopt;
    }
    std::string const name = path.filename().string();
    int number = -1;
    auto const [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    return error == std::errc{} && end == name.data() + name.size() ? std::optional{number} : std::nullopt;
}

/// Follows links to a file, which need not exist yet, or to one that this process has open.
fs::path target_of(fs::path path) {
    constexpr int most_links = 40;  // as many as Linux follows
    std::error_code ignored;
    for (int i = 0; i < most_links && !own_descriptor(path) && fs::is_symlink(path, ignored); ++i) {
        fs::path const next = fs::read_symlink(path, ignored);
        path = next.is_absolute() ? next : path.parent_path() / next;
    }
    return path;
}

void write_into(fs::path const& target, std::string_view bytes, fs::path const& shown) {
    auto const number = own_descriptor(target);
    // An open file is used as it is: others have written to it, and writing goes on at its position.
    Descriptor file(number ? ::dup(*number) : ::open(target.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC));
    if (!file.is_open()) {
        throw cannot("write", shown, errno);
    }
    write_all(file, bytes, shown);
    if (!file.close()) {
        throw cannot("write", shown, errno);
    }
}

/// A rename is on the disk only once its folder is.
void sync_folder(fs::path const& file) {
    fs::path const folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    Descriptor const opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.is_open()) {
        ::fsync(opened.number());
    }
}

/// Opens a new file beside the target that nobody else has created, with at most the permissions of the file
/// that it will replace. Returns a negative number if the folder takes no file.
int open_aside(fs::path const& target, std::optional<struct stat> const& replaced, fs::path& aside) {
    constexpr mode_t plain = 0666;  // less what the user's umask takes away
    constexpr int most_tries = 100;
    static std::atomic<unsigned> number = 0;
    mode_t const mode = replaced ? replaced->st_mode & 0777U : plain;
    int file = -1;
    errno = EEXIST;
    for (int i = 0; i < most_tries && file < 0 && errno == EEXIST; ++i) {
        aside = target.parent_path() / fmt::format(".gatepost-{}-{}.part", ::getpid(), number++);
        file = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    }
    return file;
}

void write_aside(Descriptor& file, std::optional<struct stat> const& replaced, std::string_view bytes,
                 fs::path const& shown) {
    write_all(file, bytes, shown);
    constexpr mode_t permissions = 07777;
    bool const is_written = (!replaced || ::fchmod(file.number(), replaced->st_mode & permissions) == 0) &&
                            ::fsync(file.number()) == 0 && file.close();
    if (!is_written) {
        throw cannot("write", shown, errno);
    }
}

/// Whether to write into the file itself because no other can be put beside it.
bool may_write_into(fs::path const& target, std::optional<struct stat> const& replaced) {
    bool const is_closed_folder = errno == EACCES || errno == EPERM || errno == EROFS;
    return is_closed_folder && replaced && S_ISREG(replaced->st_mode) && ::access(target.c_str(), W_OK) == 0;
}

}  // namespace

std::optional<std::string> read_file(fs::path const& path, std::size_t most_bytes) {
    Descriptor const file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (!file.is_open()) {
        if (errno == ENOENT || errno == ENOTDIR) {
            return std::nullopt;
        }
        throw cannot("read", path, errno);
    }
    std::string bytes;
    std::array<char, 65536> buffer{};
    while (true) {
        ssize_t const got = ::read(file.number(), buffer.data(), buffer.size());
        if (got < 0 && errno != EINTR) {
            throw cannot("read", path, errno);
        }
        if (got == 0) {
            return bytes;
        }
        bytes.append(buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
        if (bytes.size() > most_bytes) {
            throw fmt_error("{} is not read: it has more than {} MB", path.string(), most_bytes >> 20U);
        }
    }
}

void write_file(fs::path const& path, std::string_view bytes) {
    fs::path const target = target_of(path);
    struct stat found {};
    bool const is_there = ::stat(target.c_str(), &found) == 0;
    bool const is_replaced = !is_there || S_ISREG(found.st_mode) || S_ISDIR(found.st_mode);
    if (own_descriptor(target) || !is_replaced) {
        write_into(target, bytes, path);
        return;
    }
    auto const replaced = is_there ? std::optional{found} : std::nullopt;
    fs::path aside;
    Descriptor file(open_aside(target, replaced, aside));
    if (!file.is_open() && may_write_into(target, replaced)) {
        write_into(target, bytes, path);
        return;
    }
    if (!file.is_open()) {
        throw cannot("write", path, errno);
    }
    std::error_code failure;
    try {
        write_aside(file, replaced, bytes, path);
        fs::rename(aside, target, failure);
    } catch (Error const&) {
        fs::remove(aside, failure);
        throw;
    }
    if (failure) {
        std::error_code ignored;
        fs::remove(aside, ignored);
        throw fmt_error("cannot write {}: {}", path.string(), failure.message());
    }
    sync_folder(target);
}

}  // namespace gatepost

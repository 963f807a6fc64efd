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
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(m_number, other.m_number);
        return *this;
    }
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

/// Opens something that is no regular file, or one that this process has open, to be written into directly.
Descriptor open_directly(fs::path const& target, fs::path const& shown) {
    auto const number = own_descriptor(target);
    // An open file is used as it is: others have written to it, and writing goes on at its position.
    Descriptor file(number ? ::dup(*number) : ::open(target.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC));
    if (!file.is_open()) {
        throw cannot("write", shown, errno);
    }
    return file;
}

fs::path folder_of(fs::path const& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// A rename is on the disk only once its folder is.
void sync_folder(fs::path const& file) {
    Descriptor const opened(::open(folder_of(file).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.is_open()) {
        ::fsync(opened.number());
    }
}

/// A name beside the target that nobody has used.
fs::path name_aside(fs::path const& target) {
    static std::atomic<unsigned> number = 0;
    return target.parent_path() / fmt::format(".gatepost-{}-{}.part", ::getpid(), number++);
}

constexpr int most_tries = 100;

/// A new file for what will replace the target, with at most the permissions of what is there. Without a name
/// where the file system has such files: nothing is left behind then if the process is killed. Else `aside`
/// is its name. Returns a negative number if the folder takes no file.
int open_aside(fs::path const& target, std::optional<struct stat> const& replaced, fs::path& aside) {
    constexpr mode_t plain = 0666;  // less what the user's umask takes away
    constexpr mode_t permissions = 0777;
    mode_t const mode = replaced ? replaced->st_mode & permissions : plain;
    int file = ::open(folder_of(target).c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, mode);
    if (file >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) {
        return file;
    }
    errno = EEXIST;
    for (int i = 0; i < most_tries && file < 0 && errno == EEXIST; ++i) {
        aside = name_aside(target);
        file = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    }
    return file;
}

/// Gives a file without a name one beside the target. Returns false, with errno set, where that fails.
bool name_file(Descriptor const& file, fs::path const& target, fs::path& aside) {
    std::string const itself = fmt::format("/proc/self/fd/{}", file.number());
    for (int i = 0; i < most_tries; ++i) {
        aside = name_aside(target);
        if (::linkat(AT_FDCWD, itself.c_str(), AT_FDCWD, aside.c_str(), AT_SYMLINK_FOLLOW) == 0) {
            return true;
        }
        if (errno != EEXIST) {
            break;
        }
    }
    aside.clear();
    return false;
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

struct NewFile::State {
    fs::path shown;
    fs::path target;
    std::optional<struct stat> replaced;
    fs::path aside;  ///< its name until it is in its place; empty: it has none
    Descriptor file{-1};
    bool is_direct = false;  ///< what is written is where it belongs already

    State() = default;
    ~State() {
        if (!aside.empty()) {
            std::error_code ignored;
            fs::remove(aside, ignored);
        }
    }
    State(State const&) = delete;
    State& operator=(State const&) = delete;
};

NewFile::NewFile(fs::path const& path) : NewFile(path, ClosedFolder::refuse) {}

NewFile::NewFile(fs::path const& path, ClosedFolder in_closed_folder) : m_state(std::make_unique<State>()) {
    State& state = *m_state;
    state.shown = path;
    state.target = target_of(path);
    struct stat found {};
    bool const is_there = ::stat(state.target.c_str(), &found) == 0;
    if (is_there && S_ISDIR(found.st_mode)) {
        throw cannot("write", path, EISDIR);
    }
    state.is_direct = own_descriptor(state.target) || (is_there && !S_ISREG(found.st_mode));
    if (!state.is_direct) {
        state.replaced = is_there ? std::optional{found} : std::nullopt;
        state.file = Descriptor(open_aside(state.target, state.replaced, state.aside));
        bool const is_refused = !state.file.is_open() && (in_closed_folder == ClosedFolder::refuse ||
                                                          !may_write_into(state.target, state.replaced));
        if (is_refused) {
            throw cannot("write", path, errno);
        }
        state.is_direct = !state.file.is_open();
    }
    if (state.is_direct) {
        state.file = open_directly(state.target, path);
    }
}

NewFile::~NewFile() = default;
NewFile::NewFile(NewFile&&) noexcept = default;
NewFile& NewFile::operator=(NewFile&&) noexcept = default;

void NewFile::write(std::string_view bytes) { write_all(m_state->file, bytes, m_state->shown); }

void NewFile::commit() {
    State& state = *m_state;
    constexpr mode_t permissions = 07777;
    bool is_written = state.is_direct;
    if (!state.is_direct) {
        is_written =
            (!state.replaced || ::fchmod(state.file.number(), state.replaced->st_mode & permissions) == 0) &&
            ::fsync(state.file.number()) == 0 &&
            (!state.aside.empty() || name_file(state.file, state.target, state.aside));
    }
    if (!is_written || !state.file.close()) {
        throw cannot("write", state.shown, errno);
    }
    if (!state.is_direct) {
        if (::rename(state.aside.c_str(), state.target.c_str()) != 0) {
            throw cannot("write", state.shown, errno);
        }
        state.aside.clear();
        sync_folder(state.target);
    }
}

void write_file(fs::path const& path, std::string_view bytes) {
    NewFile file(path, NewFile::ClosedFolder::write_in_place);
    file.write(bytes);
    file.commit();
}

}  // namespace gatepost

#include "base/child_process.hpp"

#include "base/error.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <system_error>
#include <utility>

namespace gatepost {

namespace {

/// A descriptor that is closed at the end of its block, numbered higher than any the child is given.
class HighDescriptor {
  public:
    explicit HighDescriptor(int original) : m_number(fcntl(original, F_DUPFD_CLOEXEC, first_free)) {}
    ~HighDescriptor() {
        if (m_number >= 0) {
            close(m_number);
        }
    }
    HighDescriptor(HighDescriptor const&) = delete;
    HighDescriptor& operator=(HighDescriptor const&) = delete;
    [[nodiscard]] int get() const { return m_number; }

  private:
    static constexpr int first_free = 10;
    int m_number;
};

/// What a child starts with: our standard input, its output discarded, the channel, perhaps a file, no other
/// descriptor, and no signal blocked or ignored.
class SpawnPlan {
  public:
    SpawnPlan(int channel, int file) {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawnattr_init(&m_attributes);
        posix_spawn_file_actions_addopen(&m_actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&m_actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_adddup2(&m_actions, channel, ChildProcess::child_channel);
        int last = ChildProcess::child_channel;
        if (file >= 0) {
            posix_spawn_file_actions_adddup2(&m_actions, file, ChildProcess::child_file);
            last = ChildProcess::child_file;
        }
        posix_spawn_file_actions_addclosefrom_np(&m_actions, last + 1);
        sigset_t signals;
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&m_attributes, &signals);
        sigaddset(&signals, SIGPIPE);
        sigaddset(&signals, SIGXCPU);
        posix_spawnattr_setsigdefault(&m_attributes, &signals);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnPlan() {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }
    SpawnPlan(SpawnPlan const&) = delete;
    SpawnPlan& operator=(SpawnPlan const&) = delete;

    /// Returns 0, or the error number.
    int run(std::string name, pid_t& process) {
        std::array<char*, 2> arguments{name.data(), nullptr};
        return posix_spawn(&process, name.c_str(), &m_actions, &m_attributes, arguments.data(), environ);
    }

  private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

constexpr std::uint64_t bytes_per_unit = 1024;  // of ru_maxrss

std::uint64_t own_peak_bytes() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<std::uint64_t>(used.ru_maxrss) * bytes_per_unit;
}

}  // namespace

std::string ProcessEnd::in_words() const {
    if (signal == 0) {
        return fmt::format("exit status {}", exit_code);
    }
    char const* const name = sigdescr_np(signal);
    std::string words = name != nullptr ? name : fmt::format("signal {}", signal);
    words.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(words.front())));
    return words;
}

ChildProcess::ChildProcess(std::filesystem::path const& program, int file) {
    std::array<int, 2> ends{-1, -1};
    int failure = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0 ? 0 : errno;
    if (failure == 0) {
        m_socket = ends[0];
        HighDescriptor const channel(ends[1]);
        HighDescriptor const shared(file);
        close(ends[1]);
        m_inherited_peak_bytes = own_peak_bytes();
        failure = SpawnPlan(channel.get(), shared.get()).run(program.string(), m_process);
    }
    if (failure != 0) {
        if (m_socket >= 0) {
            close(m_socket);
        }
        throw fmt_error("{} cannot be started ({})", program.string(),
                        std::generic_category().message(failure));
    }
}

ChildProcess::~ChildProcess() {
    stop();
    if (m_socket >= 0) {
        close(m_socket);
    }
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_socket(std::exchange(other.m_socket, -1)),
      m_process(std::exchange(other.m_process, -1)),
      m_inherited_peak_bytes(other.m_inherited_peak_bytes) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
    std::swap(m_socket, other.m_socket);
    std::swap(m_process, other.m_process);
    std::swap(m_inherited_peak_bytes, other.m_inherited_peak_bytes);
    return *this;
}

bool ChildProcess::send(std::span<char const> bytes) const {
    while (!bytes.empty()) {
        // A dead child makes this return false; it must not raise SIGPIPE here.
        ssize_t const sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR) {
            return false;
        }
        bytes = bytes.subspan(sent > 0 ? static_cast<std::size_t>(sent) : 0);
    }
    return true;
}

bool ChildProcess::wait_for_bytes(std::chrono::milliseconds wait_ms) const {
    pollfd channel{m_socket, POLLIN, 0};
    return poll(&channel, 1, static_cast<int>(wait_ms.count())) > 0;
}

std::size_t ChildProcess::receive(std::span<char> bytes) const {
    ssize_t got = -1;
    do {
        got = recv(m_socket, bytes.data(), bytes.size(), 0);
    } while (got < 0 && errno == EINTR);
    return got > 0 ? static_cast<std::size_t>(got) : 0;
}

ProcessEnd ChildProcess::stop() {
    ProcessEnd end;
    if (m_process < 0) {
        return end;
    }
    kill(m_process, SIGKILL);  // no effect if it has ended already
    int status = 0;
    rusage used{};
    while (wait4(m_process, &status, 0, &used) < 0 && errno == EINTR) {
    }
    m_process = -1;
    auto const peak_bytes = static_cast<std::uint64_t>(used.ru_maxrss) * bytes_per_unit;
    constexpr std::uint64_t grown_meanwhile = 32U << 20U;  // by us, between measuring and starting the child
    end.peak_bytes = peak_bytes > m_inherited_peak_bytes + grown_meanwhile ? peak_bytes : 0;
    end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    end.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    return end;
}

}  // namespace gatepost

#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace gatepost {

/// How a process ended: by itself, or by a signal.
struct ProcessEnd {
    int exit_code = 0;
    int signal = 0;                ///< 0 if it ended by itself
    std::uint64_t peak_bytes = 0;  ///< its peak memory; 0 if that was less than ours

    /// "segmentation fault", "exit status 3".
    [[nodiscard]] std::string in_words() const;
};

/// Another program of ours that works for this one and may crash without harm. The two talk over a socket,
/// which the child sees as its descriptor `child_channel`. Destroying this object kills the process at once
/// and waits until it is gone, so that none stays behind. The child's standard output and error are
/// discarded, so that libraries that print do not spoil ours. Move-only.
class ChildProcess {
  public:
    static constexpr int child_channel = 3;
    static constexpr int child_file = 4;

    /// Starts it. `file`, an open descriptor or -1, becomes the child's descriptor `child_file`. Throws
    /// Error.
    explicit ChildProcess(std::filesystem::path const& program, int file = -1);
    ~ChildProcess();
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ChildProcess(ChildProcess const&) = delete;
    ChildProcess& operator=(ChildProcess const&) = delete;

    /// Sends all bytes; returns false if nobody reads them any more.
    bool send(std::span<char const> bytes) const;
    /// Waits at most `wait_ms`; returns whether there is something to receive, or the end has come.
    [[nodiscard]] bool wait_for_bytes(std::chrono::milliseconds wait_ms) const;
    /// Fills the start of `bytes` with what has arrived and returns how many bytes that is; 0 at the end.
    std::size_t receive(std::span<char> bytes) const;

    /// Kills it if it still runs, and says how it ended: by itself, if it had ended before.
    ProcessEnd stop();

  private:
    int m_socket = -1;
    pid_t m_process = -1;
    std::uint64_t m_inherited_peak_bytes = 0;  // ours at its start: the system counts it as the child's
};

}  // namespace gatepost

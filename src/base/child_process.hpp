#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace gatepost {

/// How a process came to its end: by itself, or by a signal.
struct ProcessEnd {
    int exit_code = 0;
    int signal = 0;                ///< 0 where it ended by itself
    std::uint64_t peak_bytes = 0;  ///< the most memory that it had; 0 where that was less than we had

    /// "segmentation fault", "exit status 3".
    [[nodiscard]] std::string in_words() const;
};

/// Another program of ours that works for this one and may crash without harm. The two talk over a socket,
/// which is the other's descriptor `child_channel`. Whoever destroys this ends the process at once and waits
/// until it is gone, so that none stays behind. Its standard output and error go nowhere: libraries that
/// print do not spoil ours. Move-only.
class ChildProcess {
  public:
    static constexpr int child_channel = 3;
    static constexpr int child_file = 4;

    /// Starts it. `file`, an open descriptor or -1, becomes its descriptor `child_file`. Throws Error.
    explicit ChildProcess(std::filesystem::path const& program, int file = -1);
    ~ChildProcess();
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ChildProcess(ChildProcess const&) = delete;
    ChildProcess& operator=(ChildProcess const&) = delete;

    /// Sends all bytes; false where nobody reads them any more.
    bool send(std::span<char const> bytes) const;
    /// Whether there is something to receive, or the end; waits for it so long.
    [[nodiscard]] bool wait_for_bytes(std::chrono::milliseconds wait_ms) const;
    /// Fills some of `bytes` with what has come; 0 at the end.
    std::size_t receive(std::span<char> bytes) const;

    /// Ends it (where it still runs) and says how it ended: of itself, if it had ended before.
    ProcessEnd stop();

  private:
    int m_socket = -1;
    pid_t m_process = -1;
    std::uint64_t m_inherited_peak_bytes = 0;  // ours when it began: the system counts it as the child's
};

}  // namespace gatepost

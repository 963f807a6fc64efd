#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace gatepost {

/// Handles the signals by which a person or the system asks a program to end (SIGTERM, SIGINT, SIGHUP), so
/// that it can end in order; signals that it was started to ignore stay ignored. Make one per process, before
/// any thread starts: other threads must not receive the signals themselves.
class EndSignals {
  public:
    /// `wake` is called on a separate thread, with the signal's number, when one comes.
    explicit EndSignals(std::function<void(int)> wake);
    ~EndSignals();
    EndSignals(EndSignals const&) = delete;
    EndSignals& operator=(EndSignals const&) = delete;

    [[nodiscard]] bool has_come() const { return m_has_come; }

    /// Call this in a child process before it runs another program, which otherwise would not end when asked
    /// to.
    static void leave_to_child();

  private:
    std::atomic<bool> m_has_come = false;
    int m_waited_for = 0;
    std::jthread m_waiting;
};

}  // namespace gatepost

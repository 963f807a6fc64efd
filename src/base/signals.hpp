#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace gatepost {

/// Takes the signals by which a person or the system asks a program to end (SIGTERM, SIGINT, SIGHUP), so that
/// it can end in order; those that it was started to ignore stay ignored. One in a process, made before other
/// threads are: they must not take the signals themselves.
class EndSignals {
  public:
    /// `wake` is called in a thread of its own, with the signal's number, when one comes.
    explicit EndSignals(std::function<void(int)> wake);
    ~EndSignals();
    EndSignals(EndSignals const&) = delete;
    EndSignals& operator=(EndSignals const&) = delete;

    [[nodiscard]] bool has_come() const { return m_has_come; }

    /// In a child process, before it becomes another program, which would not end when asked.
    static void leave_to_child();

  private:
    std::atomic<bool> m_has_come = false;
    int m_waited_for = 0;
    std::jthread m_waiting;
};

}  // namespace gatepost

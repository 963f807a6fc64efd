#include "base/signals.hpp"

#include <array>
#include <csignal>
#include <vector>

namespace gatepost {

namespace {

constexpr std::array all_signals{SIGTERM, SIGINT, SIGHUP};

/// The signals to handle: all but those that the program was started to ignore (nohup, a script's background
/// job).
std::vector<int> end_signals() {
    std::vector<int> taken;
    for (int const signal : all_signals) {
        struct sigaction action {};
        bool const is_ignored = sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
        if (!is_ignored) {
            taken.push_back(signal);
        }
    }
    return taken;
}

sigset_t set_of(std::vector<int> const& numbers) {
    sigset_t signals;
    sigemptyset(&signals);
    for (int const number : numbers) {
        sigaddset(&signals, number);
    }
    return signals;
}

}  // namespace

EndSignals::EndSignals(std::function<void(int)> wake) {
    std::vector<int> const taken = end_signals();
    if (taken.empty()) {
        return;
    }
    m_waited_for = taken.front();
    sigset_t const signals = set_of(taken);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // threads that start later inherit the mask
    m_waiting = std::jthread([this, signals, wake = std::move(wake)](std::stop_token const& stop) {
        int signal = 0;
        while (sigwait(&signals, &signal) == 0 && !stop.stop_requested()) {
            m_has_come = true;
            wake(signal);
        }
    });
}

EndSignals::~EndSignals() {
    if (m_waiting.joinable()) {
        m_waiting.request_stop();
        pthread_kill(m_waiting.native_handle(), m_waited_for);  // a signal that it waits for wakes it
    }
}

void EndSignals::leave_to_child() {
    sigset_t const signals = set_of({all_signals.begin(), all_signals.end()});
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

}  // namespace gatepost

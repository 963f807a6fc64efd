#include "base/signals.hpp"

#include <csignal>

namespace gatepost {

namespace {

sigset_t end_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    for (int const signal : {SIGTERM, SIGINT, SIGHUP}) {
        sigaddset(&signals, signal);
    }
    return signals;
}

}  // namespace

EndSignals::EndSignals(std::function<void()> wake) {
    sigset_t const signals = end_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // threads that begin later inherit it
    m_waiting = std::jthread([this, signals, wake = std::move(wake)](std::stop_token const& stop) {
        int signal = 0;
        while (sigwait(&signals, &signal) == 0 && !stop.stop_requested()) {
            m_has_come = true;
            wake();
        }
    });
}

EndSignals::~EndSignals() {
    m_waiting.request_stop();
    pthread_kill(m_waiting.native_handle(), SIGHUP);  // it waits for such a signal and nothing else
}

void EndSignals::leave_to_child() {
    sigset_t const signals = end_signals();
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

}  // namespace gatepost

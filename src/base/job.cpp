#include "base/job.hpp"

#include <algorithm>

namespace gatepost {

JobPool::JobPool(std::size_t workers, std::function<void()> wake) : m_wake(std::move(wake)) {
    m_threads.reserve(workers);
    for (std::size_t i = 0; i < workers; ++i) {
        m_threads.emplace_back([this, i](std::stop_token const& stop) { run(stop, i); });
    }
}

JobPool::~JobPool() {
    for (std::jthread& thread : m_threads) {
        thread.request_stop();
    }
}

void JobPool::submit(std::function<void(std::size_t)> work, double order) {
    {
        std::lock_guard const lock(m_mutex);
        auto const later = [](double value, Entry const& entry) { return value < entry.order; };
        m_queue.insert(std::upper_bound(m_queue.begin(), m_queue.end(), order, later),
                       Entry{order, std::move(work)});
    }
    m_arrived.notify_one();
}

std::function<void(std::size_t)> JobPool::pop(std::stop_token const& stop) {
    std::unique_lock lock(m_mutex);
    if (!m_arrived.wait(lock, stop, [this] { return !m_queue.empty(); }) || stop.stop_requested()) {
        return {};
    }
    auto work = std::move(m_queue.front().work);
    m_queue.pop_front();
    return work;
}

void JobPool::run(std::stop_token const& stop, std::size_t worker) {
    while (auto work = pop(stop)) {
        work(worker);
        work = {};
        if (m_wake) {
            m_wake();
        }
    }
}

}  // namespace gatepost

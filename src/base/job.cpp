#include "base/job.hpp"

#include "base/boundary.hpp"
#include "base/log.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <limits>
#include <new>
#include <utility>

namespace gatepost {

JobPool::JobPool(std::size_t workers, std::function<void()> wake, Priority priority)
    : m_wake(std::move(wake)), m_priority(priority) {
    m_threads.reserve(workers);
    for (std::size_t i = 0; i < workers; ++i) {
        m_threads.emplace_back([this, i, priority](std::stop_token const& stop) {
            constexpr int politeness = 10;
            if (priority == Priority::behind_drawing) {
                setpriority(PRIO_PROCESS, 0, politeness);  // on Linux: of the calling thread alone
            }
            run(stop, i);
        });
    }
}

JobPool::~JobPool() {
    for (std::jthread& thread : m_threads) {
        thread.request_stop();
    }
}

void JobPool::submit(std::function<void(std::size_t)> work, double order) {
    enqueue({order, std::move(work), false});
}

void JobPool::submit_help(std::function<void(std::size_t)> work, double order) {
    enqueue({order, std::move(work), true});
}

void JobPool::enqueue(Entry entry) {
    {
        std::lock_guard const lock(m_mutex);
        auto const later = [](double value, Entry const& other) { return value < other.order; };
        auto const place = std::upper_bound(m_queue.begin(), m_queue.end(), entry.order, later);
        m_waiting_jobs += entry.is_help ? 0 : 1;
        m_queue.insert(place, std::move(entry));
    }
    m_arrived.notify_one();
}

std::optional<JobPool::Entry> JobPool::pop(std::stop_token const& stop) {
    std::unique_lock lock(m_mutex);
    if (!m_arrived.wait(lock, stop, [this] { return !m_queue.empty(); }) || stop.stop_requested()) {
        return std::nullopt;
    }
    Entry entry = std::move(m_queue.front());
    m_queue.pop_front();
    m_waiting_jobs -= entry.is_help ? 0 : 1;
    return entry;
}

void JobPool::run(std::stop_token const& stop, std::size_t worker) {
    while (auto entry = pop(stop)) {
        bool const wakes = !entry->is_help && m_wake;
        // A job keeps what it throws for whoever takes its result. Nobody would learn of any other exception,
        // and it would end the program if it left this thread.
        if (auto const failure = failure_of("work in the background", [&] { entry->work(worker); })) {
            log_error("{}", *failure);
        }
        entry.reset();
        if (wakes) {
            m_wake();
        }
    }
}

JobContext context_outside(JobPool& pool) { return {{}, pool.workers(), nullptr, &pool}; }

namespace {

/// What the threads of one for_each_parallel share. Helpers that come too late find it closed.
class SharedLoop : public std::enable_shared_from_this<SharedLoop> {
  public:
    using Work = std::function<void(std::size_t, std::size_t)>;
    SharedLoop(std::size_t count, Work const& work, JobContext const& job)
        : m_count(count), m_work(&work), m_stop(job.stop), m_pool(job.pool) {}

    /// Asks for another thread: ahead of everything that has not begun, or behind all that waits.
    void ask_for_help(bool is_urgent) {
        constexpr double soonest = -std::numeric_limits<double>::infinity();
        m_pool->submit_help([loop = shared_from_this()](std::size_t worker) { loop->help(worker); },
                            is_urgent ? soonest : -soonest);
    }

    /// The job's own thread works until nothing is left.
    void run(std::size_t worker) {
        while (run_one(worker)) {
        }
    }

    void close() {
        std::unique_lock lock(m_mutex);
        m_is_closed = true;
        m_changed.wait(lock, [this] { return m_helpers == 0; });
        if (m_failure) {
            // From now on only this thread holds the exception: a helper may still be releasing the loop.
            std::rethrow_exception(std::exchange(m_failure, nullptr));
        }
    }

  private:
    void help(std::size_t worker) {
        {
            std::lock_guard const lock(m_mutex);
            if (m_is_closed) {
                return;
            }
            ++m_helpers;
        }
        Leaving const leaving{*this};
        bool is_left = true;
        do {
            is_left = run_one(worker);
        } while (is_left && !m_pool->has_waiting_jobs());
        if (is_left) {
            ask_for_help(false);
        }
    }

    /// Signs a helper off, however it ends.
    struct Leaving {
        SharedLoop& loop;
        ~Leaving() {
            std::lock_guard const lock(loop.m_mutex);
            --loop.m_helpers;
            loop.m_changed.notify_all();
        }
    };

    /// Returns false if nothing is left to do.
    bool run_one(std::size_t worker) {
        std::size_t const index = m_stop.stop_requested() ? m_count : m_next.fetch_add(1);
        if (index >= m_count) {
            return false;
        }
        try {
            (*m_work)(index, worker);
        } catch (...) {
            m_next = m_count;
            std::lock_guard const lock(m_mutex);
            m_failure = m_failure ? m_failure : std::current_exception();
        }
        return true;
    }

    std::size_t m_count;
    Work const* m_work;
    std::stop_token m_stop;
    JobPool* m_pool;
    std::atomic<std::size_t> m_next{0};
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_helpers = 0;
    bool m_is_closed = false;
    std::exception_ptr m_failure;
};

}  // namespace

void for_each_parallel(JobContext const& job, std::size_t count, SharedLoop::Work const& work) {
    auto const loop = std::make_shared<SharedLoop>(count, work, job);
    std::size_t const helpers =
        job.pool == nullptr ? 0 : std::min(job.pool->workers(), std::max<std::size_t>(count, 1)) - 1;
    try {
        for (std::size_t i = 0; i < helpers; ++i) {
            loop->ask_for_help(true);
        }
    } catch (std::bad_alloc const&) {  // fewer threads can do it; helpers that did start still use `work`
    }
    loop->run(job.worker);
    loop->close();
}

std::size_t worker_slots(JobContext const& job) {
    return std::max(job.worker + 1, job.pool == nullptr ? 0 : job.pool->workers());
}

}  // namespace gatepost

#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace gatepost {

class JobPool;

/// What a running job sees of the outside world: whether to stop, and where to report its progress. `worker`
/// is the index of the pool's thread, for caches that are kept per worker (see WorkerLocal).
struct JobContext {
    std::stop_token stop;
    std::size_t worker = 0;
    std::atomic<float>* progress = nullptr;
    JobPool* pool = nullptr;  ///< where a job may find helpers; null: it does everything itself

    void report(float done) const {
        if (progress != nullptr) {
            progress->store(done, std::memory_order_relaxed);
        }
    }
};

/// A few threads that run closures, most urgent first (a smaller `order` runs sooner; equal ones in the order
/// they came). The only mutexes of the project are in this file and its .cpp.
class JobPool {
  public:
    /// Whether workers yield to the thread that draws frames when there are fewer cores than threads.
    enum class Priority { normal, behind_drawing };
    /// `wake` is called from a worker after each job, so that a sleeping main loop looks for results.
    explicit JobPool(std::size_t workers, std::function<void()> wake = {},
                     Priority priority = Priority::normal);
    /// A separate pool with the same `wake` and the same priority as `like`.
    JobPool(std::size_t workers, JobPool const& like) : JobPool(workers, like.m_wake, like.m_priority) {}
    ~JobPool();
    JobPool(JobPool const&) = delete;
    JobPool& operator=(JobPool const&) = delete;

    void submit(std::function<void(std::size_t worker)> work, double order = 0);
    /// Work that helps a running job. Its end is no news for the main loop, so it does not wake it.
    void submit_help(std::function<void(std::size_t worker)> work, double order);
    /// Whether a job other than help waits for a worker.
    [[nodiscard]] bool has_waiting_jobs() const { return m_waiting_jobs.load(std::memory_order_relaxed) > 0; }
    [[nodiscard]] std::size_t workers() const { return m_threads.size(); }

  private:
    struct Entry {
        double order;
        std::function<void(std::size_t)> work;
        bool is_help = false;
    };
    void enqueue(Entry entry);
    void run(std::stop_token const& stop, std::size_t worker);
    [[nodiscard]] std::optional<Entry> pop(std::stop_token const& stop);

    std::function<void()> m_wake;
    Priority m_priority;
    std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    std::deque<Entry> m_queue;
    std::atomic<std::size_t> m_waiting_jobs{0};  // entries of the queue that are not help
    std::vector<std::jthread> m_threads;
};

/// The context for a thread outside the pool: its worker index is the one after the last, so that it shares
/// nothing that is kept per worker with a thread of the pool.
[[nodiscard]] JobContext context_outside(JobPool& pool);

/// One value for each worker of a pool: a worker only ever touches its own, so no lock is needed.
template <class T>
class WorkerLocal {
  public:
    explicit WorkerLocal(JobPool const& pool) : m_values(pool.workers()) {}
    explicit WorkerLocal(std::size_t workers) : m_values(workers) {}
    [[nodiscard]] T& at(std::size_t worker) { return m_values.at(worker); }

  private:
    std::vector<T> m_values;
};

/// Runs work(index, worker) for every index below `count`, lowest first, on the calling job's thread and on
/// free threads of its pool. Help is asked for urgently at the start, and later only while no other job
/// waits, so that one long job never keeps every worker to itself. Returns when none of it runs any more: all
/// is done, or the job was told to stop. Rethrows the first exception of `work`. The caller takes part, so
/// jobs that wait for each other's workers cannot deadlock.
void for_each_parallel(JobContext const& job, std::size_t count,
                       std::function<void(std::size_t index, std::size_t worker)> const& work);

/// How many different values of `worker` for_each_parallel may pass.
[[nodiscard]] std::size_t worker_slots(JobContext const& job);

/// Work that runs on a pool and returns a T. Destroying the job cancels it and waits until the closure has
/// returned, so whatever the closure refers to may be destroyed right after. The main thread calls `take()`
/// once a frame.
template <class T>
class Job {
  public:
    Job() = default;

    template <class Work>
    Job(JobPool& pool, Work work, double order = 0) : m_state(std::make_shared<State>()) {
        pool.submit(
            [state = m_state, run = std::move(work), &pool](std::size_t worker) mutable {
                state->execute([&] {
                    return run(JobContext{state->stop.get_token(), worker, &state->progress, &pool});
                });
            },
            order);
    }
    ~Job() { cancel(); }
    Job(Job&& other) noexcept : m_state(std::exchange(other.m_state, nullptr)) {}
    Job& operator=(Job&& other) noexcept {
        if (this != &other) {
            cancel();
            m_state = std::exchange(other.m_state, nullptr);
        }
        return *this;
    }
    Job(Job const&) = delete;
    Job& operator=(Job const&) = delete;

    [[nodiscard]] bool is_active() const { return m_state != nullptr; }
    [[nodiscard]] float progress() const {
        return m_state ? m_state->progress.load(std::memory_order_relaxed) : 1.0F;
    }

    /// Asks the job to end soon. It still ends with a result or throws.
    void request_stop() {
        if (m_state) {
            m_state->stop.request_stop();
        }
    }

    /// Asks the job to end and waits until it has. What it returned, where it was too late to stop it;
    /// nothing where it gave up, however it said so.
    [[nodiscard]] std::optional<T> stop() {
        if (!m_state) {
            return std::nullopt;
        }
        m_state->cancel_and_wait();
        auto const state = std::exchange(m_state, nullptr);
        std::lock_guard const lock(state->mutex);
        state->failure = nullptr;
        return std::move(state->value);
    }

    /// Gives up the job without waiting for its end: for work whose closure owns everything it refers to.
    void abandon() {
        if (m_state) {
            m_state->stop.request_stop();
            m_state.reset();
        }
    }

    /// The result, once; nothing while the job still runs. Rethrows what the job threw.
    [[nodiscard]] std::optional<T> take() {
        if (!m_state || !m_state->is_done()) {
            return std::nullopt;
        }
        return finish();
    }
    /// Waits until the result is there, but no longer than until then. Whether it is.
    bool wait_until(std::chrono::steady_clock::time_point end) {
        return !m_state || m_state->wait_until(end);
    }
    /// Waits for the result.
    [[nodiscard]] T get() {
        m_state->wait();
        return *finish();
    }

  private:
    struct State {
        std::stop_source stop;
        std::atomic<float> progress{0.0F};
        std::mutex mutex;
        std::condition_variable changed;
        bool running = false;
        bool done = false;
        std::optional<T> value;
        std::exception_ptr failure;

        template <class Run>
        void execute(Run run) {
            {
                std::lock_guard const lock(mutex);
                if (stop.stop_requested()) {
                    done = true;
                    changed.notify_all();
                    return;
                }
                running = true;
            }
            std::optional<T> result;
            std::exception_ptr thrown;
            try {
                result.emplace(run());
            } catch (...) {
                thrown = std::current_exception();
            }
            std::lock_guard const lock(mutex);
            value = std::move(result);
            failure = std::move(thrown);
            running = false;
            done = true;
            changed.notify_all();
        }
        [[nodiscard]] bool is_done() {
            std::lock_guard const lock(mutex);
            return done;
        }
        void wait() {
            std::unique_lock lock(mutex);
            changed.wait(lock, [this] { return done; });
        }
        bool wait_until(std::chrono::steady_clock::time_point end) {
            std::unique_lock lock(mutex);
            return changed.wait_until(lock, end, [this] { return done; });
        }
        void cancel_and_wait() {
            std::unique_lock lock(mutex);
            stop.request_stop();
            changed.wait(lock, [this] { return !running; });
        }
    };

    std::optional<T> finish() {
        auto const state = std::exchange(m_state, nullptr);
        std::lock_guard const lock(state->mutex);
        if (state->failure) {
            // From now on only this thread holds the exception: the worker may still be releasing the state.
            std::rethrow_exception(std::exchange(state->failure, nullptr));
        }
        return std::move(state->value);
    }
    void cancel() {
        if (m_state) {
            m_state->cancel_and_wait();
            m_state.reset();
        }
    }

    std::shared_ptr<State> m_state;
};

}  // namespace gatepost

#include "base/job.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <latch>
#include <memory>
#include <semaphore>
#include <string>

#include "base/error.hpp"

using namespace gatepost;

namespace {

/// Keeps a worker busy until it is opened.
struct Gate {
    std::latch entered{1};
    std::latch opened{1};

    Job<int> hold(JobPool& pool) {
        Job<int> job(pool, [this](JobContext const&) {
            entered.count_down();
            opened.wait();
            return 0;
        });
        entered.wait();
        return job;
    }
};

/// Runs one more job to its end: on a pool of one worker, everything before it is done.
void flush(JobPool& pool) {
    (void)Job<int>(
        pool, [](JobContext const&) { return 0; }, 1e9)
        .get();
}

void run_until_stopped(JobContext const& job) {
    while (!job.stop.stop_requested()) {
        std::this_thread::yield();
    }
}

}  // namespace

TEST_CASE("a job gives its result") {
    JobPool pool(2);
    CHECK(Job<int>(pool, [](JobContext const&) { return 6 * 7; }).get() == 42);
}

TEST_CASE("a result may be something that can only be moved") {
    JobPool pool(1);
    Job<std::unique_ptr<int>> job(pool, [](JobContext const&) { return std::make_unique<int>(3); });
    CHECK(*job.get() == 3);
}

TEST_CASE("while a job runs there is no result to take") {
    JobPool pool(1);
    Gate gate;
    Job<int> job = gate.hold(pool);
    CHECK(job.is_active());
    CHECK(job.take() == std::nullopt);
    CHECK(job.is_active());
    gate.opened.count_down();
}

TEST_CASE("a result is taken once") {
    JobPool pool(1);
    Job<int> job(pool, [](JobContext const&) { return 5; });
    flush(pool);
    CHECK(job.take() == 5);
    CHECK_FALSE(job.is_active());
    CHECK(job.take() == std::nullopt);
}

TEST_CASE("what a job throws comes out of get") {
    JobPool pool(1);
    Job<int> job(pool, [](JobContext const&) -> int { throw fmt_error("gates.geojson: line {}", 12); });
    CHECK_THROWS_MATCHES(job.get(), Error, Catch::Message("gates.geojson: line 12"));
    CHECK_FALSE(job.is_active());
}

TEST_CASE("what a job throws comes out of take") {
    JobPool pool(1);
    Job<int> job(pool, [](JobContext const&) -> int { throw Error("no"); });
    flush(pool);
    CHECK_THROWS_AS(job.take(), Error);
    CHECK(job.take() == std::nullopt);
}

TEST_CASE("a pool goes on after a job that threw") {
    JobPool pool(1);
    {
        Job<int> const forgotten(pool, [](JobContext const&) -> int { throw 1; });
        flush(pool);
    }
    CHECK(Job<int>(pool, [](JobContext const&) { return 1; }).get() == 1);
}

TEST_CASE("destroying a job asks it to stop and waits until it is out") {
    JobPool pool(1);
    std::latch started{1};
    bool is_out = false;
    {
        Job<int> const job(pool, [&](JobContext const& context) {
            started.count_down();
            run_until_stopped(context);
            is_out = true;
            return 0;
        });
        started.wait();
    }
    CHECK(is_out);
}

TEST_CASE("a job that is destroyed before its turn never runs") {
    JobPool pool(1);
    Gate gate;
    Job<int> const busy = gate.hold(pool);
    bool ran = false;
    {
        Job<bool> const job(pool, [&](JobContext const&) { return ran = true; });
    }
    gate.opened.count_down();
    flush(pool);
    CHECK_FALSE(ran);
}

TEST_CASE("a job that is stopped gives what it returned all the same, or nothing") {
    JobPool pool(1);
    std::binary_semaphore done{0};
    Job<int> finished(pool, [&](JobContext const&) {
        done.release();
        return 7;
    });
    done.acquire();
    CHECK(finished.stop() == 7);
    CHECK_FALSE(finished.is_active());

    std::latch begun{1};
    Job<int> thrown(pool, [&](JobContext const& job) -> int {
        begun.count_down();
        run_until_stopped(job);
        throw fmt_error("stopped");
    });
    begun.wait();
    CHECK(thrown.stop() == std::nullopt);

    Gate gate;
    auto held = gate.hold(pool);
    Job<int> waiting(pool, [](JobContext const&) { return 1; });
    CHECK(waiting.stop() == std::nullopt);
    gate.opened.count_down();
    CHECK(held.get() == 0);
    CHECK(Job<int>().stop() == std::nullopt);
}

TEST_CASE("assigning over a job cancels it") {
    JobPool pool(2);
    std::latch started{1};
    bool is_out = false;
    Job<int> job(pool, [&](JobContext const& context) {
        started.count_down();
        run_until_stopped(context);
        is_out = true;
        return 1;
    });
    started.wait();
    job = Job<int>(pool, [](JobContext const&) { return 2; });
    CHECK(is_out);
    CHECK(job.get() == 2);
}

TEST_CASE("a moved job takes its work along") {
    JobPool pool(1);
    Job<int> first(pool, [](JobContext const& context) { return context.stop.stop_requested() ? -1 : 8; });
    Job<int> second = std::move(first);
    CHECK_FALSE(first.is_active());  // NOLINT(bugprone-use-after-move): a moved-from job is an empty one
    CHECK(second.get() == 8);
}

TEST_CASE("a job that was never begun is not active and complete") {
    Job<int> job;
    CHECK_FALSE(job.is_active());
    CHECK(job.take() == std::nullopt);
    CHECK(job.progress() == 1.0F);
}

TEST_CASE("progress is what the job reported last") {
    JobPool pool(1);
    std::latch reported{1};
    std::latch seen{1};
    Job<int> const job(pool, [&](JobContext const& context) {
        context.report(0.25F);
        reported.count_down();
        seen.wait();
        return 0;
    });
    reported.wait();
    CHECK(job.progress() == 0.25F);
    seen.count_down();
}

TEST_CASE("a context without a pool can be reported to") {
    JobContext const alone;
    alone.report(0.5F);
    CHECK_FALSE(alone.stop.stop_requested());
}

TEST_CASE("one worker runs the smaller order first, and equal ones as they came") {
    JobPool pool(1);
    Gate gate;
    Job<int> const busy = gate.hold(pool);
    std::string ran;
    std::vector<Job<std::size_t>> jobs;
    for (auto const& [name, order] : {std::pair{'d', 3.0}, {'b', 1.0}, {'e', 3.0}, {'a', -2.0}, {'c', 1.0}}) {
        jobs.emplace_back(
            pool, [&ran, name = name](JobContext const&) { return (ran += name).size(); }, order);
    }
    gate.opened.count_down();
    flush(pool);
    CHECK(ran == "abcde");
}

TEST_CASE("every job of many runs once") {
    JobPool pool(4);
    std::atomic<int> runs = 0;
    std::vector<Job<int>> jobs;
    for (int i = 0; i < 1000; ++i) {
        jobs.emplace_back(pool, [&runs, i](JobContext const&) {
            ++runs;
            return i;
        });
    }
    for (int i = 0; i < 1000; ++i) {
        REQUIRE(jobs[static_cast<std::size_t>(i)].get() == i);
    }
    CHECK(runs == 1000);
}

TEST_CASE("the main loop is woken after each job") {
    std::counting_semaphore<> woken{0};
    JobPool pool(2, [&] { woken.release(); });
    Job<int> const first(pool, [](JobContext const&) { return 1; });
    Job<int> const second(pool, [](JobContext const&) { return 2; });
    woken.acquire();
    woken.acquire();
    SUCCEED("both wake-ups came");
}

TEST_CASE("a worker's own value is touched by no other worker") {
    JobPool pool(4);
    WorkerLocal<int> counts(pool);
    {
        std::vector<Job<int>> jobs;
        for (int i = 0; i < 1000; ++i) {
            jobs.emplace_back(pool, [&](JobContext const& job) { return ++counts.at(job.worker); });
        }
        for (auto& job : jobs) {
            (void)job.get();
        }
    }
    CHECK(counts.at(0) + counts.at(1) + counts.at(2) + counts.at(3) == 1000);
    CHECK_THROWS_AS(counts.at(4), std::out_of_range);
}

TEST_CASE("a pool may go while its queue is full, and lets go of all that waited") {
    auto const token = std::make_shared<std::atomic<int>>(0);
    std::latch let_go{1};
    {
        JobPool pool(1);
        pool.submit([&](std::size_t) { let_go.wait(); });
        for (int i = 0; i < 10'000; ++i) {
            pool.submit([token](std::size_t) { ++*token; });
        }
        CHECK(token.use_count() == 10'001);
        let_go.count_down();
    }
    CHECK(token.use_count() == 1);
}

TEST_CASE("a job that is given up runs on alone until it has seen that it should stop") {
    JobPool pool(1);
    std::binary_semaphore entered(0);
    std::binary_semaphore let_go(0);
    std::atomic<bool> saw_stop = false;
    Job<int> job(pool, [&](JobContext const& context) {
        entered.release();
        let_go.acquire();
        saw_stop = context.stop.stop_requested();
        return 0;
    });
    entered.acquire();
    job.abandon();  // waits for nothing: the worker still stands at its gate
    CHECK_FALSE(job.is_active());
    CHECK_FALSE(saw_stop);
    let_go.release();
    flush(pool);
    CHECK(saw_stop);
}

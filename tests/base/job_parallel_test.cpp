// for_each_parallel: a job's loop, shared with the workers of its pool that are free.
#include "base/job.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <latch>
#include <mutex>
#include <numeric>
#include <set>
#include <string>
#include <thread>

#include "base/error.hpp"

using namespace gatepost;

namespace {

/// Runs work in a job of the pool, as the program does, and waits for it.
template <class Work>
void run_in_job(JobPool& pool, Work const& work) {
    (void)Job<int>(pool, [&](JobContext const& job) {
        work(job);
        return 0;
    }).get();
}

JobContext inner_of(JobContext const& job, std::size_t worker) {
    return {job.stop, worker, nullptr, job.pool};
}

bool is_each_once(std::vector<std::atomic<int>> const& runs) {
    return std::all_of(runs.begin(), runs.end(), [](auto const& count) { return count == 1; });
}

}  // namespace

TEST_CASE("every index runs exactly once, with a pool of any size") {
    for (std::size_t const workers : {1U, 2U, 3U, 8U}) {
        for (std::size_t const count : {0U, 1U, 2U, 7U, 10'000U}) {
            JobPool pool(workers);
            std::vector<std::atomic<int>> runs(count);
            run_in_job(pool, [&](JobContext const& job) {
                for_each_parallel(job, count, [&](std::size_t index, std::size_t) { ++runs[index]; });
            });
            CHECK(is_each_once(runs));
        }
    }
}

TEST_CASE("without a pool the caller runs everything, in order") {
    std::vector<std::size_t> ran;
    for_each_parallel(JobContext{}, 100, [&](std::size_t index, std::size_t worker) {
        CHECK(worker == 0);
        ran.push_back(index);
    });
    std::vector<std::size_t> in_order(100);
    std::iota(in_order.begin(), in_order.end(), 0U);
    CHECK(ran == in_order);
}

TEST_CASE("without a pool the caller keeps its own number") {
    JobContext const job{{}, 2, nullptr, nullptr};
    CHECK(worker_slots(job) == 3);
    std::size_t ran = 0;
    for_each_parallel(job, 10, [&](std::size_t, std::size_t worker) { ran += worker == 2 ? 1 : 0; });
    CHECK(ran == 10);
}

TEST_CASE("no two threads of a loop have the same number, and all are below the slots") {
    JobPool pool(4);
    run_in_job(pool, [&](JobContext const& job) {
        std::vector<std::atomic<int>> inside(worker_slots(job));
        std::atomic<int> meetings{0};
        for_each_parallel(job, 20'000, [&](std::size_t, std::size_t worker) {
            meetings += inside.at(worker)++ == 0 ? 0 : 1;
            --inside[worker];
        });
        CHECK(meetings == 0);
    });
}

TEST_CASE("a free worker helps") {
    JobPool pool(2);
    std::latch both{2};
    run_in_job(pool, [&](JobContext const& job) {
        for_each_parallel(job, 2, [&](std::size_t, std::size_t) { both.arrive_and_wait(); });
    });
    SUCCEED("two indexes ran at the same time");
}

TEST_CASE("jobs that are all inside a loop on too small a pool come to their end") {
    JobPool pool(2);
    std::atomic<int> runs{0};
    std::vector<Job<int>> jobs;
    for (int i = 0; i < 8; ++i) {
        jobs.emplace_back(pool, [&](JobContext const& job) {
            for_each_parallel(job, 500, [&](std::size_t, std::size_t) { ++runs; });
            return 1;
        });
    }
    for (Job<int>& job : jobs) {
        CHECK(job.get() == 1);
    }
    CHECK(runs == 8 * 500);
}

TEST_CASE("a loop may be inside a loop") {
    JobPool pool(3);
    std::vector<std::atomic<int>> runs(2'000);
    run_in_job(pool, [&](JobContext const& job) {
        for_each_parallel(job, 40, [&](std::size_t i, std::size_t worker) {
            for_each_parallel(inner_of(job, worker), 50,
                              [&](std::size_t j, std::size_t) { ++runs[i * 50 + j]; });
        });
    });
    CHECK(is_each_once(runs));
}

TEST_CASE("loops inside loops of many jobs on a small pool come to their end") {
    JobPool pool(2);
    std::atomic<int> runs{0};
    std::vector<Job<int>> jobs;
    for (int i = 0; i < 6; ++i) {
        jobs.emplace_back(pool, [&](JobContext const& job) {
            for_each_parallel(job, 20, [&](std::size_t, std::size_t worker) {
                for_each_parallel(inner_of(job, worker), 20, [&](std::size_t, std::size_t) { ++runs; });
            });
            return 1;
        });
    }
    for (Job<int>& job : jobs) {
        CHECK(job.get() == 1);
    }
    CHECK(runs == 6 * 20 * 20);
}

TEST_CASE("what a loop throws reaches the caller, from whichever thread") {
    JobPool pool(3);
    for (std::size_t const index : {0U, 1U, 500U, 999U}) {
        run_in_job(pool, [&](JobContext const& job) {
            CHECK_THROWS_MATCHES(for_each_parallel(job, 1'000,
                                                   [&](std::size_t i, std::size_t) {
                                                       if (i == index) {
                                                           throw fmt_error("window {}", i);
                                                       }
                                                   }),
                                 Error, Catch::Message("window " + std::to_string(index)));
        });
    }
}

// Under TSan, which cannot see the library's own count of an exception's holders.
TEST_CASE("what a loop throws is the caller's alone while helpers still let go of the loop") {
    JobPool pool(3);
    for (int round = 0; round < 300; ++round) {
        std::string text;
        run_in_job(pool, [&](JobContext const& job) {
            try {
                for_each_parallel(job, 100, [](std::size_t i, std::size_t) {
                    if (i % 10 == 3) {
                        throw fmt_error("window {}", i);
                    }
                });
            } catch (Error const& error) {
                text = error.what();
            }
        });
        REQUIRE(text.starts_with("window "));
    }
}

TEST_CASE("after a loop threw nothing of it runs any more") {
    JobPool pool(3);
    for (int round = 0; round < 100; ++round) {
        run_in_job(pool, [&](JobContext const& job) {
            std::atomic<bool> is_over{false};
            std::atomic<int> late{0};
            CHECK_THROWS(for_each_parallel(job, 1'000, [&](std::size_t i, std::size_t) {
                late += is_over ? 1 : 0;
                if (i % 10 == 3) {
                    throw Error("no");
                }
            }));
            is_over = true;
            CHECK(late == 0);
        });
    }
}

TEST_CASE("alone, a loop ends at what it throws") {
    std::size_t ran = 0;
    CHECK_THROWS_AS(for_each_parallel(JobContext{}, 100,
                                      [&](std::size_t index, std::size_t) {
                                          ++ran;
                                          if (index == 7) {
                                              throw Error("no");
                                          }
                                      }),
                    Error);
    CHECK(ran == 8);
}

TEST_CASE("a loop that is told to stop ends early, and says nothing") {
    std::stop_source stop;
    std::size_t ran = 0;
    for_each_parallel(JobContext{stop.get_token()}, 100, [&](std::size_t index, std::size_t) {
        ++ran;
        if (index == 7) {
            stop.request_stop();
        }
    });
    CHECK(ran == 8);
    for_each_parallel(JobContext{stop.get_token()}, 100, [&](std::size_t, std::size_t) { ++ran; });
    CHECK(ran == 8);
}

TEST_CASE("a job that is destroyed in its loop is out of it with all its helpers") {
    JobPool pool(3);
    std::atomic<int> inside{0};
    std::latch started{3};
    {
        Job<int> const job(pool, [&](JobContext const& context) {
            for_each_parallel(context, 1'000'000'000, [&](std::size_t index, std::size_t) {
                ++inside;
                if (index < 3) {
                    started.arrive_and_wait();
                }
                --inside;
            });
            return 0;
        });
        started.wait();
    }
    CHECK(inside == 0);
}

TEST_CASE("a pool may go while helpers of a loop that is over still wait in its queue") {
    for (int round = 0; round < 100; ++round) {
        JobPool pool(3);
        run_in_job(
            pool, [&](JobContext const& job) { for_each_parallel(job, 2, [](std::size_t, std::size_t) {}); });
    }
    SUCCEED("no helper touched what was gone");
}

TEST_CASE("a long loop leaves a worker to jobs that come while it runs") {
    using namespace std::chrono_literals;
    JobPool pool(2);
    std::atomic<bool> has_begun{false};
    std::atomic<bool> may_end{false};
    Job<int> loop(pool, [&](JobContext const& job) {
        for_each_parallel(job, 100'000, [&](std::size_t, std::size_t) {
            has_begun = true;
            std::this_thread::sleep_for(may_end ? 0us : 100us);
        });
        return 1;
    });
    while (!has_begun) {
        std::this_thread::yield();
    }
    for (int i = 0; i < 10; ++i) {
        Job<int> other(pool, [i](JobContext const&) { return i; });
        CHECK(other.get() == i);
        CHECK_FALSE(loop.take());  // it would go on for seconds
    }
    may_end = true;
    CHECK(loop.get() == 1);
}

TEST_CASE("helpers that gave way come back") {
    using namespace std::chrono_literals;
    JobPool pool(2);
    std::mutex mutex;
    std::set<std::thread::id> late_threads;
    std::atomic<bool> is_late{false};
    Job<int> loop(pool, [&](JobContext const& job) {
        for_each_parallel(job, 5'000, [&](std::size_t, std::size_t) {
            std::this_thread::sleep_for(100us);
            if (is_late) {
                std::lock_guard const lock(mutex);
                late_threads.insert(std::this_thread::get_id());
            }
        });
        return 1;
    });
    for (int i = 0; i < 20; ++i) {
        CHECK(Job<int>(pool, [i](JobContext const&) { return i; }).get() == i);
    }
    is_late = true;
    CHECK(loop.get() == 1);
    CHECK(late_threads.size() == 2);
}

#pragma once

#include "base/job.hpp"
#include "map/feature_ref.hpp"

#include <map>
#include <utility>
#include <vector>

namespace gatepost {

/// Jobs that read something of layers, one of each: what was begun for a layer before counts for nothing.
/// Their closures own all that they refer to. Main thread only.
template <class Read>
class LayerJobs {
  public:
    using Done = std::vector<std::pair<LayerId, Read>>;

    template <class Work>
    void begin(LayerId layer, JobPool& pool, Work work) {
        if (auto const before = m_jobs.find(layer); before != m_jobs.end()) {
            before->second.abandon();
        }
        m_jobs.insert_or_assign(layer, Job<Read>(pool, std::move(work)));
    }
    /// What came to its end since.
    [[nodiscard]] Done take_done() {
        Done done;
        for (auto job = m_jobs.begin(); job != m_jobs.end();) {
            if (auto read = job->second.take()) {
                done.emplace_back(job->first, *std::move(read));
                job = m_jobs.erase(job);
            } else {
                ++job;
            }
        }
        return done;
    }
    /// The same when all of them have ended.
    [[nodiscard]] Done wait() {
        Done done;
        for (auto& [layer, job] : m_jobs) {
            done.emplace_back(layer, job.get());
        }
        m_jobs.clear();
        return done;
    }
    [[nodiscard]] bool is_empty() const { return m_jobs.empty(); }
    /// Of all that is under way, from 0 to 1.
    [[nodiscard]] float progress() const {
        float done = 0;
        for (auto const& [layer, job] : m_jobs) {
            done += job.progress() / static_cast<float>(m_jobs.size());
        }
        return m_jobs.empty() ? 1 : done;
    }

  private:
    std::map<LayerId, Job<Read>> m_jobs;
};

}  // namespace gatepost

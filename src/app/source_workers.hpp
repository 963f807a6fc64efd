#pragma once

#include "base/job.hpp"
#include "geo/transformer.hpp"

#include <string>

namespace gatepost {

/// Who reads sources. Files that only compute share the workers that cut tiles; what may wait (pipes, other
/// processes, databases, the network) has threads of its own, so that slow sources keep no tile from being
/// cut.
class SourceWorkers {
  public:
    explicit SourceWorkers(JobPool& computing)
        : m_computing(computing),
          m_transformers(computing),
          m_waiting(waiting_threads, computing),
          m_waiting_transformers(m_waiting) {}

    struct Workers {
        JobPool& pool;
        WorkerLocal<TransformerCache>& transformers;
    };
    [[nodiscard]] Workers for_source(std::string const& source);
    /// For what only computes.
    [[nodiscard]] Workers computing() { return {m_computing, m_transformers}; }

  private:
    static constexpr std::size_t waiting_threads = 4;

    JobPool& m_computing;
    WorkerLocal<TransformerCache> m_transformers;
    JobPool m_waiting;
    WorkerLocal<TransformerCache> m_waiting_transformers;
};

}  // namespace gatepost

#pragma once

#include "app/source_workers.hpp"
#include "table/value_counts.hpp"

#include <memory>
#include <optional>
#include <string>

namespace gatepost {

/// Counts the values of a field in a job. One field at a time: what is asked last counts. Main thread only.
class FieldValues {
  public:
    explicit FieldValues(SourceWorkers& workers) : m_workers(workers) {}

    void begin(std::string const& source, std::shared_ptr<FeatureTable const> table, std::string field);
    /// What came to its end since: why it failed, or an empty text; none: nothing did.
    [[nodiscard]] std::optional<std::string> poll();
    /// That were counted last; may be none.
    [[nodiscard]] std::shared_ptr<ValueCounts const> const& counts() const { return m_counts; }
    [[nodiscard]] bool is_counting() const { return m_job.is_active(); }

  private:
    struct Result {
        std::shared_ptr<ValueCounts const> counts;
        std::string failure;
    };
    SourceWorkers& m_workers;
    Job<Result> m_job;
    std::shared_ptr<ValueCounts const> m_counts;
};

}  // namespace gatepost

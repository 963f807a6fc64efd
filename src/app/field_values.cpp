#include "app/field_values.hpp"

#include "base/boundary.hpp"

namespace gatepost {

void FieldValues::begin(std::string const& source, std::shared_ptr<FeatureTable const> table,
                        std::string field) {
    m_job.abandon();  // it owns all that it refers to
    auto work = [table = std::move(table), field = std::move(field)](JobContext const& job) {
        Result result;
        auto const failure =
            failure_of(table->name, [&] { result.counts = value_counts(table, field, job); });
        result.failure = failure.value_or("");
        return result;
    };
    m_job = Job<Result>(m_workers.for_source(source).pool, std::move(work));
}

std::optional<std::string> FieldValues::poll() {
    auto result = m_job.take();
    if (!result) {
        return std::nullopt;
    }
    if (result->failure.empty()) {
        m_counts = std::move(result->counts);
    }
    return std::move(result->failure);
}

}  // namespace gatepost

#include "app/table_rows.hpp"

#include "base/boundary.hpp"

namespace gatepost {

void TableRows::begin(std::string const& source, std::shared_ptr<FeatureTable const> table,
                      TableOrder order) {
    m_job.abandon();  // it owns all that it refers to
    auto work = [table = std::move(table), order = std::move(order)](JobContext const& job) {
        Result result;
        OrderedRows rows{table, order, {}};
        auto const failure =
            failure_of(table->name, [&] { rows.features = features_in_order(*table, order, job); });
        result.failure = failure.value_or("");
        result.rows = std::make_shared<OrderedRows const>(std::move(rows));
        return result;
    };
    m_job = Job<Result>(m_workers.for_source(source).pool, std::move(work));
}

std::optional<std::string> TableRows::poll() {
    auto result = m_job.take();
    if (!result) {
        return std::nullopt;
    }
    if (result->failure.empty()) {
        m_rows = std::move(result->rows);
    }
    return std::move(result->failure);
}

}  // namespace gatepost

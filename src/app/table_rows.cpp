#include "app/table_rows.hpp"

#include "base/boundary.hpp"

namespace gatepost {

void TableRows::begin(std::string const& source, std::shared_ptr<FeatureTable const> table,
                      TableOrder order, std::shared_ptr<FeatureMask const> mask) {
    m_job.abandon();  // it owns all that it refers to
    auto work = [table = std::move(table), order = std::move(order),
                 mask = std::move(mask)](JobContext const& job) {
        Result result;
        OrderedRows rows{table, order, {}, mask};
        auto const failure =
            failure_of(table->name, [&] { rows.features = features_in_order(*table, order, job); });
        if (mask) {
            std::erase_if(rows.features, [&](std::uint32_t feature) {
                return mask->showing[feature] == FeatureMask::Showing::hidden;
            });
        }
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

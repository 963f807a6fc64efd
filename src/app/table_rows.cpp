#include "app/table_rows.hpp"

#include "base/boundary.hpp"
#include "map/features_in_box.hpp"

#include <algorithm>

namespace gatepost {

void TableRows::begin(Asked asked) {
    m_job.abandon();  // it owns all that it refers to
    JobPool& pool = m_workers.for_source(asked.source).pool;
    auto work = [asked = std::move(asked)](JobContext const& job) {
        Result result;
        OrderedRows rows;
        auto const failure = failure_of(asked.table->name, [&] { rows = rows_of(asked, job); });
        result.failure = failure.value_or("");
        result.rows = std::make_shared<OrderedRows const>(std::move(rows));
        return result;
    };
    m_job = Job<Result>(pool, std::move(work));
}

OrderedRows TableRows::rows_of(Asked const& asked, JobContext const& job) {
    OrderedRows rows{asked.table, asked.order, features_in_order(*asked.table, asked.order, job),
                     asked.ticket};
    if (asked.mask) {
        std::erase_if(rows.features, [&](std::uint32_t feature) {
            return asked.mask->showing[feature] == FeatureMask::Showing::hidden;
        });
    }
    if (asked.only_in_world && asked.world) {
        std::vector<std::uint32_t> const there = features_in(*asked.world, asked.plane, *asked.only_in_world);
        std::erase_if(rows.features, [&](std::uint32_t feature) {
            return !std::binary_search(there.begin(), there.end(), feature);
        });
    }
    return rows;
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

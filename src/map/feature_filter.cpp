#include "map/feature_filter.hpp"

#include "table/expression.hpp"
#include "table/field_columns.hpp"
#include "table/table_order.hpp"

#include <algorithm>
#include <optional>

namespace gatepost {

std::shared_ptr<FeatureFilter const> filtered(FeatureTable const& table, std::string const& condition,
                                              JobContext const& job) {
    constexpr std::size_t block = 16'384;
    Expression const expression(condition);
    if (table.part && table.part->is_filtered && table.part->condition == condition) {
        return std::make_shared<FeatureFilter>(
            FeatureFilter{condition, std::vector<std::uint8_t>(table.size(), 1), {}});
    }
    std::set<std::string> const named = expression.fields();
    std::vector<std::string> const fields(named.begin(), named.end());
    auto const columns = columns_of(table, fields, job);
    auto filter = std::make_shared<FeatureFilter>();
    filter->condition = condition;
    filter->passes.resize(table.size());
    auto const fill = [&](std::size_t first, FeaturePlaces const* places) {
        std::size_t const end = std::min(first + block, table.size());
        for (std::size_t f = first; f < end; ++f) {
            filter->passes[f] = expression.holds(*columns, f, places) ? 1 : 0;
        }
    };
    std::size_t const blocks = (table.size() + block - 1) / block;
    if (expression.needs_places()) {
        FeaturePlaces const places(table);  // of one thread
        for (std::size_t i = 0; i < blocks && !job.stop.stop_requested(); ++i) {
            fill(i * block, &places);
        }
    } else {
        for_each_parallel(job, blocks, [&](std::size_t i, std::size_t) { fill(i * block, nullptr); });
    }
    std::vector<std::string> const known = fields_of(table);
    std::copy_if(fields.begin(), fields.end(), std::back_inserter(filter->unknown_fields),
                 [&](std::string const& field) {
                     return columns->find(field) == nullptr &&
                            std::find(known.begin(), known.end(), field) == known.end();
                 });
    return filter;
}

}  // namespace gatepost

#include "table/value_counts.hpp"

#include "table/field_columns.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

namespace gatepost {

std::shared_ptr<ValueCounts const> value_counts(std::shared_ptr<FeatureTable const> table,
                                                std::string const& field, JobContext const& job) {
    constexpr std::size_t look_around = 65'536;  // features between two looks at the stop sign
    auto const columns = columns_of(*table, std::array{field}, job);
    auto counts = std::make_shared<ValueCounts>();
    counts->field = field;
    AttributeColumn const* const column = columns->find(field);
    std::unordered_map<std::string, std::size_t> by_text;
    for (std::size_t f = 0; f < table->size(); ++f) {
        if (f % look_around == 0 && job.stop.stop_requested()) {
            break;
        }
        if (column == nullptr || column->is_null(f)) {
            ++counts->without;
        } else {
            ++by_text[column->to_text(f)];
        }
    }
    counts->are_numbers = column != nullptr &&
                          (column->type() == AttributeType::integer || column->type() == AttributeType::real);
    counts->distinct = by_text.size();
    counts->values.reserve(by_text.size());
    for (auto const& [text, count] : by_text) {
        counts->values.push_back({text, count});
    }
    auto const listed = counts->values.begin() +
                        static_cast<std::ptrdiff_t>(std::min(most_listed_values, counts->values.size()));
    std::partial_sort(counts->values.begin(), listed, counts->values.end(),
                      [](ValueCounts::Value const& a, ValueCounts::Value const& b) {
                          return std::tie(b.count, a.text) < std::tie(a.count, b.text);
                      });
    counts->values.erase(listed, counts->values.end());
    counts->table = std::move(table);
    return counts;
}

}  // namespace gatepost

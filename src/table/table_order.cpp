#include "table/table_order.hpp"

#include "base/folding.hpp"
#include "table/field_columns.hpp"
#include "table/plain_value.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>
#include <optional>
#include <unordered_set>

namespace gatepost {

namespace {

/// What a row is sorted by.
struct Key {
    std::optional<double> number;
    std::string text;

    [[nodiscard]] bool is_missing() const { return !number && text.empty(); }
};

/// Numbers come before texts. Case and accents decide only between texts that are otherwise the same.
bool is_less(Key const& a, Key const& b) {
    if (a.number || b.number) {
        return a.number && b.number ? *a.number < *b.number : a.number.has_value();
    }
    return a.text < b.text;
}

Key key_of(AttributeColumn const& column, std::uint32_t feature) {
    Key key;
    key.number = column.number(feature);
    if (!key.number) {
        // Texts that differ only after this many bytes count as equal.
        constexpr std::size_t most_bytes = 1000;
        std::string const text = column.type() == AttributeType::text
                                     ? std::string(column.text(feature).substr(0, most_bytes))
                                     : column.to_text(feature);
        key.text = text.empty() ? "" : folded(text) + '\n' + text;
    }
    return key;
}

constexpr std::size_t block_rows = 65'536;

/// Calls work(begin, end) for blocks of rows, on all free workers.
void for_blocks(std::size_t rows, JobContext const& job,
                std::function<void(std::size_t begin, std::size_t end)> const& work) {
    for_each_parallel(job, (rows + block_rows - 1) / block_rows,
                      [&](std::size_t block, std::size_t /*worker*/) {
                          work(block * block_rows, std::min(rows, (block + 1) * block_rows));
                      });
}

std::vector<Key> keys_of(AttributeColumn const& column, std::span<std::uint32_t const> features,
                         JobContext const& job) {
    std::vector<Key> keys(features.size());
    for_blocks(keys.size(), job, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            keys[i] = key_of(column, features[i]);
        }
    });
    return keys;
}

/// Sorts blocks on all workers and merges them two by two.
template <class Less>
void sort_in_blocks(std::vector<std::uint32_t>& places, JobContext const& job, Less less) {
    auto const at = [&](std::size_t place) {
        return places.begin() + static_cast<std::ptrdiff_t>(std::min(place, places.size()));
    };
    for_blocks(places.size(), job,
               [&](std::size_t begin, std::size_t end) { std::stable_sort(at(begin), at(end), less); });
    for (std::size_t run = block_rows; run < places.size() && !job.stop.stop_requested(); run *= 2) {
        std::size_t const pairs = (places.size() + 2 * run - 1) / (2 * run);
        for_each_parallel(job, pairs, [&](std::size_t pair, std::size_t /*worker*/) {
            std::size_t const begin = pair * 2 * run;
            std::inplace_merge(at(begin), at(begin + run), at(begin + 2 * run), less);
        });
    }
}

std::vector<std::uint32_t> features_with(FeatureTable const& table, std::string const& search,
                                         JobContext const& job) {
    std::vector<std::uint32_t> found;
    if (search.empty()) {
        found.resize(table.size());
        std::iota(found.begin(), found.end(), 0U);
        return found;
    }
    std::string const wanted = folded(search);
    std::vector<std::uint8_t> holds(table.size(), 0);
    for_each_block(table, job, [&](std::uint32_t first, std::span<AttributeRow const> rows) {
        std::string text;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            text.clear();
            for (AttributeColumn const& column : rows[i].columns()) {
                text += column.to_text(rows[i].index());
                text += '\n';
            }
            holds[first + i] = folded_has_words_of(folded(text), wanted) ? 1 : 0;
        }
    });
    for (std::uint32_t feature = 0; feature < table.size(); ++feature) {
        if (holds[feature] != 0) {
            found.push_back(feature);
        }
    }
    return found;
}

/// The text of a cell, on one line.
std::string cell(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

}  // namespace

std::vector<std::uint32_t> features_in_order(FeatureTable const& table, TableOrder const& order,
                                             JobContext const& job) {
    std::vector<std::uint32_t> features = features_with(table, order.search, job);
    bool const has_field = !order.field.empty();
    auto const columns = has_field ? columns_of(table, std::array{order.field}, job) : nullptr;
    AttributeColumn const* const column = has_field ? columns->find(order.field) : nullptr;
    if (column == nullptr) {
        if (order.is_descending) {
            std::reverse(features.begin(), features.end());
        }
        return features;
    }
    std::vector<Key> const keys = keys_of(*column, features, job);
    std::vector<std::uint32_t> places(features.size());
    std::iota(places.begin(), places.end(), 0U);
    sort_in_blocks(places, job, [&](std::uint32_t a, std::uint32_t b) {
        if (keys[a].is_missing() || keys[b].is_missing()) {
            return !keys[a].is_missing() && keys[b].is_missing();
        }
        return order.is_descending ? is_less(keys[b], keys[a]) : is_less(keys[a], keys[b]);
    });
    std::transform(places.begin(), places.end(), places.begin(),
                   [&](std::uint32_t place) { return features[place]; });
    return places;
}

std::vector<std::string> fields_of(FeatureTable const& table) {
    std::vector<std::string> fields;
    std::unordered_set<std::string> known;
    auto const add = [&](AttributeColumns const& columns) {
        for (AttributeColumn const& column : columns) {
            if (known.insert(column.name()).second) {
                fields.push_back(column.name());
            }
        }
    };
    if (!table.attribute_file) {
        add(table.attributes);
        return fields;
    }
    constexpr std::size_t most_looked_at = 100;
    std::vector<std::uint32_t> features(std::min(table.size(), most_looked_at));
    std::iota(features.begin(), features.end(), 0U);
    if (features.empty()) {
        add(table.attribute_file->read_or_complain(features));
    }
    for (AttributeRow const& row : table.rows(features)) {
        add(row.columns());
    }
    return fields;
}

std::string tab_separated(FeatureTable const& table, std::span<std::string const> fields,
                          std::span<std::string const> heads, std::span<std::uint32_t const> features) {
    std::string text;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        text += (i == 0 ? "" : "\t") + cell(heads[i]);
    }
    text += '\n';
    for (AttributeRow const& row : table.rows(features)) {
        for (std::size_t i = 0; i < fields.size(); ++i) {
            text += (i == 0 ? "" : "\t") + cell(plain_value(row, fields[i]));
        }
        text += '\n';
    }
    return text;
}

}  // namespace gatepost

#include "table/field_columns.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>

namespace gatepost {

namespace {

constexpr std::uint32_t block_features = 16'384;

using Blocks = std::vector<std::vector<AttributeColumn>>;

std::size_t block_count(FeatureTable const& table) {
    return (table.size() + block_features - 1) / block_features;
}

std::vector<std::uint32_t> features_of_block(FeatureTable const& table, std::size_t block) {
    std::size_t const first = block * block_features;
    std::vector<std::uint32_t> features(std::min<std::size_t>(block_features, table.size() - first));
    std::iota(features.begin(), features.end(), static_cast<std::uint32_t>(first));
    return features;
}

/// Reports to a job how many of its blocks are done.
class Progress {
  public:
    Progress(JobContext const& job, std::size_t blocks) : m_job(job), m_blocks(blocks) {}
    void add_one() { m_job.report(static_cast<float>(++m_done) / static_cast<float>(m_blocks)); }

  private:
    JobContext const& m_job;
    std::size_t m_blocks;
    std::atomic<std::size_t> m_done{0};
};

AttributeColumn const* column_named(std::vector<AttributeColumn> const& columns, std::string const& name) {
    auto const found = std::find_if(columns.begin(), columns.end(),
                                    [&](AttributeColumn const& column) { return column.name() == name; });
    return found == columns.end() ? nullptr : &*found;
}

/// The type that holds every value of a field, the same that reading all features at once would have chosen:
/// integers mixed with reals become reals, other mixtures become texts.
std::optional<AttributeType> common_type(Blocks const& blocks, std::string const& name) {
    std::optional<AttributeType> type;
    for (auto const& columns : blocks) {
        AttributeColumn const* const column = column_named(columns, name);
        if (column == nullptr || type == column->type()) {
            continue;
        }
        auto const is_number = [](AttributeType one) {
            return one == AttributeType::integer || one == AttributeType::real;
        };
        if (!type) {
            type = column->type();
        } else {
            type = is_number(*type) && is_number(column->type()) ? AttributeType::real : AttributeType::text;
        }
    }
    return type;
}

void append_value(AttributeColumn& to, AttributeColumn const& from, std::size_t row) {
    if (from.is_null(row)) {
        to.add_null();
    } else if (to.type() == from.type() && from.type() == AttributeType::integer) {
        to.add_integer(from.integer(row));
    } else if (to.type() == from.type() && from.type() == AttributeType::boolean) {
        to.add_boolean(from.integer(row) != 0);
    } else if (to.type() == AttributeType::real) {
        to.add_real(from.type() == AttributeType::real ? from.real(row)
                                                       : static_cast<double>(from.integer(row)));
    } else if (from.type() == AttributeType::text || from.type() == AttributeType::json) {
        to.add_text(from.text(row), from.written_as(row));
    } else {
        to.add_text(from.to_text(row), from.written_as(row));
    }
}

AttributeColumn joined(FeatureTable const& table, Blocks const& blocks, std::string const& name,
                       AttributeType type) {
    AttributeColumn whole(name, type);
    for (std::size_t block = 0; block < blocks.size(); ++block) {
        std::size_t const rows = std::min<std::size_t>(block_features, table.size() - block * block_features);
        AttributeColumn const* const column = column_named(blocks[block], name);
        if (column == nullptr) {
            whole.add_nulls(rows);
            continue;
        }
        whole.set_text_form(column->text_form());
        for (std::size_t row = 0; row < rows; ++row) {
            append_value(whole, *column, row);
        }
    }
    return whole;
}

}  // namespace

std::shared_ptr<AttributeColumns const> columns_of(FeatureTable const& table,
                                                   std::span<std::string const> fields,
                                                   JobContext const& job) {
    if (!table.attribute_file) {
        return {std::shared_ptr<void>{}, &table.attributes};
    }
    if (fields.empty()) {  // as of a style of one class: nothing need be read
        return std::make_shared<AttributeColumns const>();
    }
    Blocks blocks(block_count(table));
    Progress progress(job, blocks.size());
    for_each_parallel(job, blocks.size(), [&](std::size_t block, std::size_t /*worker*/) {
        blocks[block] = table.attribute_file->read_fields(features_of_block(table, block), fields);
        progress.add_one();
    });
    std::vector<AttributeColumn> columns;
    for (std::string const& field : fields) {
        auto const type = common_type(blocks, field);
        if (type && !job.stop.stop_requested()) {
            columns.push_back(joined(table, blocks, field, *type));
        }
    }
    return std::make_shared<AttributeColumns const>(std::move(columns));
}

std::shared_ptr<AttributeColumns const> first_columns(FeatureTable const& table) {
    if (!table.attribute_file) {
        return {std::shared_ptr<void>{}, &table.attributes};
    }
    constexpr std::size_t most = 2000;
    std::vector<std::uint32_t> features(std::min(table.size(), most));
    std::iota(features.begin(), features.end(), 0U);
    return std::make_shared<AttributeColumns const>(table.attribute_file->read_or_complain(features));
}

void for_each_block(
    FeatureTable const& table, JobContext const& job,
    std::function<void(std::uint32_t first, std::span<AttributeRow const> rows)> const& visit) {
    std::size_t const blocks = block_count(table);
    Progress progress(job, blocks);
    for_each_parallel(job, blocks, [&](std::size_t block, std::size_t /*worker*/) {
        auto const features = features_of_block(table, block);
        if (table.attribute_file) {  // here an error must be thrown, not become a text to be searched
            auto const read = std::make_shared<AttributeColumns const>(table.attribute_file->read(features));
            std::vector<AttributeRow> rows;
            for (std::size_t i = 0; i < features.size(); ++i) {
                rows.emplace_back(read, i, features[i]);
            }
            visit(features.front(), rows);
        } else {
            visit(features.front(), table.rows(features));
        }
        progress.add_one();
    });
}

}  // namespace gatepost

#include "io/feature_block.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace gatepost {

namespace {

constexpr std::size_t block_features = 4096;

/// As SQL compares names: of ASCII alone.
std::string in_small_letters(std::string text) {
    for (char& letter : text) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return text;
}

std::span<std::uint32_t const> block_of(std::span<std::uint32_t const> features, std::size_t block) {
    std::size_t const first = block * block_features;
    return features.subspan(first, std::min(block_features, features.size() - first));
}

bool fits_32_bits(AttributeColumn const& column, FeatureBlock const& block) {
    for (std::size_t i = 0; i < block.size(); ++i) {
        std::int64_t const value = column.integer(block.row(i));
        if (value != static_cast<std::int32_t>(value)) {
            return false;
        }
    }
    return true;
}

std::vector<ExportField> fields_of_block(FeatureBlock const& block) {
    std::vector<ExportField> fields;
    for (AttributeColumn const& column : block.columns()) {
        ExportField field{column.name(), column.name(), column.type(), column.text_form()};
        field.fits_32_bits = field.type != AttributeType::integer || fits_32_bits(column, block);
        fields.push_back(std::move(field));
    }
    return fields;
}

/// The type that holds the values of both: integers among reals are reals, any other mixture is text.
AttributeType common_type(AttributeType a, AttributeType b) {
    auto const is_number = [](AttributeType type) {
        return type == AttributeType::integer || type == AttributeType::real;
    };
    return a == b ? a : is_number(a) && is_number(b) ? AttributeType::real : AttributeType::text;
}

void merge(ExportField& field, ExportField const& other) {
    field.form = field.form == other.form ? field.form : TextForm::plain;
    field.fits_32_bits = field.fits_32_bits && other.fits_32_bits;
    field.type = common_type(field.type, other.type);
}

}  // namespace

FeatureBlock::FeatureBlock(FeatureTable const& table, std::span<std::uint32_t const> features)
    : m_table(&table), m_features(features), m_columns(&table.attributes) {
    if (table.attribute_file) {
        m_read = std::make_shared<AttributeColumns const>(table.attribute_file->read(features));
        m_columns = m_read.get();
    }
}

AttributeColumn rows_of(AttributeColumn const& column, std::span<std::size_t const> rows) {
    AttributeColumn some(column.name(), column.type());
    some.set_text_form(column.text_form());
    for (std::size_t const row : rows) {
        if (column.is_null(row)) {
            some.add_null();
            continue;
        }
        switch (column.type()) {
            case AttributeType::integer: some.add_integer(column.integer(row)); break;
            case AttributeType::real: some.add_real(column.real(row)); break;
            case AttributeType::boolean: some.add_boolean(column.integer(row) != 0); break;
            case AttributeType::text:
            case AttributeType::json: some.add_text(column.text(row), column.written_as(row)); break;
        }
    }
    return some;
}

std::size_t block_count(std::size_t features) { return (features + block_features - 1) / block_features; }

void for_each_block_in_order(
    FeatureTable const& table, std::span<std::uint32_t const> features, JobContext const& job,
    std::function<std::string(FeatureBlock const& block, std::size_t worker)> const& make,
    std::function<void(std::string const& bytes, std::size_t features)> const& take) {
    std::size_t const blocks = block_count(features.size());
    std::size_t const at_once = 2 * worker_slots(job);
    std::vector<std::string> made(at_once);
    for (std::size_t first = 0; first < blocks && !job.stop.stop_requested(); first += at_once) {
        std::size_t const count = std::min(at_once, blocks - first);
        for_each_parallel(job, count, [&](std::size_t i, std::size_t worker) {
            made[i] = make(FeatureBlock(table, block_of(features, first + i)), worker);
        });
        for (std::size_t i = 0; i < count && !job.stop.stop_requested(); ++i) {
            take(made[i], block_of(features, first + i).size());
        }
    }
}

std::size_t count_renamed(std::span<ExportField const> fields) {
    return static_cast<std::size_t>(std::count_if(fields.begin(), fields.end(), [](ExportField const& field) {
        return field.name != field.source_name;
    }));
}

std::string unused_name(std::string const& name, std::vector<std::string> const& used, NameCase name_case) {
    auto const form = [&](std::string const& one) {
        return name_case == NameCase::matters ? one : in_small_letters(one);
    };
    std::string candidate = name;
    auto const is_same = [&](std::string const& one) { return form(one) == form(candidate); };
    for (int number = 2; std::any_of(used.begin(), used.end(), is_same); ++number) {
        candidate = fmt::format("{}_{}", name, number);
    }
    return candidate;
}

std::vector<ExportField> fields_of(FeatureTable const& table, std::span<std::uint32_t const> features,
                                   NameCase name_case, JobContext const& job) {
    std::vector<std::vector<ExportField>> of_blocks(block_count(features.size()));
    for_each_parallel(job, of_blocks.size(), [&](std::size_t block, std::size_t /*worker*/) {
        of_blocks[block] = fields_of_block(FeatureBlock(table, block_of(features, block)));
    });
    std::vector<ExportField> fields;
    std::unordered_map<std::string, std::size_t> places;
    if (features.empty()) {  // the fields are still those of the layer
        of_blocks.push_back(fields_of_block(FeatureBlock(table, features)));
    }
    for (auto const& of_block : of_blocks) {
        for (ExportField const& field : of_block) {
            auto const [found, is_new] = places.try_emplace(field.source_name, fields.size());
            if (is_new) {
                fields.push_back(field);
            } else {
                merge(fields[found->second], field);
            }
        }
    }
    std::unordered_map<std::string, int> used;
    for (ExportField& field : fields) {
        auto const key = [&](std::string const& name) {
            return name_case == NameCase::matters ? name : in_small_letters(name);
        };
        while (used.contains(key(field.name))) {
            field.name = fmt::format("{}_{}", field.source_name, ++used[key(field.source_name)]);
        }
        used.emplace(key(field.name), 1);
    }
    return fields;
}

}  // namespace gatepost

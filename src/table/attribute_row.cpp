#include "table/attribute_row.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gatepost {

std::vector<AttributeColumn> AttributeFile::read_fields(std::span<std::uint32_t const> features,
                                                        std::span<std::string const> fields) const {
    std::vector<AttributeColumn> columns = read(features);
    std::erase_if(columns, [&](AttributeColumn const& column) {
        return std::find(fields.begin(), fields.end(), column.name()) == fields.end();
    });
    return columns;
}

std::vector<AttributeColumn> AttributeFile::read_or_complain(std::span<std::uint32_t const> features) const {
    try {
        return read(features);
    } catch (Error const& failure) {
        AttributeColumn column("attributes", AttributeType::text);
        for (std::size_t i = 0; i < features.size(); ++i) {
            column.add_text(failure.what());
        }
        return {std::move(column)};
    }
}

AttributeColumn const* AttributeRow::find(std::string_view field) const { return columns().find(field); }

std::string AttributeRow::text(std::string_view field) const {
    AttributeColumn const* const column = find(field);
    return column == nullptr ? std::string{} : column->to_text(m_row);
}

std::optional<double> AttributeRow::number(std::string_view field) const {
    AttributeColumn const* const column = find(field);
    return column == nullptr ? std::nullopt : column->number(m_row);
}

std::string AttributeRow::id() const {
    std::string id = text("id");
    return id.empty() ? fmt::format("{}", m_feature + 1) : id;
}

}  // namespace gatepost

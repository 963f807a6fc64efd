#include "table/attribute_row.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace gatepost {

std::vector<AttributeColumn> AttributeFile::read_fields(std::span<std::uint32_t const> features,
                                                        std::span<std::string const> fields) const {
    std::vector<AttributeColumn> columns = read(features);
    std::erase_if(columns, [&](AttributeColumn const& column) {
        return std::find(fields.begin(), fields.end(), column.name()) == fields.end();
    });
    return columns;
}

std::vector<AttributeColumn> complaint_columns(std::string const& why, std::size_t rows) {
    AttributeColumn column("attributes", AttributeType::text);
    for (std::size_t i = 0; i < rows; ++i) {
        column.add_text(why);
    }
    return {std::move(column)};
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

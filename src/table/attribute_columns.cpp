#include "table/attribute_columns.hpp"

#include <algorithm>

namespace gatepost {

AttributeColumns::AttributeColumns(std::vector<AttributeColumn> columns) : m_columns(std::move(columns)) {
    for (std::size_t i = few; i < m_columns.size(); ++i) {
        m_by_name.add(m_columns[i].name());
    }
}

AttributeColumn const* AttributeColumns::find(std::string_view name) const {
    std::size_t const looked_through = std::min(few, m_columns.size());
    for (std::size_t i = 0; i < looked_through; ++i) {
        if (m_columns[i].name() == name) {
            return &m_columns[i];
        }
    }
    auto const found = m_by_name.find(
        name, [this](std::size_t i) -> std::string const& { return m_columns[few + i].name(); });
    return found ? &m_columns[few + *found] : nullptr;
}

void AttributeColumns::push_back(AttributeColumn column) {
    m_columns.push_back(std::move(column));
    if (m_columns.size() > few) {
        m_by_name.add(m_columns.back().name());
    }
}

void AttributeColumns::clear() {
    m_columns.clear();
    m_by_name.clear();
}

}  // namespace gatepost

#include "table/attribute_columns.hpp"

#include <algorithm>

namespace gatepost {

AttributeColumns::AttributeColumns(std::vector<AttributeColumn> columns) : m_columns(std::move(columns)) {
    m_by_name.reserve(m_columns.size() > few ? m_columns.size() - few : 0);
    for (std::size_t i = few; i < m_columns.size(); ++i) {
        note(i);
    }
}

AttributeColumn const* AttributeColumns::find(std::string_view name) const {
    std::size_t const looked_through = std::min(few, m_columns.size());
    for (std::size_t i = 0; i < looked_through; ++i) {
        if (m_columns[i].name() == name) {
            return &m_columns[i];
        }
    }
    auto const found = m_by_name.empty() ? m_by_name.end() : m_by_name.find(std::string{name});
    return found == m_by_name.end() ? nullptr : &m_columns[found->second];
}

void AttributeColumns::push_back(AttributeColumn column) {
    m_columns.push_back(std::move(column));
    if (m_columns.size() > few) {
        note(m_columns.size() - 1);
    }
}

void AttributeColumns::clear() {
    m_columns.clear();
    m_by_name.clear();
}

void AttributeColumns::note(std::size_t column) { m_by_name.try_emplace(m_columns[column].name(), column); }

}  // namespace gatepost

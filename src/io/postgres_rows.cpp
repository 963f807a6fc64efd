#include "io/postgres_rows.hpp"

#include "io/ewkb.hpp"
#include "io/postgres_view.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace gatepost {

namespace {

void append(AttributeColumn const& more, AttributeColumn& column) {
    for (std::size_t row = 0; row < more.size(); ++row) {
        if (more.is_null(row)) {
            column.add_null();
            continue;
        }
        switch (column.type()) {
            case AttributeType::integer: column.add_integer(more.integer(row)); break;
            case AttributeType::boolean: column.add_boolean(more.integer(row) != 0); break;
            case AttributeType::real: column.add_real(more.real(row)); break;
            case AttributeType::text:
            case AttributeType::json: column.add_text(more.text(row), more.written_as(row)); break;
        }
    }
}

}  // namespace

PostgresRows::PostgresRows(PostgresTable const& table, Crs crs, std::string shown_name,
                           bool leaves_attributes)
    : m_source(table), m_crs(std::move(crs)), m_shown_name(std::move(shown_name)), m_fields(table) {
    if (leaves_attributes && table.key) {
        m_keys.emplace(*table.key);
    } else {
        m_attributes = m_fields.columns();
    }
}

std::string PostgresRows::selected(PostgresTable const& table) const {
    return geometry_sql(table) + (m_keys ? ", " + m_keys->sql() : m_fields.sql());
}

std::size_t PostgresRows::columns() const { return 1 + (m_keys ? 1 : m_fields.size()); }

void PostgresRows::begin() {
    m_part = {};
    m_part.attributes = m_keys ? std::vector<AttributeColumn>{} : m_fields.columns();
    m_part.keys_before = m_keys ? m_keys->size() : 0;
}

void PostgresRows::take(CopyRow row) {
    ++m_taken;
    EwkbOutcome outcome;
    auto const srid = row[0] ? srid_of_ewkb(*row[0]) : std::nullopt;
    if (srid && *srid != m_source.srid) {
        outcome.fault = fmt::format("its SRID is {}, and that of the others {}", *srid, m_source.srid);
    } else if (row[0]) {
        outcome = append_ewkb(*row[0], m_crs, m_part.geometry);
    } else {
        m_part.geometry.begin_feature();
    }
    if (!outcome.fault.empty()) {
        ++m_part.report.skipped;
        m_part.report.add(fmt::format("{}: row {}: {}; left out", m_shown_name, m_taken, outcome.fault));
        return;
    }
    if (outcome.is_partial) {
        m_part.report.doubtful = true;
        m_part.report.add(fmt::format("{}: row {}: parts of its geometry have too few coordinates; left out",
                                      m_shown_name, m_taken));
    }
    if (m_keys) {
        m_keys->add(row[1].value_or(""));
    } else {
        m_fields.add(row, 1, m_part.attributes);
    }
}

void PostgresRows::keep() {
    if (m_geometry.size() == 0) {
        m_geometry = std::move(m_part.geometry);
    } else {
        m_geometry.append(m_part.geometry);
    }
    for (std::size_t i = 0; i < m_attributes.size(); ++i) {
        append(m_part.attributes[i], m_attributes[i]);
    }
    m_report.skipped += m_part.report.skipped;
    m_report.doubtful = m_report.doubtful || m_part.report.doubtful;
    m_report.add(m_part.report);
    m_part = {};
}

void PostgresRows::drop() {
    while (m_keys && m_keys->size() > m_part.keys_before) {
        m_keys->remove_last();
    }
    m_part = {};
}

void PostgresRows::finish(FeatureTable& table, std::string const& connection) {
    table.geometry = std::move(m_geometry);
    table.report.skipped += m_report.skipped;
    table.report.doubtful = table.report.doubtful || m_report.doubtful;
    table.report.add(m_report);
    if (m_keys) {
        table.attribute_file = std::make_shared<PostgresAttributes const>(
            connection, m_shown_name, std::move(m_source), std::move(*m_keys));
    } else {
        table.attributes = AttributeColumns(std::move(m_attributes));
    }
}

}  // namespace gatepost

#include "io/geojson_attributes.hpp"

#include "base/error.hpp"
#include "io/geojson_row_reader.hpp"

#include <algorithm>
#include <numeric>

namespace gatepost {

ReadAttributes GeojsonAttributes::read_rows(std::span<std::uint32_t const> features,
                                            std::span<std::string const> fields) const {
    if (m_file->has_changed()) {
        throw fmt_error("{} has changed since it was opened: open it again", m_file->name());
    }
    GeojsonRowReader reader(*m_file, fields);
    for (std::size_t row = 0; row < features.size(); ++row) {
        std::uint32_t const feature = features[row];
        bool has_id = false;
        if (m_places.length[feature] != 0) {
            has_id = reader.read(row, {m_places.begin[feature], m_places.length[feature]});
        }
        if (!has_id && !m_places.ids.empty() && m_places.ids[feature].length != 0) {
            reader.read_id(row, m_places.ids[feature]);
        }
        if (!m_places.times.empty() && m_places.times[feature].length != 0) {
            reader.read_time(row, m_places.times[feature]);
        }
    }
    return reader.finish(features.size());
}

std::vector<AttributeColumn> GeojsonAttributes::read(std::span<std::uint32_t const> features) const {
    ReadAttributes read = read_rows(features);
    if (read.fault_count > 0) {
        std::string name = "attributes";
        while (std::any_of(read.columns.begin(), read.columns.end(),
                           [&](AttributeColumn const& column) { return column.name() == name; })) {
            name = fmt::format("_{}", name);
        }
        AttributeColumn complaints(name, AttributeType::text);
        for (ReadAttributes::Fault const& fault : read.faults) {
            if (complaints.size() <= fault.row) {
                complaints.add_nulls(fault.row - complaints.size());
                complaints.add_text(fmt::format("byte {}: {}", fault.byte, fault.reason));
            }
        }
        complaints.add_nulls(features.size() - complaints.size());
        read.columns.push_back(std::move(complaints));
    }
    return std::move(read.columns);
}

std::vector<AttributeColumn> GeojsonAttributes::read_fields(std::span<std::uint32_t const> features,
                                                            std::span<std::string const> fields) const {
    return read_rows(features, fields).columns;
}

ReadAttributes GeojsonAttributes::read_all() const {
    std::vector<std::uint32_t> all(m_places.begin.size());
    std::iota(all.begin(), all.end(), 0U);
    return read_rows(all);
}

ReadAttributes GeojsonAttributes::read_faults(std::span<std::uint32_t const> features) const {
    ReadAttributes read = read_rows(features);
    read.columns.clear();
    for (ReadAttributes::Fault& fault : read.faults) {
        fault.row = features[fault.row];
    }
    return read;
}

}  // namespace gatepost

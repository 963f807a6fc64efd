#include "io/geojson_attributes.hpp"

#include "base/error.hpp"
#include "io/geojson_row_reader.hpp"

#include <numeric>

namespace gatepost {

ReadAttributes GeojsonAttributes::read_rows(std::span<std::uint32_t const> features) const {
    if (m_file->has_changed()) {
        throw fmt_error("{} has changed since it was opened: open it again", m_file->name());
    }
    GeojsonRowReader reader(*m_file);
    for (std::size_t row = 0; row < features.size(); ++row) {
        std::uint32_t const feature = features[row];
        if (m_places.length[feature] != 0) {
            reader.read(row, {m_places.begin[feature], m_places.length[feature]});
        }
    }
    bool const needs_ids = !m_places.ids.empty() && !reader.has("id");
    for (std::size_t row = 0; needs_ids && row < features.size(); ++row) {
        if (m_places.ids[features[row]].length != 0) {
            reader.read_id(row, m_places.ids[features[row]]);
        }
    }
    return reader.finish(features.size());
}

std::vector<AttributeColumn> GeojsonAttributes::read(std::span<std::uint32_t const> features) const {
    try {
        ReadAttributes read = read_rows(features);
        if (read.fault_count > 0) {
            AttributeColumn complaints("attributes", AttributeType::text);
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
    } catch (Error const& failure) {
        return complaint_columns(failure.what(), features.size());
    }
}

ReadAttributes GeojsonAttributes::read_all() const {
    std::vector<std::uint32_t> all(m_places.begin.size());
    std::iota(all.begin(), all.end(), 0U);
    return read_rows(all);
}

}  // namespace gatepost

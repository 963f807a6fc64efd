#include "io/geojson_faults.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace gatepost {

void GeojsonFaults::add(GeojsonPiece const& piece, std::size_t rows) {
    for (GeojsonPiece::Fault const& fault : piece.faults) {
        if (m_faults.size() < GeojsonPiece::most_named) {
            m_faults.push_back({m_features + fault.feature, fault.byte, fault.reason});
        }
    }
    for (std::uint32_t const row : piece.skipped) {
        m_skipped_before.push_back(rows + row);
    }
    if (piece.foreign_text && !m_foreign_text) {
        m_foreign_text = Place{m_features + piece.foreign_text->feature, piece.foreign_text->byte};
    }
    m_features += piece.features;
    m_fault_count += piece.fault_count;
}

void GeojsonFaults::note_strange(std::uint64_t byte, std::string what) {
    if (!m_strange) {
        m_strange = GeojsonPiece::Fault{m_features, byte, std::move(what)};
    }
}

void GeojsonFaults::note_foreign_text(std::uint64_t byte) {
    if (!m_foreign_text) {
        m_foreign_text = Place{m_features, byte};
    }
}

void GeojsonFaults::tell(ChosenCrs const& crs, LoadReport& report) const {
    report.skipped = skipped();
    report.doubtful = is_broken() || m_strange || m_fault_count > skipped() || crs.is_doubtful;
    if (m_broken_at) {
        tell_break(report);
    }
    if (!crs.message.empty()) {
        report.add(crs.message);
    }
    for (GeojsonPiece::Fault const& fault : m_faults) {
        report.add(line_of({fault.feature, fault.byte}, fault.reason));
    }
    report.add_unnamed(m_fault_count - m_faults.size());
    if (m_strange) {
        report.add(fmt::format("{}: line {}: {}", m_file.name(), m_file.line_of(m_strange->byte),
                               m_strange->reason));
    }
    if (are_all_skipped()) {
        throw Error{report.as_failure()};
    }
}

void GeojsonFaults::tell(ReadAttributes const& read, LoadReport& report) const {
    report.doubtful = report.doubtful || read.fault_count > 0;
    for (ReadAttributes::Fault const& fault : read.faults) {
        report.add(line_of({feature_of_row(fault.row), fault.byte}, fault.reason));
    }
    report.add_unnamed(read.fault_count - read.faults.size());
}

void GeojsonFaults::tell_break(LoadReport& report) const {
    std::string const where = fmt::format("{}: cut off or invalid JSON at line {}, byte {}", m_file.name(),
                                          m_file.line_of(*m_broken_at), *m_broken_at);
    if (m_features == skipped()) {
        throw fmt_error("{}", where);
    }
    report.add(fmt::format("{}, after feature {}; everything before it is kept", where, m_features));
}

std::string GeojsonFaults::line_of(Place const& place, std::string const& reason) const {
    return fmt::format("{}: feature {} (line {}): {}", m_file.name(), place.feature + 1,
                       m_file.line_of(place.byte), reason);
}

std::size_t GeojsonFaults::feature_of_row(std::size_t row) const {
    auto const behind = std::upper_bound(m_skipped_before.begin(), m_skipped_before.end(), row);
    return row + static_cast<std::size_t>(behind - m_skipped_before.begin());
}

}  // namespace gatepost

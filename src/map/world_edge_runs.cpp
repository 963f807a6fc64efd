// The part of WorldGeometry that is about features of very many vertices.
#include "map/world_geometry.hpp"

#include <algorithm>

namespace gatepost {

namespace {

/// What is shorter is looked at as a whole.
constexpr std::size_t vertices_without_runs = 512;

}  // namespace

void WorldGeometry::find_edge_runs(JobContext const& job) {
    std::size_t runs = 0;
    std::vector<std::size_t> parts;
    for (std::size_t i = 0; i < geometry.size(); ++i) {
        bool const is_long = geometry.vertices_of(i).size() > vertices_without_runs;
        if (!is_long || geometry.kind(i) == GeometryKind::point) {
            continue;
        }
        m_long_features.push_back({i, parts.size()});
        for (std::size_t part = geometry.parts_begin(i); part < geometry.parts_end(i); ++part) {
            parts.push_back(part);
            m_run_begins.push_back(runs);
            runs += count_edge_runs(geometry.part(part).size());
        }
    }
    if (parts.empty()) {
        return;
    }
    m_run_begins.push_back(runs);
    m_edge_runs.resize(runs);
    for_each_parallel(job, m_long_features.size(), [&](std::size_t i, std::size_t) {
        std::size_t const end = i + 1 < m_long_features.size() ? m_long_features[i + 1].first : parts.size();
        for (std::size_t at = m_long_features[i].first; at < end; ++at) {
            std::size_t const count = m_run_begins[at + 1] - m_run_begins[at];
            fill_edge_runs(geometry.part(parts[at]), std::span{m_edge_runs}.subspan(m_run_begins[at], count));
        }
    });
}

FeatureEdgeRuns WorldGeometry::edge_runs_of(std::size_t feature) const {
    auto const found = std::lower_bound(m_long_features.begin(), m_long_features.end(), feature,
                                        [](LongFeature const& a, std::size_t b) { return a.feature < b; });
    if (found == m_long_features.end() || found->feature != feature) {
        return {};
    }
    std::size_t const parts = geometry.parts_end(feature) - geometry.parts_begin(feature);
    return {geometry.parts_begin(feature), std::span{m_run_begins}.subspan(found->first, parts + 1),
            m_edge_runs};
}

}  // namespace gatepost

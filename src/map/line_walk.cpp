#include "map/line_walk.hpp"

#include "base/boundary.hpp"
#include "geo/transformer.hpp"
#include "map/feature_filter.hpp"
#include "map/layer.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace gatepost {

namespace {

std::optional<MeasuredLine> line_of(FeatureTable const& table, std::string const& where) {
    Transformer const lonlat_from_source(table.source_crs, Crs::wgs84());
    auto const filter = where.empty() ? nullptr : filtered(table, where);
    std::vector<std::vector<Point>> pieces;
    for (std::size_t f = 0; f < table.size(); ++f) {
        bool const counts = !filter || filter->passes[f] != 0;
        for (std::size_t part = table.geometry.parts_begin(f); part < table.geometry.parts_end(f); ++part) {
            if (counts && table.geometry.part_kind(part) == PartKind::line) {
                auto const source = table.geometry.part(part);
                pieces.emplace_back(source.begin(), source.end());
                lonlat_from_source.forward(pieces.back());
            }
        }
    }
    return MeasuredLine::join(std::move(pieces));
}

void add_stops(LineWalk::Line& line, Layer const& layer) {
    constexpr std::size_t most_features = 20'000;
    FeatureTable const& table = *layer.table;
    if (table.size() > most_features) {
        return;
    }
    Transformer const lonlat_from_source(table.source_crs, Crs::wgs84());
    for (std::uint32_t f = 0; f < table.size(); ++f) {
        if (table.geometry.kind(f) != GeometryKind::point || table.geometry.is_mixed(f)) {
            continue;
        }
        Point const lonlat = lonlat_from_source.forward(table.geometry.vertices_of(f).front());
        if (!is_finite(lonlat)) {
            continue;
        }
        MeasuredLine::Place const place = line.measured.nearest(lonlat);
        if (place.off_m <= layer.profile->along_within_m) {
            line.stops.push_back({{layer.id, f}, place});
        }
    }
}

}  // namespace

LineWalk::LineWalk(std::vector<Layer> const& layers) {
    std::map<std::string, std::string> conditions;  // of each layer that is a line; the topmost one's word
    for (Layer const& layer : layers) {
        conditions[layer.profile->along_layer] = layer.profile->along_where;
    }
    conditions.erase("");
    std::vector<Layer const*> topmost_first(layers.size());
    std::transform(layers.rbegin(), layers.rend(), topmost_first.begin(),
                   [](Layer const& one) { return &one; });
    for (Layer const& layer : layers) {
        auto const condition = conditions.find(layer.name);
        if (condition == conditions.end()) {
            continue;
        }
        // A layer whose CRS PROJ knows no way from says so where it is read.
        static_cast<void>(failure_of("", [&] {
            if (auto measured = line_of(*layer.table, condition->second)) {
                m_lines.push_back({layer.id, std::move(*measured), {}});
            }
        }));
        if (m_lines.empty() || m_lines.back().layer != layer.id) {
            continue;
        }
        Line& line = m_lines.back();
        // The topmost layer first, as in a stack.
        for (Layer const* const of : topmost_first) {
            if (of->profile->along_layer == layer.name) {
                static_cast<void>(failure_of("", [&] { add_stops(line, *of); }));
            }
        }
        std::stable_sort(line.stops.begin(), line.stops.end(),
                         [](Stop const& a, Stop const& b) { return a.place.along_m < b.place.along_m; });
    }
}

LineWalk::Found LineWalk::find(FeatureRef ref) const {
    for (Line const& line : m_lines) {
        auto const stop = std::find_if(line.stops.begin(), line.stops.end(),
                                       [&](Stop const& one) { return one.ref == ref; });
        if (stop != line.stops.end()) {
            return {&line, &*stop};
        }
    }
    return {};
}

}  // namespace gatepost

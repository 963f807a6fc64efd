#include "label/label_memory.hpp"

#include "geo/inner_point.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace gatepost {

namespace {

/// The outer ring with the largest bounds, and its holes.
std::vector<std::vector<Point>> largest_polygon(GeometryColumn const& geometry, std::uint32_t feature) {
    auto const area = [](std::span<Point const> ring) {
        Box bounds;
        for (Point const p : ring) {
            bounds.grow(p);
        }
        return bounds.is_empty() ? 0 : bounds.width() * bounds.height();
    };
    std::vector<std::vector<Point>> largest;
    double largest_area = -1;
    bool is_kept = false;
    for (std::size_t part = geometry.parts_begin(feature); part < geometry.parts_end(feature); ++part) {
        if (kind_of(geometry.part_kind(part)) != GeometryKind::polygon) {
            continue;
        }
        auto const ring = geometry.part(part);
        if (!geometry.is_hole(part)) {
            double const ring_area = area(ring);
            is_kept = ring_area > largest_area;
            if (is_kept) {
                largest_area = ring_area;
                largest.clear();
            }
        }
        if (is_kept) {
            largest.emplace_back(ring.begin(), ring.end());
        }
    }
    return largest;
}

std::vector<std::vector<Point>> all_rings(GeometryColumn const& geometry, std::uint32_t feature) {
    std::vector<std::vector<Point>> rings;
    for (std::size_t part = geometry.parts_begin(feature); part < geometry.parts_end(feature); ++part) {
        if (kind_of(geometry.part_kind(part)) == GeometryKind::polygon) {
            auto const ring = geometry.part(part);
            rings.emplace_back(ring.begin(), ring.end());
        }
    }
    return rings;
}

/// A point inside the largest polygon, unless other rings of the feature make it lie outside there.
Point inner_point_of(WorldGeometry const& world, std::uint32_t feature) {
    GeometryColumn const& geometry = world.geometry;
    Point const in_largest = inner_point(largest_polygon(geometry, feature));
    return covers(world, feature, in_largest) ? in_largest : inner_point(all_rings(geometry, feature));
}

}  // namespace

std::optional<Point> LabelMemory::anchor_of(Layer const& layer, std::uint32_t feature) {
    GeometryColumn const& geometry = layer.world->geometry;
    if (geometry.kind(feature) != GeometryKind::polygon) {
        return layer.world->anchor_of(feature);
    }
    constexpr std::size_t most_kept = 100'000;
    if (m_inner_points.size() > most_kept) {
        m_inner_points.clear();
    }
    std::uint64_t const key = key_of(layer, feature);
    auto place = m_inner_points.find(key);
    if (place == m_inner_points.end()) {
        if (most_new == 0) {
            return std::nullopt;
        }
        --most_new;
        place = m_inner_points.emplace(key, inner_point_of(*layer.world, feature)).first;
    }
    return place->second;
}

std::vector<AttributeRow> LabelRows::rows(std::shared_ptr<FeatureTable const> const& table,
                                          std::span<std::uint32_t const> features, std::size_t& most_read) {
    if (!table->attribute_file) {
        return table->rows(features);
    }
    constexpr std::size_t most_kept = 20'000;
    auto& kept = m_tables[table];
    if (kept.size() > most_kept) {
        kept.clear();
    }
    std::vector<std::uint32_t> missing;
    std::copy_if(features.begin(), features.end(), std::back_inserter(missing),
                 [&](std::uint32_t feature) { return !kept.contains(feature); });
    missing.resize(std::min(missing.size(), most_read));
    most_read -= missing.size();
    for (AttributeRow& row : table->rows(missing)) {
        kept.emplace(static_cast<std::uint32_t>(row.feature()), std::move(row));
    }
    std::vector<AttributeRow> rows;
    rows.reserve(features.size());
    for (std::uint32_t const feature : features) {
        if (auto const row = kept.find(feature); row != kept.end()) {
            rows.push_back(row->second);
        }
    }
    return rows;
}

}  // namespace gatepost

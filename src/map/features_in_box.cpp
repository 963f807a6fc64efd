#include "map/features_in_box.hpp"

#include "geo/clip.hpp"

#include <algorithm>

namespace gatepost {

namespace {

/// Whether a line, or the outline of a ring, comes into the box.
bool is_line_in(std::span<Point const> line, Box const& box) {
    return std::any_of(line.begin(), line.end(), [&](Point p) { return box.contains(p); }) ||
           !clip_line(line, box).empty();
}

bool meets(WorldGeometry const& world, std::size_t feature, Box const& box) {
    GeometryColumn const& geometry = world.geometry;
    if (box.contains(world.bounds_of(feature))) {
        return true;
    }
    for (std::size_t p = geometry.parts_begin(feature); p < geometry.parts_end(feature); ++p) {
        bool const is_point = geometry.part_kind(p) == PartKind::point;
        if (is_point ? box.contains(geometry.part(p).front()) : is_line_in(geometry.part(p), box)) {
            return true;
        }
    }
    // No outline is in the box: all of it lies within the areas, or none of it.
    return geometry.has(feature, GeometryKind::polygon) && covers(world, feature, box.centre());
}

}  // namespace

std::vector<std::uint32_t> features_in(WorldGeometry const& world, Box const& box) {
    std::vector<std::uint32_t> features = world.index.items_in(box);
    if (!world.geometry.is_plain_points()) {
        std::erase_if(features, [&](std::uint32_t feature) { return !meets(world, feature, box); });
    }
    return features;
}

std::vector<std::uint32_t> features_in(WorldGeometry const& world, MapPlane const& plane, Box const& box) {
    std::vector<std::vector<std::uint32_t>> lists;
    for (double const turn : plane.turns_in(box)) {
        lists.push_back(features_in(world, {box.min_x - turn, box.min_y, box.max_x - turn, box.max_y}));
    }
    return merged(lists);
}

std::vector<std::uint32_t> merged(std::vector<std::vector<std::uint32_t>> const& lists) {
    std::vector<std::uint32_t> all;
    for (auto const& list : lists) {
        all.insert(all.end(), list.begin(), list.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

}  // namespace gatepost

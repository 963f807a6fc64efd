#pragma once

#include "geo/tessellate.hpp"
#include "render/coverage_field.hpp"
#include "render/distance_field.hpp"
#include "render/tile_mesh.hpp"

#include <memory>
#include <span>
#include <vector>

namespace gatepost {

/// One class of one tile while it is collected: as vertices until there are too many, then as fields.
struct ClassCut {
    std::vector<Point> dots;
    std::unique_ptr<DistanceField> dot_field;
    std::vector<TileMesh::Segment> segments;
    std::unique_ptr<DistanceField> line_field;
    std::vector<PolygonRings> polygons;
    std::vector<std::size_t> features;  ///< where the polygons of each begin, or of each area of its own
    std::size_t corners = 0;
    std::unique_ptr<CoverageField> fill_field;

    [[nodiscard]] std::span<PolygonRings> polygons_of(std::size_t feature);
    /// Turns the polygons into a field, or adds them to it.
    void make_fill_field();
};

/// What a class's part of a mesh must know of it.
struct ClassDrawing {
    std::uint16_t style_class = 0;
    float dot_range_px = 0;  ///< how far from its middle a dot can be seen, and a line
    float line_range_px = 0;
    bool has_casing = false;
    bool has_sound_areas = false;
    double unseen_area_px = 0;  ///< see tessellate_sound
};

/// Appends all of a class but its dots: segments, triangles, fields.
void append_class(ClassCut cut, ClassDrawing const& look, TileMesh& mesh);

}  // namespace gatepost

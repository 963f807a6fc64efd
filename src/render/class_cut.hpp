#pragma once

#include "geo/tessellate.hpp"
#include "render/coverage_field.hpp"
#include "render/distance_field.hpp"
#include "render/tile_mesh.hpp"

#include <memory>
#include <span>
#include <vector>

namespace gatepost {

/// One class of one tile while it is collected: as vertices at first, and as fields once there are too many.
struct ClassCut {
    std::vector<Point> dots;
    std::unique_ptr<DistanceField> dot_field;
    std::vector<TileMesh::Segment> segments;
    std::unique_ptr<DistanceField> line_field;
    std::vector<PolygonRings> polygons;
    std::vector<std::size_t> features;  ///< where each feature's (or separate area's) polygons begin
    std::size_t corners = 0;
    std::unique_ptr<CoverageField> fill_field;

    [[nodiscard]] std::span<PolygonRings> polygons_of(std::size_t feature);
    /// Moves the polygons into the fill field, which it creates if necessary.
    void make_fill_field();
};

/// What append_class needs to know about a class.
struct ClassDrawing {
    std::uint16_t style_class = 0;
    float dot_range_px = 0;  ///< how far from its middle a dot can be seen, and below it a line
    float line_range_px = 0;
    bool has_casing = false;
    bool has_sound_areas = false;
    double unseen_area_px = 0;  ///< see tessellate_sound
};

/// Appends everything of a class except its single dots: segments, triangles and fields.
void append_class(ClassCut cut, ClassDrawing const& look, TileMesh& mesh);

}  // namespace gatepost

#pragma once

#include "geo/point.hpp"
#include "map/density_cells.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace gatepost {

/// What one layer draws in one tile, ready for upload. Coordinates are local: tile pixels from the tile's
/// centre, y up. Floats carry 7 digits: at world scale that is 1–2 m, seen as jitter; within a tile it is a
/// 10,000th of a pixel.
struct TileMesh {
    struct FillVertex {
        float x, y;
        float style_class;
    };
    struct Segment {
        float ax = 0, ay = 0, bx = 0, by = 0;
        float along = 0;  ///< distance of a from the start of the source line, so that dashes continue
        float style_class = 0;
        float before_x = 0, before_y = 0;  ///< the vertex before a, or a itself at the line's end
        float after_x = 0, after_y = 0;    ///< the vertex after b, or b itself at the line's end
        float unused_x = 0, unused_y = 0;  ///< fills up the last texel of four floats
    };
    struct Symbol {
        float x, y;
        float style_class;
    };
    /// A class of which the tile holds too much for vertices (see distance_field.hpp).
    struct Field {
        /// An area is a fill with its outlines: two bytes a texel, drawn in one go.
        enum class Content : std::uint8_t { fill, area, line, symbol };
        Content content;
        std::uint16_t style_class;
        float range_px;  ///< distance at which the field is 0
        std::vector<std::uint8_t> texels;
    };
    /// How many points lie where, as shades: one byte a cell, row by row from the south-west.
    struct Density {
        /// 0: nothing is there. Up to here: part of a cell's edge, ever less transparent.
        static constexpr std::uint8_t least_shade = 64;
        DensityCells::Shape shape = DensityCells::Shape::square;
        int columns = 0;
        int rows = 0;
        std::vector<std::uint8_t> shades;
        std::vector<std::uint8_t> classes;  ///< which class has most in a cell; empty: no matter
        Point first_local;                  ///< middle of the first cell
        Point step_local;                   ///< from column to column, and from row to row
        bool is_first_row_odd = false;      ///< whether it stands half a hexagon further right
    };
    std::vector<FillVertex> fill;
    std::vector<std::uint32_t> fill_indexes;
    std::vector<Segment> segments;
    std::vector<Symbol> symbols;
    std::vector<Field> fields;
    std::optional<Density> density;

    [[nodiscard]] bool is_empty() const {
        return fill_indexes.empty() && segments.empty() && symbols.empty() && fields.empty() && !density;
    }
};

/// A segment from its ends and the vertices next to them.
[[nodiscard]] inline TileMesh::Segment segment(Point a, Point b, double along, std::uint16_t style_class,
                                               Point before, Point after) {
    auto const small = [](double value) { return static_cast<float>(value); };
    return {small(a.x),
            small(a.y),
            small(b.x),
            small(b.y),
            small(along),
            static_cast<float>(style_class),
            small(before.x),
            small(before.y),
            small(after.x),
            small(after.y),
            0,
            0};
}

}  // namespace gatepost

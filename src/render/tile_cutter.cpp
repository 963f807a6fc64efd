#include "render/tile_cutter.hpp"

#include "geo/clip.hpp"
#include "geo/simplify.hpp"
#include "geo/tessellate.hpp"

#include <algorithm>

namespace gatepost {

namespace {

// Half of the widest line with its casing at three device pixels a logical one: what is drawn of a line
// beyond its axis.
constexpr double margin_px = 24;
constexpr double snap_px = 0.125;
// A symbol belongs to the tile that holds its point, and is drawn whole, so points need no margin.

class TileCutter {
  public:
    TileCutter(TileSource const& source, TileKey key)
        : m_source(source),
          m_geometry(source.world->geometry),
          m_tile_world(bounds_world(key)),
          m_clip_world(m_tile_world.expanded(margin_px * world_per_tile_px(key.level))),
          m_px_per_world(1 / world_per_tile_px(key.level)),
          m_centre_world(m_tile_world.centre()) {}

    TileMesh cut(std::stop_token const& stop) {
        for (std::uint32_t const feature : m_source.world->index.items_in(m_clip_world)) {
            if (stop.stop_requested()) {
                break;
            }
            if ((*m_source.hosted)[feature] == 0) {
                m_class = static_cast<float>((*m_source.class_of_feature)[feature]);
                add(feature);
            }
        }
        sort_symbols();
        return std::move(m_mesh);
    }

  private:
    [[nodiscard]] Point local_from_world(Point world) const {
        return (world - m_centre_world) * m_px_per_world;
    }

    void add(std::uint32_t feature) {
        switch (m_geometry.kind(feature)) {
            case GeometryKind::point: add_symbols(feature); break;
            case GeometryKind::line: add_lines(feature); break;
            case GeometryKind::polygon:
                add_fill(feature);
                add_lines(feature);
                break;
            case GeometryKind::none: break;
        }
    }

    void add_symbols(std::uint32_t feature) {
        for (Point const world : m_geometry.vertices_of(feature)) {
            bool const mine = world.x >= m_tile_world.min_x && world.x < m_tile_world.max_x &&
                              world.y >= m_tile_world.min_y && world.y < m_tile_world.max_y;
            if (mine) {
                Point const local = local_from_world(world);
                m_mesh.symbols.push_back({static_cast<float>(local.x), static_cast<float>(local.y), m_class});
            }
        }
    }

    /// The smaller below the larger; equal ones in file order.
    void sort_symbols() {
        auto const size_px = [&](TileMesh::Symbol const& symbol) {
            auto const style_class = static_cast<std::size_t>(symbol.style_class);
            return style_class < m_source.symbol_px_of_class.size() ? m_source.symbol_px_of_class[style_class]
                                                                    : 0.0F;
        };
        std::stable_sort(m_mesh.symbols.begin(), m_mesh.symbols.end(),
                         [&](auto const& a, auto const& b) { return size_px(a) < size_px(b); });
    }

    void add_lines(std::uint32_t feature) {
        for (std::size_t p = m_geometry.parts_begin(feature); p < m_geometry.parts_end(feature); ++p) {
            for (LinePiece& piece : clip_line(m_geometry.part(p), m_clip_world)) {
                for (Point& vertex : piece.vertices) {
                    vertex = local_from_world(vertex);
                }
                snap_to_grid(piece.vertices, snap_px, false);
                add_segments(piece.vertices, piece.start_distance * m_px_per_world);
            }
        }
    }

    void add_segments(std::vector<Point> const& line, double along) {
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            m_mesh.segments.push_back({static_cast<float>(line[i].x), static_cast<float>(line[i].y),
                                       static_cast<float>(line[i + 1].x), static_cast<float>(line[i + 1].y),
                                       static_cast<float>(along), m_class});
            along += distance(line[i], line[i + 1]);
        }
    }

    /// A polygon feature is runs of one outer ring and its holes; each run is triangulated by itself.
    void add_fill(std::uint32_t feature) {
        std::vector<std::vector<Point>> rings;
        for (std::size_t p = m_geometry.parts_begin(feature); p < m_geometry.parts_end(feature); ++p) {
            if (!m_geometry.is_hole(p)) {
                flush(rings);
                rings.clear();
            }
            std::vector<Point> ring = clip_ring(m_geometry.part(p), m_clip_world);
            for (Point& vertex : ring) {
                vertex = local_from_world(vertex);
            }
            snap_to_grid(ring, snap_px, true);
            bool const is_outer = rings.empty() && !m_geometry.is_hole(p);
            if (ring.size() >= 3 || is_outer) {
                rings.push_back(std::move(ring));
            }
        }
        flush(rings);
    }

    void flush(std::vector<std::vector<Point>> const& rings) {
        if (rings.empty() || rings.front().size() < 3) {
            return;
        }
        auto const first = static_cast<std::uint32_t>(m_mesh.fill.size());
        for (std::uint32_t const index : tessellate(rings)) {
            m_mesh.fill_indexes.push_back(first + index);
        }
        for (std::vector<Point> const& ring : rings) {
            for (Point const vertex : ring) {
                m_mesh.fill.push_back({static_cast<float>(vertex.x), static_cast<float>(vertex.y), m_class});
            }
        }
    }

    TileSource const& m_source;
    GeometryColumn const& m_geometry;
    Box m_tile_world;
    Box m_clip_world;
    double m_px_per_world;
    Point m_centre_world;
    float m_class = 0;
    TileMesh m_mesh;
};

}  // namespace

TileSource tile_source_of(Layer const& layer) {
    TileSource source{layer.world, layer.class_of_feature, layer.hosted, {}};
    for (StyleClass const& style : layer.style.classes) {
        source.symbol_px_of_class.push_back(style.symbol_px);
    }
    return source;
}

TileMesh cut_tile(TileSource const& source, TileKey key, std::stop_token const& stop) {
    return TileCutter(source, key).cut(stop);
}

}  // namespace gatepost

#include "render/tile_cutter.hpp"

#include "geo/clip.hpp"
#include "geo/simplify.hpp"
#include "render/class_cut.hpp"
#include "render/symbol_order.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <utility>

namespace gatepost {

namespace {

// Half the width of the widest line with its casing, at three device pixels per logical pixel: how far a line
// is drawn beyond its axis.
constexpr double margin_px = 24;
constexpr double snap_px = 0.125;
constexpr double bare_snap_px = 0.5;  // for areas whose outline, if any, is drawn by something else
constexpr double line_tolerance_px = 0.45;
constexpr double arc_tolerance_px = 0.15;
constexpr double unseen_area_px = 4;  // square pixels; smaller fills are loops that snapping makes of shores
constexpr double least_ring_px = 0.75;  // smaller rings, such as islands, cannot be seen
// A symbol belongs to the tile that holds its point, and is drawn whole, so points need no margin.

// With more than these, a class of one tile is drawn as a field, which costs a frame about as much.
constexpr std::size_t most_dots = 256;
constexpr std::size_t most_segments = 2000;
constexpr std::size_t most_corners = 2000;

class TileCutter {
  public:
    TileCutter(TileSource const& source, TileKey key)
        : m_source(source),
          m_geometry(source.world->geometry),
          m_key(key),
          m_tile_world(bounds_world(key)),
          m_clip_world(m_tile_world.expanded(margin_px * world_per_tile_px(key.level))),
          m_px_per_world(1 / world_per_tile_px(key.level)),
          m_centre_world(m_tile_world.centre()),
          m_cuts(std::max<std::size_t>(source.classes.size(), 1)) {}

    TileMesh cut(std::stop_token const& stop) {
        if (m_source.density) {
            m_mesh.density = density_of_tile(*m_source.density, m_key);
        }
        bool const order_matters =
            m_source.only || !m_geometry.is_plain_points() ||
            !std::all_of(m_source.classes.begin(), m_source.classes.end(), is_plain_dot);
        if (!m_source.density || !m_geometry.is_plain_points()) {
            order_matters ? add_features(stop) : add_plain_dots(stop);
        }
        // What is pale lies below the rest.
        std::size_t const first_pale = m_source.pale ? m_source.classes.size() / 2 : m_cuts.size();
        for (std::size_t i = 0; i < m_cuts.size(); ++i) {
            finish(static_cast<std::uint16_t>((first_pale + i) % m_cuts.size()));
        }
        order_symbols(m_mesh.symbols, [&](TileMesh::Symbol const& symbol) {
            auto const style_class = static_cast<std::size_t>(symbol.style_class);
            float const size_px = style_of(style_class).symbol_px;
            constexpr float largest_px = 1e6F;
            return style_class < first_pale ? size_px : size_px - largest_px;
        });
        return std::move(m_mesh);
    }

  private:
    [[nodiscard]] Point local_from_world(Point world) const {
        return (world - m_centre_world) * m_px_per_world;
    }
    [[nodiscard]] StyleClass const& style_of(std::size_t style_class) const {
        static StyleClass const plain;
        return style_class < m_source.classes.size() ? m_source.classes[style_class] : plain;
    }
    /// How far from its middle a dot or line of this width can be seen, at the largest scale at which the
    /// tile is drawn.
    [[nodiscard]] double range_px(float width_px) const {
        constexpr double soft_edge_px = 1.5;
        return std::max(static_cast<double>(width_px) * m_source.pixel_ratio, 1.0) / 2 * std::numbers::sqrt2 +
               soft_edge_px;
    }
    [[nodiscard]] double dot_range_px(std::size_t style_class) const {
        return range_px(style_of(style_class).symbol_px);
    }
    [[nodiscard]] double line_range_px(std::size_t style_class) const {
        StyleClass const& style = style_of(style_class);
        return range_px(std::max(style.line_px, style.line_casing_px));
    }

    [[nodiscard]] bool is_in_cluster(std::uint32_t feature) const {
        return (*m_source.without_symbol)[feature] != 0;
    }

    [[nodiscard]] std::uint16_t class_of(std::uint32_t feature) const {
        std::uint16_t const style_class = (*m_source.class_of_feature)[feature];
        bool const is_pale = m_source.pale && m_source.pale->showing[feature] == FeatureMask::Showing::pale;
        return is_pale ? static_cast<std::uint16_t>(style_class + m_source.classes.size() / 2) : style_class;
    }

    void add_features(std::stop_token const& stop) {
        if (m_source.only) {
            if (m_source.world->bounds_of(*m_source.only).intersects(m_clip_world)) {
                add_in_its_class(*m_source.only);
            }
            return;
        }
        for (std::uint32_t const feature : m_source.world->index.items_in(m_clip_world)) {
            if (stop.stop_requested()) {
                return;
            }
            add_in_its_class(feature);
        }
    }

    void add_in_its_class(std::uint32_t feature) {
        if (!is_in_cluster(feature)) {
            m_class = class_of(feature);
            add(feature);
        }
    }

    /// The order of plain single dots does not matter, so all that is needed is in the index.
    void add_plain_dots(std::stop_token const& stop) {
        bool const one_class = m_source.classes.size() <= 1;
        bool const all_speak = std::all_of(m_source.without_symbol->begin(), m_source.without_symbol->end(),
                                           [](std::uint8_t is_in_cluster) { return is_in_cluster == 0; });
        m_source.world->index.query_points(m_clip_world, [&](std::uint32_t feature, Point world) {
            if (all_speak || !is_in_cluster(feature)) {
                m_class = one_class ? std::uint16_t{0} : class_of(feature);
                add_dot(local_from_world(world));
            }
            return !stop.stop_requested();
        });
    }

    /// Adds each part by its own kind, whatever other parts its feature has: the mesh keeps fills below
    /// lines, and lines below symbols.
    void add(std::uint32_t feature) {
        if (m_geometry.has(feature, GeometryKind::polygon)) {
            add_fill(feature);
        }
        if (m_geometry.kind(feature) >= GeometryKind::line) {
            add_lines(feature);
        }
        if (!m_source.density) {
            add_points(feature);
        }
    }

    void add_points(std::uint32_t feature) {
        bool const is_dot = is_plain_dot(style_of(m_class));
        m_geometry.for_each_point(feature, [&](Point world) {
            if (is_dot) {
                add_dot(local_from_world(world));
            } else if (is_mine(world)) {
                add_symbol(local_from_world(world), m_class);
            }
        });
    }

    [[nodiscard]] bool is_mine(Point world) const {
        return world.x >= m_tile_world.min_x && world.x < m_tile_world.max_x &&
               world.y >= m_tile_world.min_y && world.y < m_tile_world.max_y;
    }

    void add_symbol(Point local, std::uint16_t style_class) {
        m_mesh.symbols.push_back(
            {static_cast<float>(local.x), static_cast<float>(local.y), static_cast<float>(style_class)});
    }

    /// Dots near the tile are kept too: a layer of plain dots is scissored to its tiles, and each tile draws
    /// what reaches into it, whether it is a field or not.
    void add_dot(Point local) {
        ClassCut& cut = m_cuts[m_class];
        double const reach = tile_side_px / 2 + dot_range_px(m_class);
        if (std::abs(local.x) > reach || std::abs(local.y) > reach) {
            return;
        }
        if (cut.dot_field) {
            cut.dot_field->add_point(local);
            return;
        }
        cut.dots.push_back(local);
        if (cut.dots.size() > most_dots) {
            cut.dot_field = std::make_unique<DistanceField>(dot_range_px(m_class));
            for (Point const dot : cut.dots) {
                cut.dot_field->add_point(dot);
            }
            cut.dots.clear();
        }
    }

    void add_lines(std::uint32_t feature) {
        StyleClass const& style = style_of(m_class);
        if (style.line_px <= 0 || style.line.a == 0) {
            return;
        }
        bool const is_inside = m_clip_world.contains(m_source.world->bounds_of(feature));
        FeatureEdgeRuns const runs = m_source.world->edge_runs_of(feature);
        for (std::size_t p = m_geometry.parts_begin(feature); p < m_geometry.parts_end(feature); ++p) {
            if (m_geometry.part_kind(p) == PartKind::point) {
                continue;
            }
            m_is_line = m_geometry.part_kind(p) == PartKind::line;
            if (is_inside) {
                add_line(m_geometry.part(p), 0, style);
                continue;
            }
            for (LinePiece const& piece : clip_line(m_geometry.part(p), m_clip_world, runs.of_part(p))) {
                add_line(piece.vertices, piece.start_distance, style);
            }
        }
    }

    /// A ring that would be less than a dot.
    [[nodiscard]] static bool is_speck(std::vector<Point> const& ring) {
        Box bounds;
        for (Point const p : ring) {
            bounds.grow(p);
        }
        return std::max(bounds.width(), bounds.height()) < least_ring_px;
    }

    /// Adds a line that is not the edge of an area: it needs only the vertices that can be seen.
    void add_thin_line(std::span<Point const> world, double start_world, StyleClass const& style) {
        take_local(world);
        if (m_local.size() > 3 && m_local.front() == m_local.back() && is_speck(m_local)) {
            return;
        }
        std::vector<double> along(style.dash_px > 0 ? m_local.size() : 0, start_world * m_px_per_world);
        for (std::size_t i = 1; i < along.size(); ++i) {
            along[i] = along[i - 1] + distance(m_local[i - 1], m_local[i]);
        }
        double const tolerance_px = m_source.has_arcs ? arc_tolerance_px : line_tolerance_px;
        std::size_t kept = 0;
        for (std::uint32_t const vertex : needed_vertices(m_local, tolerance_px)) {
            m_local[kept] = m_local[vertex];
            if (!along.empty()) {
                along[kept] = along[vertex];
            }
            ++kept;
        }
        m_local.resize(kept);
        if (kept == 1) {
            m_local.push_back(m_local.front());
        }
        add_segments(m_local, start_world * m_px_per_world, style.dash_px > 0, along);
    }

    void add_line(std::span<Point const> world, double start_world, StyleClass const& style) {
        // A line that may become a field is not thinned: thinned lines would stay segments for longer where
        // they are crowded, and crossing segments cost more than the field.
        bool const may_become_field = m_source.may_be_dense && style.dash_px <= 0;
        if (m_is_line && !may_become_field) {
            add_thin_line(world, start_world, style);
            return;
        }
        take_local(world);
        snap_to_grid(m_local, snap_px, false);
        if (m_local.size() == 1) {
            m_local.push_back(m_local.front());  // smaller than the grid: shows as a dot as wide as the line
        }
        add_segments(m_local, start_world * m_px_per_world, style.dash_px > 0, {});
    }

    void take_local(std::span<Point const> world) {
        m_local.resize(world.size());
        std::transform(world.begin(), world.end(), m_local.begin(),
                       [this](Point p) { return local_from_world(p); });
    }

    /// `alongs`: the distance along the line at each vertex, if removed vertices make it longer than the sum
    /// of the kept segments.
    void add_segments(std::vector<Point> const& line, double along, bool is_dashed,
                      std::vector<double> const& alongs) {
        ClassCut& cut = m_cuts[m_class];
        if (m_source.may_be_dense && !is_dashed && !cut.line_field &&
            cut.segments.size() + line.size() > most_segments) {
            cut.line_field = std::make_unique<DistanceField>(line_range_px(m_class));
            for (TileMesh::Segment const& segment : cut.segments) {
                cut.line_field->add_segment(
                    {static_cast<double>(segment.ax), static_cast<double>(segment.ay)},
                    {static_cast<double>(segment.bx), static_cast<double>(segment.by)});
            }
            cut.segments = {};
        }
        if (cut.line_field) {
            cut.line_field->add_line(line);
            return;
        }
        bool const is_closed = line.size() > 2 && line.front() == line.back();
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            along = i < alongs.size() ? alongs[i] : along;
            Point const before = i > 0 ? line[i - 1] : is_closed ? line[line.size() - 2] : line[i];
            Point const after = i + 2 < line.size() ? line[i + 2] : is_closed ? line[1] : line[i + 1];
            cut.segments.push_back(segment(line[i], line[i + 1], along, m_class, before, after));
            along += distance(line[i], line[i + 1]);
        }
    }

    /// The polygons of a feature are runs of one outer ring and its holes. All of them count, even a hole
    /// whose outer ring lies elsewhere: what is inside an odd number of rings is filled. Areas of their own
    /// are filled one by one.
    void add_fill(std::uint32_t feature) {
        StyleClass const& style = style_of(m_class);
        if (style.fill.a == 0 || !m_source.has_fills) {
            return;
        }
        bool const has_outline = style.line_px > 0 && style.line.a > 0;
        bool const is_inside = m_clip_world.contains(m_source.world->bounds_of(feature));
        FeatureEdgeRuns const runs = m_source.world->edge_runs_of(feature);
        std::vector<PolygonRings>& polygons = m_cuts[m_class].polygons;
        std::size_t begin = polygons.size();
        auto const end_area = [&] {
            if (polygons.size() > begin) {
                m_cuts[m_class].features.push_back(begin);
                begin = polygons.size();
            }
        };
        bool begins_polygon = true;
        for (std::size_t p = m_geometry.parts_begin(feature); p < m_geometry.parts_end(feature); ++p) {
            if (kind_of(m_geometry.part_kind(p)) != GeometryKind::polygon) {
                continue;
            }
            begins_polygon = begins_polygon || !m_geometry.is_hole(p);
            if (m_geometry.part_kind(p) == PartKind::area) {
                end_area();
            }
            auto const part = m_geometry.part(p);
            is_inside ? take_local(part) : take_local(clip_ring(part, m_clip_world, runs.of_part(p)));
            snap_to_grid(m_local, has_outline ? snap_px : bare_snap_px, true);
            // The line around a speck is not drawn either.
            bool const is_unseen = !has_outline && !m_source.may_be_dense && is_speck(m_local);
            if (m_local.size() < 3 || is_unseen) {
                continue;
            }
            if (begins_polygon) {
                polygons.emplace_back();
                begins_polygon = false;
            }
            polygons.back().push_back(m_local);
            m_cuts[m_class].corners += m_local.size();
        }
        end_area();
        keep_few_corners(m_cuts[m_class]);
    }

    void keep_few_corners(ClassCut& cut) {
        bool const may_be_field = m_source.may_be_dense && style_of(m_class).pattern == FillPattern::none;
        if (may_be_field && cut.corners > most_corners) {
            cut.make_fill_field();
        }
    }

    void finish(std::uint16_t style_class) {
        ClassCut& cut = m_cuts[style_class];
        for (Point const dot : cut.dots) {
            add_symbol(dot, style_class);
        }
        append_class(std::exchange(cut, {}),
                     {style_class, static_cast<float>(dot_range_px(style_class)),
                      static_cast<float>(line_range_px(style_class)),
                      style_of(style_class).line_casing_px > 0, m_source.has_sound_areas, unseen_area_px},
                     m_mesh);
    }

    TileSource const& m_source;
    GeometryColumn const& m_geometry;
    TileKey m_key;
    Box m_tile_world;
    Box m_clip_world;
    double m_px_per_world;
    Point m_centre_world;
    std::uint16_t m_class = 0;
    bool m_is_line = false;      // the current part is a line, not the edge of an area
    std::vector<Point> m_local;  // the current line or ring
    std::vector<ClassCut> m_cuts;
    TileMesh m_mesh;
};

}  // namespace

TileMesh cut_tile(TileSource const& source, TileKey key, std::stop_token const& stop) {
    return TileCutter(source, key).cut(stop);
}

}  // namespace gatepost

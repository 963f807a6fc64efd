#include "figure/map_figure.hpp"

#include "figure/fading_line.hpp"
#include "figure/symbol_key.hpp"
#include "figure/tree_pattern.hpp"
#include "geo/clip.hpp"
#include "geo/simplify.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace gatepost {

namespace {

constexpr double margin_px = 40;       // how far beyond the frame symbols and wide lines reach into it
constexpr double tolerance_px = 0.05;  // of lines: a page is looked at from nearer than a screen
constexpr double least_ring_px = 0.4;  // smaller ones cannot be seen
constexpr std::size_t most_vertices = 400'000;  // of one layer in view; more is a picture

/// The layers of a frame, one after the other.
class LayerFigures {
  public:
    LayerFigures(FigureContext const& context, Layer const& layer)
        : m_context(context),
          m_layer(layer),
          m_geometry(layer.world->geometry),
          m_turns(context.document.map_plane().turns_in(context.viewport.bounds_world())) {
        m_figure.name = layer.name;
        m_figure.opacity = static_cast<double>(layer.opacity);
        for (StyleClass const& style : layer.drawn_style().classes) {
            m_styles.push_back(in_state(style, style.is_dimmed ? FeatureState::dimmed : FeatureState::plain));
        }
    }

    /// Everything in view, of each class the areas, then all lines, then all symbols.
    Figure all() {
        collect();
        for (std::size_t i = 0; i < m_styles.size(); ++i) {
            add_areas(drawn_at(i));
        }
        for (bool const is_casing : {true, false}) {
            for (std::size_t i = 0; i < m_styles.size(); ++i) {
                add_lines(drawn_at(i), is_casing);
            }
        }
        add_symbols();
        return std::move(m_figure);
    }

    Figure one(std::uint32_t feature, FeatureState state) {
        StyleClass const style = in_state(m_layer.style.classes[(*m_layer.class_of_feature)[feature]], state);
        for (double const east_world : m_turns) {
            take(feature, east_world);
        }
        for (bool const is_casing : {true, false}) {
            for (Line const& line : m_parts[drawn_class(feature)].lines) {
                add_line(style, line, is_casing);
            }
        }
        for (Symbol const& symbol : m_symbols) {
            add_symbol(m_figure, style, symbol.at_px);
        }
        return std::move(m_figure);
    }

    /// How many vertices all features in view have.
    [[nodiscard]] std::size_t vertices_in_view() const {
        std::size_t count = 0;
        for (double const east_world : m_turns) {
            m_layer.world->index.query(view_world(east_world), [&](std::uint32_t feature) {
                count += m_geometry.vertices_of(feature).size();
                return count <= most_vertices;
            });
        }
        return count;
    }

  private:
    struct Line {
        std::vector<Point> points_px;
        bool is_ring = false;
        double start_px = 0;  ///< how far along the whole line it begins
    };
    struct Symbol {
        Point at_px;
        std::size_t style_class = 0;
    };
    struct ClassParts {
        std::vector<std::vector<std::vector<Point>>> areas;  ///< rings of each area
        std::vector<Line> lines;
    };

    [[nodiscard]] std::size_t feature_class(std::uint32_t feature) const {
        return (*m_layer.class_of_feature)[feature];
    }
    /// The class that is drawn in the `i`th place: faint twins lie below the others.
    [[nodiscard]] std::size_t drawn_at(std::size_t i) const {
        std::size_t const twins = m_styles.size() - m_layer.style.classes.size();
        return (i + m_styles.size() - twins) % m_styles.size();
    }
    /// A pale feature is drawn as the faint twin of its class.
    [[nodiscard]] std::size_t drawn_class(std::uint32_t feature) const {
        return feature_class(feature) + (m_layer.is_pale(feature) ? m_layer.style.classes.size() : 0);
    }
    [[nodiscard]] Box view_world(double east_world) const {
        Viewport const view = m_context.viewport.moved(-east_world);
        return view.bounds_world().expanded(margin_px * view.world_per_px);
    }

    void collect() {
        for (double const east_world : m_turns) {
            for (std::uint32_t const feature : m_layer.world->index.items_in(view_world(east_world))) {
                if (m_layer.style.is_class_visible(feature_class(feature), m_context.zoom) &&
                    m_layer.has_symbol(feature)) {
                    take(feature, east_world);
                }
            }
        }
    }

    static std::vector<Point> screen_of(std::span<Point const> world, Viewport const& view) {
        std::vector<Point> screen(world.size());
        std::transform(world.begin(), world.end(), screen.begin(),
                       [&](Point p) { return view.screen_from_world(p); });
        return screen;
    }

    /// The parts of one feature in one copy of the map.
    void take(std::uint32_t feature, double east_world) {
        Viewport const view = m_context.viewport.moved(-east_world);
        Box const box = view_world(east_world);
        std::size_t const style_class = drawn_class(feature);
        ClassParts& parts = m_parts[style_class];
        FeatureEdgeRuns const runs = m_layer.world->edge_runs_of(feature);
        bool begins_area = true;
        for (std::size_t p = m_geometry.parts_begin(feature); p < m_geometry.parts_end(feature); ++p) {
            PartKind const kind = m_geometry.part_kind(p);
            auto const part = m_geometry.part(p);
            if (kind == PartKind::point) {
                if (box.contains(part.front())) {
                    m_symbols.push_back({view.screen_from_world(part.front()), style_class});
                }
                continue;
            }
            bool const is_ring = kind_of(kind) == GeometryKind::polygon;
            take_lines(clip_line(part, box, runs.of_part(p)), is_ring, view, parts);
            if (is_ring) {
                begins_area = begins_area || kind == PartKind::area;
                take_ring(clip_ring(part, box, runs.of_part(p)), view, begins_area, parts);
            }
        }
    }

    static void take_lines(std::vector<LinePiece> const& pieces, bool is_ring, Viewport const& view,
                           ClassParts& parts) {
        for (LinePiece const& piece : pieces) {
            std::vector<Point> line = screen_of(piece.vertices, view);
            std::vector<Point> kept;
            for (std::uint32_t const vertex : needed_vertices(line, tolerance_px)) {
                kept.push_back(line[vertex]);
            }
            bool const is_closed = is_ring && kept.size() > 3 && kept.front() == kept.back();
            parts.lines.push_back({std::move(kept), is_closed, piece.start_distance / view.world_per_px});
        }
    }

    static void take_ring(std::vector<Point> const& ring_world, Viewport const& view, bool& begins_area,
                          ClassParts& parts) {
        std::vector<Point> ring = screen_of(ring_world, view);
        snap_to_grid(ring, tolerance_px, true);
        Box bounds;
        for (Point const p : ring) {
            bounds.grow(p);
        }
        if (ring.size() < 3 || std::max(bounds.width(), bounds.height()) < least_ring_px) {
            return;
        }
        if (std::exchange(begins_area, false) || parts.areas.empty()) {
            parts.areas.emplace_back();
        }
        parts.areas.back().push_back(std::move(ring));
    }

    void add_areas(std::size_t style_class) {
        StyleClass const& style = m_styles[style_class];
        auto const found = m_parts.find(style_class);
        if (found == m_parts.end() || style.fill.a == 0) {
            return;
        }
        for (auto const& rings : found->second.areas) {
            FigurePath area;
            area.parts_px = rings;
            area.is_closed = true;
            area.fill = style.fill.with_alpha(style.fill.a / 255.0 * static_cast<double>(style.area_alpha));
            if (area.fill.a > 0) {
                m_figure.add(std::move(area));
            }
            if (style.pattern == FillPattern::trees) {
                Viewport const& view = m_context.viewport;
                add_trees(m_figure, rings, {0, 0, view.width_px, view.height_px},
                          view.screen_from_world({0, 0}), style.fill);
            }
        }
    }

    void add_lines(std::size_t style_class, bool is_casing) {
        auto const found = m_parts.find(style_class);
        if (found != m_parts.end()) {
            for (Line const& line : found->second.lines) {
                add_line(m_styles[style_class], line, is_casing);
            }
        }
    }

    void add_line(StyleClass const& style, Line const& line, bool is_casing) {
        auto const width_px = static_cast<double>(is_casing ? style.line_casing_px : style.line_px);
        Colour const colour = is_casing ? style.line_casing : style.line;
        if (width_px <= 0 || colour.a == 0) {
            return;
        }
        FigurePath path;
        path.parts_px = {line.points_px};
        path.is_closed = line.is_ring;
        path.stroke = colour;
        path.stroke_px = width_px;
        path.has_round_ends = style.cap == LineCap::round;
        path.has_square_ends = style.cap == LineCap::square;
        path.has_mitre_joins = style.join == LineJoin::mitre;
        if (!is_casing) {
            path.dash_px = static_cast<double>(style.dash_px);
            path.gap_px = static_cast<double>(style.gap_px);
            path.dash_begin_px = line.start_px;
        }
        if (m_layer.style.line_shape == LineShape::arc) {
            add_fading_line(m_figure, path, {m_context.viewport.width_px, m_context.viewport.height_px});
        } else {
            m_figure.add(std::move(path));
        }
    }

    /// Pale and small ones first, so that the others lie on them.
    void add_symbols() {
        auto const place = [&](Symbol const& symbol) {
            return std::pair{symbol.style_class < m_layer.style.classes.size(),
                             m_styles[symbol.style_class].symbol_px};
        };
        std::stable_sort(m_symbols.begin(), m_symbols.end(),
                         [&](Symbol const& a, Symbol const& b) { return place(a) < place(b); });
        for (Symbol const& symbol : m_symbols) {
            add_symbol(m_figure, m_styles[symbol.style_class], symbol.at_px);
        }
    }

    FigureContext const& m_context;
    Layer const& m_layer;
    GeometryColumn const& m_geometry;
    std::vector<double> m_turns;
    std::vector<StyleClass> m_styles;           // of its classes, as they are shown
    std::map<std::size_t, ClassParts> m_parts;  // by class
    std::vector<Symbol> m_symbols;
    Figure m_figure;
};

/// Water, and beyond the edge of the map paper.
Figure ground(FigureContext const& context) {
    MapColours const& colours = map_colours(context.document.theme());
    MapPlane const& plane = context.document.map_plane();
    Viewport const& view = context.viewport;
    Box const frame{0, 0, view.width_px, view.height_px};
    Figure figure;
    figure.name = "ground";
    if (plane.holds(view.bounds_world())) {
        figure.add(FigureBox{frame, colours.water});
        return figure;
    }
    figure.add(FigureBox{frame, colours.paper});
    if (plane.repeat()) {
        Box edge;
        for (Point const p : plane.edge_world()) {
            edge.grow(view.screen_from_world(p));
        }
        figure.add(FigureBox{{0, std::max(edge.min_y, 0.0), frame.max_x, std::min(edge.max_y, frame.max_y)},
                             colours.water});
        return figure;
    }
    FigurePath water;
    water.is_closed = true;
    water.fill = colours.water;
    auto& ring = water.parts_px.emplace_back();
    for (Point const p : clip_ring(plane.edge_world(), view.bounds_world().expanded(view.world_per_px))) {
        ring.push_back(view.screen_from_world(p));
    }
    figure.add(std::move(water));
    return figure;
}

}  // namespace

std::vector<Figure> map_figures(FigureContext const& context, LayerPicture const& picture_of,
                                ShowsDensity const& shows_density, bool is_transparent) {
    std::vector<Figure> figures;
    if (!is_transparent) {
        figures.push_back(ground(context));
    }
    Box const frame{0, 0, context.viewport.width_px, context.viewport.height_px};
    for (Layer const& layer : context.document.layers()) {
        if (!layer.is_visible || layer.opacity <= 0 || !layer.world) {
            continue;
        }
        LayerFigures figures_of_layer(context, layer);
        std::shared_ptr<Image const> const picture =
            figures_of_layer.vertices_in_view() > most_vertices || shows_density(layer) ? picture_of(layer)
                                                                                        : nullptr;
        if (picture) {
            Figure& figure = figures.emplace_back();
            figure.name = layer.name;
            figure.add(FigureImage{frame, picture});
        } else {
            figures.push_back(figures_of_layer.all());
        }
    }
    return figures;
}

Figure feature_figure(FigureContext const& context, FeatureRef ref, FeatureState state) {
    Layer const& layer = context.document.layer(ref.layer);
    bool const is_drawn = layer.is_visible && layer.world && !layer.is_left_out(ref.feature);
    return is_drawn ? LayerFigures(context, layer).one(ref.feature, state) : Figure{};
}

Figure name_figure(std::span<TextLine const> names, double pixel_ratio) {
    Figure figure;
    figure.name = "names";
    std::map<ShapedText const*, std::shared_ptr<ShapedText const>> shaped;
    for (TextLine const& line : names) {
        auto& logical = shaped[line.text];
        if (!logical) {
            logical = std::make_shared<ShapedText const>(scaled(*line.text, 1 / pixel_ratio));
        }
        FigureText text;
        text.utf8 = line.text->utf8;
        text.shaped = logical;
        text.origin_px =
            Point{static_cast<double>(line.x_px), static_cast<double>(line.y_px)} * (1 / pixel_ratio);
        text.colour = line.colour.with_alpha(line.colour.a / 255.0 * static_cast<double>(line.alpha));
        text.halo = line.halo;
        text.halo_px = static_cast<double>(line.halo_px) / pixel_ratio;
        for (GlyphPose const& pose : line.poses) {
            text.poses.push_back(
                {{static_cast<double>(pose.x_px) / pixel_ratio, static_cast<double>(pose.y_px) / pixel_ratio},
                 static_cast<double>(pose.cos),
                 static_cast<double>(pose.sin)});
        }
        figure.add(std::move(text));
    }
    return figure;
}

}  // namespace gatepost

#include "render/earth_area.hpp"

#include "render/seen_tiles.hpp"

#include <glad/gl.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <vector>

namespace gatepost {

namespace {

void clear(Colour colour) {
    auto const c = colour.to_floats();
    glClearColor(c[0] * c[3], c[1] * c[3], c[2] * c[3], c[3]);
    glClear(GL_COLOR_BUFFER_BIT);
}

/// Of a map that repeats: the strip from edge to edge of the frame.
void clear_strip(MapFrame const& frame, std::vector<Point> const& edge_world, Colour colour) {
    double south = std::numeric_limits<double>::infinity();
    double north = -south;
    for (Point const p : edge_world) {
        south = std::min(south, p.y);
        north = std::max(north, p.y);
    }
    auto const row = [&](double y_world) {
        double const y_px = frame.viewport.screen_from_world({0, y_world}).y * frame.pixel_ratio;
        return static_cast<int>(std::clamp(std::round(y_px), 0.0, static_cast<double>(frame.height_px)));
    };
    glEnable(GL_SCISSOR_TEST);
    glScissor(0, frame.height_px - row(south), frame.width_px, row(south) - row(north));
    clear(colour);
    glDisable(GL_SCISSOR_TEST);
}

}  // namespace

bool EarthArea::is_drawn(MapFrame const& frame) {
    MapPlane const& plane = frame.document->map_plane();
    return !plane.repeat() && !plane.holds(frame.viewport.bounds_world());
}

TileContent EarthArea::content(MapFrame const& frame) {
    std::uint64_t const plane = frame.document->plane();
    if (m_plane != plane) {
        m_plane = plane;
        m_view.forget_last();
        GeometryColumn column;
        column.begin_feature(GeometryKind::polygon);
        column.add_part(frame.document->map_plane().edge_world());
        m_world = std::make_shared<WorldGeometry const>(std::move(column));
    }
    m_style.classes.front().fill = frame.water;
    auto const source = [this, pixel_ratio = frame.pixel_ratio] {
        return TileSource{.world = m_world,
                          .class_of_feature = std::make_shared<std::vector<std::uint16_t> const>(1, 0),
                          .without_symbol = std::make_shared<std::vector<std::uint8_t> const>(1, 0),
                          .classes = m_style.classes,
                          .may_be_dense = false,
                          .pixel_ratio = pixel_ratio};
    };
    // Layers count their revisions from 1 up.
    return {{std::numeric_limits<std::uint64_t>::max() - plane}, source, "the edge of the map"};
}

void EarthArea::request(MapFrame const& frame, TileCache& tiles) {
    if (is_drawn(frame)) {
        TileContent const wanted = content(frame);
        TileView::request(tiles, wanted, tiles_in_view(m_world->index.bounds(), frame));
    }
}

bool EarthArea::resolve(MapFrame const& frame, TileCache& tiles) {
    if (!is_drawn(frame)) {
        return true;
    }
    TileContent const wanted = content(frame);
    return m_view.resolve(tiles, wanted, tiles_in_view(m_world->index.bounds(), frame));
}

void EarthArea::draw(MapFrame const& frame, TilePainter& painter) {
    MapPlane const& plane = frame.document->map_plane();
    if (plane.holds(frame.viewport.bounds_world())) {
        clear(frame.water);
        return;
    }
    clear(frame.paper);
    if (plane.repeat()) {
        clear_strip(frame, plane.edge_world(), frame.water);
        return;
    }
    painter.paint(m_view.drawn(), m_style, m_classes, frame);
}

}  // namespace gatepost

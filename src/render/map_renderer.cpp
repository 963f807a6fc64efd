#include "render/map_renderer.hpp"

#include "render/class_table.hpp"
#include "render/layer_target.hpp"
#include "render/tile_cache.hpp"

#include <glad/gl.h>

#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace gatepost {

namespace {

/// A tile to draw and where it lies.
struct DrawnTile {
    GpuMesh const* mesh = nullptr;
    TileKey key;
};

/// Where a tile's local pixels fall on the framebuffer: computed in double, handed to GL as float.
struct TilePlacement {
    float scale = 1;
    float x_px = 0;
    float y_px = 0;
};

TilePlacement place(TileKey key, MapFrame const& frame) {
    double const world_per_framebuffer_px = frame.viewport.world_per_px / frame.pixel_ratio;
    Point const centre = frame.viewport.screen_from_world(bounds_world(key).centre()) * frame.pixel_ratio;
    return {static_cast<float>(world_per_tile_px(key.level) / world_per_framebuffer_px), static_cast<float>(centre.x),
            static_cast<float>(centre.y)};
}

/// Only the tile's own square is drawn of its fills and lines: neighbours share the rounded edge, so nothing is drawn twice.
void scissor_to(TileKey key, MapFrame const& frame) {
    Box const world = bounds_world(key);
    Point const low = frame.viewport.screen_from_world({world.min_x, world.min_y}) * frame.pixel_ratio;
    Point const high = frame.viewport.screen_from_world({world.max_x, world.max_y}) * frame.pixel_ratio;
    auto const pixel = [](double v, int size) { return static_cast<int>(std::clamp(std::round(v), 0.0, static_cast<double>(size))); };
    int const left = pixel(low.x, frame.width_px);
    int const right = pixel(high.x, frame.width_px);
    int const top = pixel(high.y, frame.height_px);
    int const bottom = pixel(low.y, frame.height_px);
    glScissor(left, frame.height_px - bottom, std::max(right - left, 0), std::max(bottom - top, 0));
}

}  // namespace

struct MapRenderer::Impl {
    TileCache tiles;
    TextPass text;
    ShaderProgram fill{"fill"};
    ShaderProgram line{"line"};
    ShaderProgram symbol{"symbol"};
    LayerTarget layer_target;
    std::map<std::string, ClassTable> class_tables;
    std::map<std::string, std::vector<TileCache::Id>> last_complete;  ///< of each layer: shown until the new tiles are there
    std::map<std::string, std::vector<DrawnTile>> drawn;              ///< what the next draw shows

    Impl(JobPool& pool, FontSet& fonts) : tiles(pool), text(fonts) {}

    [[nodiscard]] static bool is_drawn(Layer const& layer) { return layer.is_visible && layer.world && layer.opacity > 0; }

    void request_all(MapFrame const& frame) {
        int const level = level_for(frame.viewport.world_per_px / frame.pixel_ratio);
        Box const view = frame.viewport.bounds_world();
        for (Layer const& layer : frame.document->layers()) {
            if (!is_drawn(layer)) {
                continue;
            }
            Box const data = layer.world->index.bounds();
            double order = 0;
            for (TileKey const key : tiles_covering(view, level)) {
                Box const reach = bounds_world(key).expanded(tile_side_px * world_per_tile_px(level) / 16);
                if (data.intersects(reach)) {
                    static_cast<void>(tiles.request(layer, key, order++));
                }
            }
        }
    }

    /// Chooses what to draw of a layer. True if nothing is missing.
    bool resolve(Layer const& layer, MapFrame const& frame) {
        std::vector<DrawnTile>& list = drawn[layer.id];
        std::vector<DrawnTile> ready;
        std::vector<TileCache::Id> ids;
        bool complete = true;
        int const level = level_for(frame.viewport.world_per_px / frame.pixel_ratio);
        for (TileKey const key : tiles_covering(frame.viewport.bounds_world(), level)) {
            Box const reach = bounds_world(key).expanded(tile_side_px * world_per_tile_px(level) / 16);
            if (!layer.world->index.bounds().intersects(reach)) {
                continue;
            }
            GpuMesh const* const mesh = tiles.request(layer, key, 0);
            complete = complete && mesh != nullptr;
            if (mesh != nullptr) {
                ready.push_back({mesh, key});
                ids.emplace_back(layer.revision, key);
            }
        }
        list.clear();
        if (complete) {
            last_complete[layer.id] = std::move(ids);
        } else {
            for (TileCache::Id const& id : last_complete[layer.id]) {
                if (GpuMesh const* const mesh = tiles.find(id)) {
                    list.push_back({mesh, id.second});
                }
            }
        }
        list.insert(list.end(), ready.begin(), ready.end());
        return complete;
    }

    void set_placement(ShaderProgram const& program, TileKey key, MapFrame const& frame) const {
        TilePlacement const at = place(key, frame);
        program.set("u_scale", at.scale, -at.scale);
        program.set("u_offset_px", at.x_px, at.y_px);
    }

    static void begin(ShaderProgram& program, MapFrame const& frame) {
        program.use();
        program.set("u_classes", 0);
        program.set("u_size_px", static_cast<float>(frame.width_px), static_cast<float>(frame.height_px));
        program.set("u_symbol_scale", static_cast<float>(frame.pixel_ratio));
    }

    void draw_fills(std::vector<DrawnTile> const& list, MapFrame const& frame) {
        begin(fill, frame);
        for (DrawnTile const& tile : list) {
            if (tile.mesh->has_fill()) {
                scissor_to(tile.key, frame);
                set_placement(fill, tile.key, frame);
                tile.mesh->draw_fill();
            }
        }
    }

    void draw_lines(std::vector<DrawnTile> const& list, MapFrame const& frame, bool has_casing) {
        begin(line, frame);
        for (DrawnTile const& tile : list) {
            if (!tile.mesh->has_segments()) {
                continue;
            }
            scissor_to(tile.key, frame);
            set_placement(line, tile.key, frame);
            for (int const is_casing : {1, 0}) {
                if (is_casing == 0 || has_casing) {
                    line.set("u_is_casing", is_casing);
                    tile.mesh->draw_segments();
                }
            }
        }
    }

    void draw_symbols(std::vector<DrawnTile> const& list, MapFrame const& frame) {
        begin(symbol, frame);
        for (DrawnTile const& tile : list) {
            if (tile.mesh->has_symbols()) {
                set_placement(symbol, tile.key, frame);
                tile.mesh->draw_symbols();
            }
        }
    }

    void draw_layer(Layer const& layer, MapFrame const& frame) {
        std::vector<DrawnTile> const& list = drawn[layer.id];
        if (list.empty()) {
            return;
        }
        bool const is_translucent = layer.opacity < 1;
        if (is_translucent) {
            layer_target.begin(frame.width_px, frame.height_px);
        }
        class_tables[layer.id].bind(layer.style, frame.zoom);
        bool const has_casing = std::any_of(layer.style.classes.begin(), layer.style.classes.end(),
                                            [](StyleClass const& one) { return one.line_casing_px > 0; });
        glEnable(GL_SCISSOR_TEST);
        draw_fills(list, frame);
        draw_lines(list, frame, has_casing);
        glDisable(GL_SCISSOR_TEST);
        draw_symbols(list, frame);
        if (is_translucent) {
            layer_target.composite(layer.opacity);
        }
    }
};

MapRenderer::MapRenderer(JobPool& pool, FontSet& fonts) : m_impl(std::make_unique<Impl>(pool, fonts)) {}
MapRenderer::~MapRenderer() = default;

bool MapRenderer::prepare(MapFrame const& frame, Waiting waiting) {
    TileCache& tiles = m_impl->tiles;
    tiles.begin_frame();
    m_impl->request_all(frame);
    if (waiting == Waiting::until_complete) {
        tiles.finish();
    } else {
        tiles.take_finished();
    }
    bool complete = true;
    for (Layer const& layer : frame.document->layers()) {
        if (Impl::is_drawn(layer)) {
            complete = m_impl->resolve(layer, frame) && complete;
        }
    }
    tiles.end_frame();
    return complete;
}

void MapRenderer::prepare_labels(std::span<TextRun const> labels) { m_impl->text.prepare(labels); }

void MapRenderer::draw(MapFrame const& frame, std::span<TextRun const> labels) {
    auto const background = frame.background.to_floats();
    glViewport(0, 0, frame.width_px, frame.height_px);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(background[0], background[1], background[2], 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);  // shaders write premultiplied colours
    for (Layer const& layer : frame.document->layers()) {
        if (Impl::is_drawn(layer)) {
            m_impl->draw_layer(layer, frame);
        }
    }
    m_impl->text.draw(labels, frame.width_px, frame.height_px);
    glBindVertexArray(0);
}

}  // namespace gatepost

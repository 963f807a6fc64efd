#include "render/map_renderer.hpp"

#include "render/highlights.hpp"
#include "render/label_sheet.hpp"
#include "render/layer_target.hpp"
#include "render/swatches.hpp"
#include "render/tile_cache.hpp"
#include "render/tile_painter.hpp"

#include <glad/gl.h>

#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace gatepost {

struct MapRenderer::Impl {
    TileCache tiles;
    LabelSheet labels;
    TilePainter painter;
    Swatches swatches;
    LayerTarget layer_target;
    Highlights highlights;
    std::map<std::string, ClassTable> class_tables;
    std::map<std::string, std::vector<TileCache::Id>>
        last_complete;        ///< of each layer: shown until the new tiles are there
    std::uint64_t plane = 0;  ///< of the document: tiles of another CRS stand in for nothing
    std::map<std::string, std::vector<DrawnTile>> drawn;  ///< what the next draw shows

    Impl(JobPool& pool, FontSet& fonts) : tiles(pool), labels(fonts) {}

    [[nodiscard]] static bool is_drawn(Layer const& layer) {
        return layer.is_visible && layer.world && layer.opacity > 0;
    }

    /// A new layer of the same name has nothing to do with them.
    void forget_removed(Document const& document) {
        auto const is_gone = [&](auto const& entry) { return !document.find_layer(entry.first); };
        std::erase_if(class_tables, is_gone);
        std::erase_if(last_complete, is_gone);
        std::erase_if(drawn, is_gone);
    }

    void request_all(MapFrame const& frame) {
        for (Layer const& layer : frame.document->layers()) {
            double order = 0;
            for (TileKey const key : is_drawn(layer) ? tiles_in_view(layer.world->index.bounds(), frame)
                                                     : std::vector<TileKey>{}) {
                static_cast<void>(tiles.request(layer, key, order++));
            }
        }
    }

    /// Chooses what to draw of a layer. True if nothing is missing.
    bool resolve(Layer const& layer, MapFrame const& frame) {
        std::vector<DrawnTile>& list = drawn[layer.id];
        list.clear();
        std::vector<TileCache::Id> ids;
        std::vector<TileKey> missing;
        for (TileKey const key : tiles_in_view(layer.world->index.bounds(), frame)) {
            if (GpuMesh const* const mesh = tiles.request(layer, key, 0)) {
                list.push_back({mesh, key});
                ids.emplace_back(layer.revision, key);
            } else {
                missing.push_back(key);
            }
        }
        if (missing.empty()) {
            last_complete[layer.id] = std::move(ids);
        } else {
            stand_in(layer, missing, list);
        }
        return missing.empty();
    }

    /// The tiles that were there last are shown where those wanted now are not ready, and only there: a frame
    /// costs the same while it waits.
    void stand_in(Layer const& layer, std::vector<TileKey> const& missing, std::vector<DrawnTile>& list) {
        for (TileCache::Id const& id : last_complete[layer.id]) {
            GpuMesh const* const mesh = tiles.find(id);
            for (TileKey const key : mesh != nullptr ? missing : std::vector<TileKey>{}) {
                if (bounds_world(id.second).intersects(bounds_world(key))) {
                    list.push_back({mesh, id.second, key});
                }
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
        painter.paint(list, layer.style, class_tables[layer.id], frame);
        if (is_translucent) {
            layer_target.composite(layer.opacity);
        }
    }
};

MapRenderer::MapRenderer(JobPool& pool, FontSet& fonts) : m_impl(std::make_unique<Impl>(pool, fonts)) {}
MapRenderer::~MapRenderer() = default;

bool MapRenderer::prepare(MapFrame const& frame, Waiting waiting) {
    TileCache& tiles = m_impl->tiles;
    tiles.begin_frame(frame.pixel_ratio);
    if (m_impl->plane != frame.document->plane()) {
        m_impl->last_complete.clear();
        m_impl->plane = frame.document->plane();
    }
    m_impl->forget_removed(*frame.document);
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

unsigned MapRenderer::swatch(Layer const& layer, std::size_t style_class, double pixel_ratio, Colour paper) {
    return m_impl->swatches.texture(layer, style_class, pixel_ratio, paper, m_impl->painter);
}

bool MapRenderer::prepare_labels(std::span<TextLine const> labels, std::size_t most_new) {
    constexpr std::size_t names_per_glyph = 4;  // it takes a fifth of a millisecond to draw one
    return m_impl->labels.prepare(labels, {most_new / names_per_glyph, most_new});
}

void MapRenderer::draw_layers(MapFrame const& frame) {
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
            glFlush();  // GL draws it while the next one is put together: software GL in threads of its own
        }
    }
    m_impl->highlights.draw(frame, m_impl->painter);
    glBindVertexArray(0);
}

void MapRenderer::draw_labels(MapFrame const& frame) {
    m_impl->labels.draw(frame.width_px, frame.height_px);
    glBindVertexArray(0);
}

}  // namespace gatepost

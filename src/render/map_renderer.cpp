#include "render/map_renderer.hpp"

#include "render/earth_area.hpp"
#include "render/eased_tiles.hpp"
#include "render/highlights.hpp"
#include "render/label_sheet.hpp"
#include "render/layer_densities.hpp"
#include "render/layer_target.hpp"
#include "render/seen_tiles.hpp"
#include "render/swatches.hpp"
#include "render/tile_cache.hpp"
#include "render/tile_painter.hpp"
#include "render/tile_view.hpp"

#include <glad/gl.h>

#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gatepost {

struct MapRenderer::Impl {
    JobPool& pool;
    TileCache tiles;
    LayerDensities densities;
    LabelSheet labels;
    TilePainter painter;
    Swatches swatches;
    LayerTarget layer_target;
    Highlights highlights;
    EarthArea earth;
    std::map<LayerId, ClassTable> class_tables;
    std::map<LayerId, TileView> views;    ///< the tiles of each layer
    std::map<LayerId, EasedTiles> eased;  ///< of densities
    bool is_easing = false;
    std::uint64_t plane = 0;  ///< of the document: tiles of another map CRS cannot stand in

    Impl(JobPool& workers, FontSet& fonts)
        : pool(workers), tiles(workers), densities(workers), labels(fonts) {}

    [[nodiscard]] static bool is_drawn(Layer const& layer, MapFrame const& frame) {
        return layer.is_visible && layer.world && layer.opacity > 0 &&
               (!frame.has_background_only || layer.group == LayerGroup::background) &&
               (!frame.only_layer || *frame.only_layer == layer.id);
    }

    /// None while it is not known yet whether its points are drawn as a density.
    struct LayerTiles {
        TileContent content;
        std::uint64_t density_count = 0;
    };
    std::optional<LayerTiles> content_of(Layer const& layer, MapFrame const& frame) {
        LayerDensities::Answer const answer = densities.ask(layer, density_level(frame), frame.zoom);
        if (!answer.is_known) {
            return std::nullopt;
        }
        TileContent content{{answer.revision},
                            [&layer, pixel_ratio = frame.pixel_ratio, density = answer.density] {
                                TileSource source = tile_source_of(layer, pixel_ratio);
                                source.density = density;
                                return source;
                            },
                            layer.title};
        return LayerTiles{std::move(content), answer.count};
    }

    /// Points are counted in squares of about a logical pixel, whatever the density of the screen: of a
    /// tile's own pixels, or of so many of them that there is a whole number of squares in a tile.
    static int density_level(MapFrame const& frame) {
        int const tile_level = level_for(frame.viewport.world_per_px / frame.pixel_ratio);
        return tile_level + static_cast<int>(std::lround(std::log2(frame.pixel_ratio)));
    }

    /// What belongs to layers that are gone, or to another map CRS.
    void forget_past(Document const& document) {
        auto const is_gone = [&](auto const& entry) { return !document.has_layer(entry.first); };
        std::erase_if(class_tables, is_gone);
        std::erase_if(views, is_gone);
        std::erase_if(eased, is_gone);
        densities.keep_only(document);
        if (plane != document.plane()) {
            plane = document.plane();
            eased.clear();
            for (auto& [id, view] : views) {
                view.forget_last();
            }
            highlights.forget_last();
        }
    }

    /// True if a layer shows something else from this frame on, at the same place.
    bool request_all(MapFrame const& frame) {
        bool is_renewing = false;
        earth.request(frame, tiles);
        for (Layer const& layer : frame.document->layers()) {
            if (!is_drawn(layer, frame)) {
                continue;
            }
            if (auto const of_layer = content_of(layer, frame)) {
                auto const seen = tiles_in_view(layer.world->index.bounds(), frame);
                TileView::request(tiles, of_layer->content, seen);
                is_renewing = views[layer.id].begins_to_renew(of_layer->content, seen) || is_renewing;
            }
        }
        Highlights::request(frame, tiles);
        return is_renewing;
    }

    /// Chooses what to draw. True if nothing is missing.
    bool resolve_all(MapFrame const& frame) {
        bool is_complete = earth.resolve(frame, tiles);
        for (Layer const& layer : frame.document->layers()) {
            if (!is_drawn(layer, frame)) {
                continue;
            }
            auto const seen = tiles_in_view(layer.world->index.bounds(), frame);
            if (auto const of_layer = content_of(layer, frame)) {
                bool const is_whole = views[layer.id].resolve(tiles, of_layer->content, seen);
                is_complete = is_whole && is_complete;
                if (!densities.shown(layer.id)) {
                    eased.erase(layer.id);
                } else if (is_whole) {
                    eased[layer.id].show(views[layer.id].drawn(), of_layer->content.any.revision,
                                         of_layer->density_count, frame.now_s);
                }
            } else {
                views[layer.id].stand_in_for_all(tiles, seen);
                is_complete = false;
            }
        }
        return highlights.resolve(frame, tiles) && is_complete;
    }

    void paint_at(Layer const& layer, std::vector<DrawnTile> const& list, double share,
                  MapFrame const& frame) {
        layer_target.begin(frame.width_px, frame.height_px);
        painter.paint(list, layer.drawn_style(), class_tables[layer.id], frame);
        layer_target.composite(layer.opacity * static_cast<float>(share));
    }

    void draw_layer(Layer const& layer, MapFrame const& frame) {
        std::vector<DrawnTile> const& list = views[layer.id].drawn();
        if (list.empty()) {
            return;
        }
        auto const going_over = eased.find(layer.id);
        double const past = going_over == eased.end() ? 0 : going_over->second.share_of_past(frame.now_s);
        if (past > 0) {
            is_easing = true;
            paint_at(layer, going_over->second.past(tiles), past, frame);
            paint_at(layer, list, 1 - past, frame);
            return;
        }
        bool const is_translucent = layer.opacity < 1;
        if (is_translucent) {
            layer_target.begin(frame.width_px, frame.height_px);
        }
        painter.paint(list, layer.drawn_style(), class_tables[layer.id], frame);
        if (is_translucent) {
            layer_target.composite(layer.opacity);
        }
    }
};

MapRenderer::MapRenderer(JobPool& pool, FontSet& fonts) : m_impl(std::make_unique<Impl>(pool, fonts)) {
    m_impl->painter.begin_programs();
    m_impl->labels.begin_programs();
}
MapRenderer::~MapRenderer() = default;

bool MapRenderer::prepare(MapFrame const& frame, Waiting waiting) {
    TileCache& tiles = m_impl->tiles;
    tiles.begin_frame(frame.pixel_ratio);
    m_impl->forget_past(*frame.document);
    bool const is_renewing = m_impl->request_all(frame);
    if (waiting == Waiting::until_complete) {
        m_impl->densities.finish();
        m_impl->request_all(frame);  // what waited for a count
        tiles.finish();
    } else if (is_renewing) {
        // To draw once more what was there would take as long, and from the workers, as to wait for the rest.
        constexpr std::chrono::milliseconds about_a_frame{20};
        tiles.take_soon(about_a_frame);
    } else {
        tiles.take_finished();
    }
    bool const is_complete = m_impl->resolve_all(frame);
    tiles.end_frame();
    return is_complete;
}

std::vector<std::string> MapRenderer::take_failures() {
    std::vector<std::string> failures = m_impl->tiles.take_failures();
    auto const uncounted = m_impl->densities.take_failures();
    failures.insert(failures.end(), uncounted.begin(), uncounted.end());
    return failures;
}

bool MapRenderer::may_show_density(Layer const& layer) { return LayerDensities::may_show(layer); }

std::shared_ptr<TileDensity const> MapRenderer::density(LayerId layer) const {
    return m_impl->densities.shown(layer);
}

bool MapRenderer::is_easing() const { return m_impl->is_easing; }

bool MapRenderer::is_uploading() const { return m_impl->tiles.is_uploading(); }

unsigned MapRenderer::swatch(Layer const& layer, std::size_t style_class, double pixel_ratio, Colour paper) {
    return m_impl->swatches.texture(layer, style_class, pixel_ratio, paper, m_impl->painter);
}

bool MapRenderer::prepare_labels(std::span<TextLine const> labels, std::size_t most_new) {
    constexpr std::size_t names_per_glyph = 4;  // drawing a glyph takes a fifth of a millisecond
    return m_impl->labels.prepare(labels, {most_new / names_per_glyph, most_new});
}

void MapRenderer::prepare_labels_once(std::span<TextLine const> labels) {
    m_impl->labels.prepare_once(labels, context_outside(m_impl->pool));
}

void MapRenderer::draw_layers(MapFrame const& frame) {
    glViewport(0, 0, frame.width_px, frame.height_px);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_SCISSOR_TEST);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);  // shaders write premultiplied colours
    m_impl->earth.draw(frame, m_impl->painter);
    m_impl->is_easing = false;
    for (Layer const& layer : frame.document->layers()) {
        if (Impl::is_drawn(layer, frame)) {
            m_impl->draw_layer(layer, frame);
            glFlush();  // GL draws it meanwhile, software GL in its own threads
        }
    }
    m_impl->highlights.draw(frame, m_impl->painter);
    glBindVertexArray(0);
}

void MapRenderer::draw_labels(MapFrame const& frame) {
    if (frame.is_drawn_once) {
        m_impl->labels.draw_once(frame.width_px, frame.height_px);
    } else {
        m_impl->labels.draw(frame.width_px, frame.height_px);
    }
    glBindVertexArray(0);
}

}  // namespace gatepost

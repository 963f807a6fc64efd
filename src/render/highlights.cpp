#include "render/highlights.hpp"

#include "render/tile_cutter.hpp"
#include "render/tile_painter.hpp"

#include <iterator>

namespace gatepost {

namespace {

// Cutting more than this at once would be felt in the frame that does it.
constexpr std::size_t most_vertices_at_once = 4000;

bool is_there(Layer const& layer, std::uint32_t feature) {
    return layer.is_visible && layer.world && !layer.is_hosted(feature) &&
           layer.world->geometry.kind(feature) != GeometryKind::none;
}

bool is_cut_at_once(Layer const& layer, std::uint32_t feature) {
    return layer.world->geometry.vertices_of(feature).size() <= most_vertices_at_once;
}

LayerStyle style_of(Layer const& layer, Highlight const& highlight) {
    LayerStyle style = layer.style;
    for (StyleClass& one : style.classes) {
        one = in_state(std::move(one), highlight.state);
        if (layer.world->geometry.kind(highlight.ref.feature) == GeometryKind::polygon) {
            one.fill.a = 0;  // it is there already, and may be translucent
        }
    }
    return style;
}

TileSource source_of(Layer const& layer, Highlight const& highlight, double pixel_ratio) {
    TileSource source = ungathered_source_of(layer, pixel_ratio);  // one that is gathered shows itself now
    source.only = highlight.ref.feature;
    source.may_be_dense = !is_cut_at_once(layer, highlight.ref.feature);
    source.classes = style_of(layer, highlight).classes;
    return source;
}

TileContent content_of(Layer const& layer, Highlight const& highlight, double pixel_ratio) {
    return {{layer.revision, highlight.ref.feature, highlight.state},
            [&layer, highlight, pixel_ratio] { return source_of(layer, highlight, pixel_ratio); }};
}

}  // namespace

std::vector<TileKey> tiles_in_view(Box const& bounds, MapFrame const& frame) {
    int const level = level_for(frame.viewport.world_per_px / frame.pixel_ratio);
    double const margin =
        tile_side_px * world_per_tile_px(level) / 16;  // what a line may reach beyond its tile
    std::vector<TileKey> keys = tiles_covering(frame.viewport.bounds_world(), level);
    std::erase_if(keys, [&](TileKey key) { return !bounds.intersects(bounds_world(key).expanded(margin)); });
    return keys;
}

void Highlights::request(MapFrame const& frame, TileCache& tiles) {
    for (Highlight const& highlight : frame.highlights) {
        Layer const& layer = frame.document->layer(highlight.ref.layer);
        std::uint32_t const feature = highlight.ref.feature;
        if (is_there(layer, feature) && !is_cut_at_once(layer, feature)) {
            TileView::request(tiles, content_of(layer, highlight, frame.pixel_ratio),
                              tiles_in_view(layer.world->bounds_of(feature), frame));
        }
    }
}

bool Highlights::resolve(MapFrame const& frame, TileCache& tiles) {
    ++m_frame;
    bool is_complete = true;
    for (Highlight const& highlight : frame.highlights) {
        is_complete = resolve_one(frame, highlight, tiles) && is_complete;
    }
    std::erase_if(m_shown, [&](auto const& entry) { return entry.second.last_shown != m_frame; });
    return is_complete;
}

bool Highlights::resolve_one(MapFrame const& frame, Highlight const& highlight, TileCache& tiles) {
    Layer const& layer = frame.document->layer(highlight.ref.layer);
    std::uint32_t const feature = highlight.ref.feature;
    if (!is_there(layer, feature)) {
        return true;
    }
    Shown& shown = m_shown[highlight];
    shown.last_shown = m_frame;
    shown.style = style_of(layer, highlight);
    std::vector<TileKey> const keys = tiles_in_view(layer.world->bounds_of(feature), frame);
    TileContent const content = content_of(layer, highlight, frame.pixel_ratio);
    if (!is_cut_at_once(layer, feature)) {
        bool const is_complete = shown.tiles.resolve(tiles, content, keys);
        shown.drawn = shown.tiles.drawn();
        return is_complete;
    }
    if (shown.revision != layer.revision || shown.pixel_ratio != frame.pixel_ratio) {
        shown.meshes.clear();
        shown.revision = layer.revision;
        shown.pixel_ratio = frame.pixel_ratio;
    }
    cut_at_once(shown, content, keys);
    return true;
}

void Highlights::cut_at_once(Shown& shown, TileContent const& content, std::vector<TileKey> const& keys) {
    std::map<TileKey, GpuMesh> meshes;
    shown.drawn.clear();
    for (TileKey const key : keys) {
        auto known = shown.meshes.extract(key);
        auto const mesh = known ? meshes.insert(std::move(known)).position
                                : meshes.emplace(key, GpuMesh(cut_tile(content.source(), key, {}))).first;
        shown.drawn.push_back({&mesh->second, key});
    }
    shown.meshes = std::move(meshes);
}

void Highlights::forget_last() {
    for (auto& [ref, shown] : m_shown) {
        shown.tiles.forget_last();
    }
}

void Highlights::draw(MapFrame const& frame, TilePainter& painter) {
    for (Highlight const& highlight : frame.highlights) {
        if (auto const found = m_shown.find(highlight); found != m_shown.end()) {
            painter.paint(found->second.drawn, found->second.style, found->second.classes, frame);
        }
    }
}

}  // namespace gatepost

#include "render/highlights.hpp"

#include "render/tile_cutter.hpp"
#include "render/tile_painter.hpp"

#include <iterator>

namespace gatepost {

std::vector<TileKey> tiles_in_view(Box const& bounds, MapFrame const& frame) {
    int const level = level_for(frame.viewport.world_per_px / frame.pixel_ratio);
    double const margin =
        tile_side_px * world_per_tile_px(level) / 16;  // what a line may reach beyond its tile
    std::vector<TileKey> keys = tiles_covering(frame.viewport.bounds_world(), level);
    std::erase_if(keys, [&](TileKey key) { return !bounds.intersects(bounds_world(key).expanded(margin)); });
    return keys;
}

void Highlights::draw(MapFrame const& frame, TilePainter& painter) {
    ++m_frame;
    for (Highlight const& highlight : frame.highlights) {
        draw_one(frame, highlight, painter);
    }
    std::erase_if(m_cuts, [&](auto const& entry) { return entry.second.last_drawn != m_frame; });
}

void Highlights::draw_one(MapFrame const& frame, Highlight const& highlight, TilePainter& painter) {
    constexpr std::size_t most_vertices = 20'000;
    Layer const& layer = frame.document->layer(highlight.ref.layer);
    std::uint32_t const feature = highlight.ref.feature;
    if (!layer.is_visible || !layer.world || layer.is_hosted(feature)) {
        return;
    }
    GeometryColumn const& geometry = layer.world->geometry;
    bool const is_long = geometry.vertices_of(feature).size() > most_vertices;
    if (geometry.kind(feature) == GeometryKind::none ||
        (is_long && highlight.state != FeatureState::selected)) {
        return;
    }
    Cut& cut = m_cuts[highlight.ref];
    cut.last_drawn = m_frame;
    if (cut.revision != layer.revision || cut.pixel_ratio != frame.pixel_ratio) {
        cut.meshes.clear();
        cut.revision = layer.revision;
        cut.pixel_ratio = frame.pixel_ratio;
    }
    LayerStyle style = layer.style;
    for (StyleClass& one : style.classes) {
        one = in_state(std::move(one), highlight.state);
        if (geometry.kind(feature) == GeometryKind::polygon) {
            one.fill.a = 0;  // it is there already, and may be translucent
        }
    }
    std::vector<TileKey> const keys = tiles_in_view(layer.world->bounds_of(feature), frame);
    TileSource source = tile_source_of(layer, frame.pixel_ratio);
    source.only = feature;
    source.without_symbol = layer.hosted;  // one that is gathered shows itself now
    source.may_be_dense = false;
    source.classes = style.classes;
    std::map<TileKey, GpuMesh> meshes;
    std::vector<DrawnTile> tiles;
    for (TileKey const key : keys) {
        auto known = cut.meshes.extract(key);
        auto const mesh = known ? meshes.insert(std::move(known)).position
                                : meshes.emplace(key, GpuMesh(cut_tile(source, key, {}))).first;
        tiles.push_back({&mesh->second, key});
    }
    cut.meshes = std::move(meshes);
    painter.paint(tiles, style, cut.classes, frame);
}

}  // namespace gatepost

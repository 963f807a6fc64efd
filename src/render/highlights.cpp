#include "render/highlights.hpp"

#include "render/seen_tiles.hpp"
#include "render/tile_cutter.hpp"
#include "render/tile_painter.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace gatepost {

namespace {

// Cutting more vertices than this at once would cause a visible delay in that frame.
constexpr std::size_t most_vertices_at_once = 4000;

bool is_there(Layer const& layer, std::uint32_t feature) {
    return layer.is_visible && layer.world && !layer.is_left_out(feature) &&
           layer.world->geometry.kind(feature) != GeometryKind::none;
}

bool is_cut_at_once(Layer const& layer, std::uint32_t feature) {
    return layer.world->geometry.vertices_of(feature).size() <= most_vertices_at_once;
}

LayerStyle style_of(Layer const& layer, Highlight const& highlight) {
    LayerStyle style = layer.style;
    for (StyleClass& one : style.classes) {
        one = in_state(std::move(one), highlight.state);
    }
    return style;
}

/// The tile source is the same for every state, so that a click cuts nothing again: it uses the selected
/// state, which is the widest.
TileSource source_of(Layer const& layer, FeatureRef ref, double pixel_ratio) {
    TileSource source = unclustered_source_of(layer, pixel_ratio);  // a clustered one shows itself now
    source.only = ref.feature;
    source.has_fills = false;  // the layer draws the fill already, and it may be translucent
    source.may_be_dense = !is_cut_at_once(layer, ref.feature);
    source.classes = style_of(layer, {ref, FeatureState::selected}).classes;
    return source;
}

TileContent content_of(Layer const& layer, FeatureRef ref, double pixel_ratio) {
    return {{layer.revision, ref.feature},
            [&layer, ref, pixel_ratio] { return source_of(layer, ref, pixel_ratio); },
            layer.title};
}

}  // namespace

void Highlights::request(MapFrame const& frame, TileCache& tiles) {
    for (Highlight const& highlight : frame.highlights) {
        Layer const& layer = frame.document->layer(highlight.ref.layer);
        std::uint32_t const feature = highlight.ref.feature;
        if (is_there(layer, feature) && !is_cut_at_once(layer, feature)) {
            TileView::request(tiles, content_of(layer, highlight.ref, frame.pixel_ratio),
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

/// When a layer is read again, the selected feature gets another number. A large feature then stands in for
/// itself until it has been cut again.
Highlights::Shown& Highlights::shown_of(Highlight const& highlight, Layer const& layer) {
    auto const is_its_past = [&](auto const& entry) {
        return entry.first.layer == highlight.ref.layer && entry.second.revision != layer.revision &&
               entry.second.looks.contains(FeatureState::selected);
    };
    if (highlight.state == FeatureState::selected && !m_shown.contains(highlight.ref)) {
        auto const past = std::find_if(m_shown.begin(), m_shown.end(), is_its_past);
        if (past != m_shown.end()) {
            auto node = m_shown.extract(past);
            node.key() = highlight.ref;
            m_shown.insert(std::move(node));
        }
    }
    return m_shown[highlight.ref];
}

bool Highlights::resolve_one(MapFrame const& frame, Highlight const& highlight, TileCache& tiles) {
    Layer const& layer = frame.document->layer(highlight.ref.layer);
    std::uint32_t const feature = highlight.ref.feature;
    if (!is_there(layer, feature)) {
        return true;
    }
    Shown& shown = shown_of(highlight, layer);
    shown.last_shown = m_frame;
    shown.looks[highlight.state].style = style_of(layer, highlight);
    if (shown.revision != layer.revision || shown.pixel_ratio != frame.pixel_ratio) {
        shown.meshes.clear();
        shown.revision = layer.revision;
        shown.pixel_ratio = frame.pixel_ratio;
    }
    std::vector<SeenTile> const tiles_seen = tiles_in_view(layer.world->bounds_of(feature), frame);
    TileContent const content = content_of(layer, highlight.ref, frame.pixel_ratio);
    if (is_cut_at_once(layer, feature)) {
        cut_at_once(shown, content, tiles_seen, tiles);
        return true;
    }
    bool const is_complete = shown.tiles.resolve(tiles, content, tiles_seen);
    // Shows nothing before all tiles have been there once, so that the feature does not appear square by
    // square.
    shown.drawn = shown.tiles.has_last() ? shown.tiles.drawn() : std::vector<DrawnTile>();
    return is_complete;
}

void Highlights::cut_at_once(Shown& shown, TileContent const& content, std::vector<SeenTile> const& seen,
                             TileCache& tiles) {
    std::optional<TileSource> source;
    std::map<TileKey, GpuMesh> meshes;
    shown.drawn.clear();
    for (SeenTile const& tile : seen) {
        auto mesh = meshes.find(tile.key);
        if (mesh == meshes.end()) {
            auto known = shown.meshes.extract(tile.key);
            if (!known && !source) {
                source = content.source();
            }
            mesh =
                known
                    ? meshes.insert(std::move(known)).position
                    : meshes.emplace(tile.key, GpuMesh(tiles.cut_now(*source, tile.key, content.layer_name)))
                          .first;
        }
        shown.drawn.push_back({&mesh->second, tile});
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
        if (auto const found = m_shown.find(highlight.ref); found != m_shown.end()) {
            Look& look = found->second.looks[highlight.state];
            painter.paint(found->second.drawn, look.style, look.classes, frame);
        }
    }
}

}  // namespace gatepost

#include "golden/scene.hpp"

#include "render/offscreen.hpp"

#include <limits>

namespace gatepost {

void GoldenScene::add(GeometryColumn geometry, LayerStyle style, std::vector<std::uint16_t> classes,
                      float opacity) {
    auto table = std::make_shared<FeatureTable>();
    table->geometry = geometry;
    ReadyLayer layer = make_layer("layer", LayerGroup::own, table, 0);
    layer.content.world = std::make_shared<WorldGeometry const>(std::move(geometry));
    layer.state.opacity = opacity;
    layer.content.own_style.style = std::make_shared<LayerStyle const>(std::move(style));
    if (!classes.empty()) {
        layer.content.own_style.class_of_feature =
            std::make_shared<std::vector<std::uint16_t> const>(std::move(classes));
    }
    m_document.add_layers({std::move(layer)});
}

Image GoldenScene::draw(double pixel_ratio, std::span<TextLine const> labels,
                        std::vector<Highlight> highlights) {
    auto const device = [&](int px) { return static_cast<int>(px * pixel_ratio); };
    MapRenderer renderer(m_pool, m_fonts);
    Viewport const view{{0, 0}, 1, static_cast<double>(m_width_px), static_cast<double>(m_height_px)};
    MapFrame const frame{&m_document,
                         view,
                         10,
                         pixel_ratio,
                         device(m_width_px),
                         device(m_height_px),
                         rgb(0xF6F3EA),
                         rgb(0xF6F3EA),
                         std::move(highlights)};
    return render_to_image(frame.width_px, frame.height_px, [&] {
        renderer.prepare(frame, Waiting::until_complete);
        renderer.prepare_labels(labels, std::numeric_limits<std::size_t>::max());
        renderer.draw_layers(frame);
        renderer.draw_labels(frame);
    });
}

}  // namespace gatepost

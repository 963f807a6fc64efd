#pragma once

#include <utility>
#include <vector>

#include "map/change.hpp"
#include "map/document.hpp"
#include "map/layer_style.hpp"

namespace gatepost {

/// A map made by hand: what is chosen and what was read, and the document that follows from them.
class MadeMap : public Document {
  public:
    explicit MadeMap(Crs const& crs = Crs::parse("EPSG:3857")) : Document(crs), m_contents(crs) {}

    std::vector<LayerId> add_layers(std::vector<ReadyLayer> layers) {
        AddLayers joining;
        std::vector<LayerId> ids;
        for (ReadyLayer& layer : layers) {
            layer.state.id = LayerId{m_next++};
            ids.push_back(layer.state.id);
            m_contents.put(layer.state.id, std::move(layer.content));
            joining.layers.push_back(std::move(layer.state));
        }
        change(joining);
        return ids;
    }
    void change(Change const& change) {
        m_state = apply(std::move(m_state), change);
        update(m_state, m_contents);
    }
    /// Other content for a layer.
    void put(LayerId layer, LayerContent content) {
        m_contents.put(layer, std::move(content));
        update(m_state, m_contents);
    }
    /// What a form does: another look for one class, given as it looks now.
    void set_class_style(LayerId id, std::size_t style_class, StyleClass const& style,
                         LabelClass const& names) {
        Layer const& shown = layer(id);
        change(ChangeStyle{id, std::make_shared<LayerStyle const>(with_class(
                                   *shown.base_style, shown.style, style_class, style, names, theme()))});
    }
    void set_style(LayerId id, LayerStyle style) {
        change(SetStyle{id, std::make_shared<LayerStyle const>(std::move(style))});
    }
    [[nodiscard]] MapState const& state() const { return m_state; }

  private:
    MapState m_state;
    ContentStore m_contents;
    std::uint32_t m_next = 1;
};

/// The look that a layer has by itself, changed by a function of it.
template <class StyleChange>
void change_style(ReadyLayer& layer, StyleChange change) {
    LayerStyle style = *layer.content.own_style.style;
    change(style);
    layer.content.own_style.style = std::make_shared<LayerStyle const>(std::move(style));
}

}  // namespace gatepost

#pragma once

#include "base/image.hpp"
#include "map/made_map.hpp"
#include "map/viewport.hpp"
#include "render/headless_context.hpp"
#include "render/map_renderer.hpp"
#include "text/font_set.hpp"
#include "text/shaper.hpp"

namespace gatepost {

/// A small map made by hand, one map unit a pixel, the origin in the middle: what golden pictures show.
class GoldenScene {
  public:
    GoldenScene(int width_px, int height_px) : m_width_px(width_px), m_height_px(height_px) {}

    /// Adds a layer whose geometry stands in map units already.
    void add(GeometryColumn geometry, LayerStyle style, std::vector<std::uint16_t> classes = {},
             float opacity = 1);
    [[nodiscard]] Image draw(double pixel_ratio = 1, std::span<TextLine const> labels = {},
                             std::vector<Highlight> highlights = {});
    [[nodiscard]] FontSet& fonts() { return m_fonts; }

  private:
    HeadlessContext m_context;
    JobPool m_pool{2};
    FontSet m_fonts;
    MadeMap m_document;
    int m_width_px;
    int m_height_px;
};

}  // namespace gatepost

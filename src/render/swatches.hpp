#pragma once

#include "map/document.hpp"
#include "render/gl_object.hpp"

#include <map>
#include <string>

namespace gatepost {

class TilePainter;

constexpr double swatch_side_px = 24;

/// Small pictures of how each layer looks, drawn by the same shaders as the map, for the layer panel.
class Swatches {
  public:
    /// A texture of swatch_side_px logical pixels a side, first row at the bottom, made when first asked for;
    /// 0 for a layer that draws nothing but names.
    [[nodiscard]] unsigned texture(Layer const& layer, double pixel_ratio, TilePainter& painter);

  private:
    std::map<std::string, GlTexture> m_textures;
};

}  // namespace gatepost

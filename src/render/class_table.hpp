#pragma once

#include "render/gl_object.hpp"
#include "style/style.hpp"

#include <vector>

namespace gatepost {

/// Colours, widths and visibility of a layer's classes as a small texture, one row per class. Vertices only
/// hold the row's number, so no tile is cut again when the style or the zoom changes.
///   texel 0 fill · 1 line · 2 casing · 3 line, casing, dash, gap px · 4 symbol px, shape, area alpha,
///   visible · 5 symbol's casing px, shadow, line join, line cap · 6 symbol's casing · 7 ring around it, its
///   px · 8 pattern, symbol alpha
class ClassTable {
  public:
    /// Uploads what changed since the last call; binds the texture to unit 0.
    void bind(LayerStyle const& style, double zoom);

  private:
    GlTexture m_texture;
    std::vector<float> m_texels;
};

}  // namespace gatepost

#pragma once

#include "render/gl_object.hpp"
#include "render/shader_program.hpp"

namespace gatepost {

/// A canvas for one translucent layer: the layer is drawn onto it by itself, then laid over the map with a
/// single opacity.
class LayerTarget {
  public:
    /// Redirects drawing to the canvas, which starts clear.
    void begin(int width_px, int height_px);
    /// Restores the framebuffer that was bound before, and lays the layer over it.
    void composite(float opacity);

  private:
    void resize(int width_px, int height_px);

    GlFramebuffer m_framebuffer;
    GlTexture m_texture;
    GlVertexArray m_no_vertices;
    ShaderProgram m_program{"composite"};
    int m_width_px = 0;
    int m_height_px = 0;
    int m_framebuffer_before = 0;
};

}  // namespace gatepost

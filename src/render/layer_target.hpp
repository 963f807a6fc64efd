#pragma once

#include "render/gl_object.hpp"
#include "render/shader_program.hpp"

namespace gatepost {

/// A canvas for one translucent layer: drawn to by itself, then laid over the map once with one opacity.
class LayerTarget {
  public:
    /// From now on drawing goes here; it starts clear.
    void begin(int width_px, int height_px);
    /// Back to the framebuffer that was bound before, with the layer laid over it.
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

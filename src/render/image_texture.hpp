#pragma once

#include "base/image.hpp"
#include "render/gl_object.hpp"

#include <cstdint>

namespace gatepost {

/// A picture as a texture that the interface shows, top row first. Main thread only.
class ImageTexture {
  public:
    void set(Image const& image);
    void clear() { m_texture = {}; }
    /// 0: there is none.
    [[nodiscard]] std::uintptr_t id() const { return m_texture.id(); }

  private:
    GlTexture m_texture;
};

}  // namespace gatepost

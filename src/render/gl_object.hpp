#pragma once

#include <utility>

namespace gatepost {

/// Owns one GL object by its name. Move-only; an empty or moved-from owner does nothing. The kind decides how
/// the object is created and deleted (gl_object.cpp). Main thread only, with the context current.
enum class GlKind { buffer, vertex_array, texture, framebuffer, shader, program };

template <GlKind kind>
class GlObject {
  public:
    GlObject() = default;
    explicit GlObject(unsigned id) : m_id(id) {}
    /// A shader is made of the kind that its caller says.
    [[nodiscard]] static GlObject make() requires(kind != GlKind::shader);
    ~GlObject() { release(); }
    GlObject(GlObject&& other) noexcept : m_id(std::exchange(other.m_id, 0)) {}
    GlObject& operator=(GlObject&& other) noexcept {
        std::swap(m_id, other.m_id);
        return *this;
    }
    GlObject(GlObject const&) = delete;
    GlObject& operator=(GlObject const&) = delete;
    [[nodiscard]] unsigned id() const { return m_id; }

  private:
    void release();
    unsigned m_id = 0;
};

using GlBuffer = GlObject<GlKind::buffer>;
using GlVertexArray = GlObject<GlKind::vertex_array>;
using GlTexture = GlObject<GlKind::texture>;
using GlFramebuffer = GlObject<GlKind::framebuffer>;
using GlShader = GlObject<GlKind::shader>;
using GlProgram = GlObject<GlKind::program>;

/// Finds the GL functions through the given loader, once a context is current. Throws Error if GL is older
/// than 3.3.
void load_gl(void (*(*find)(char const* name))());

/// "llvmpipe (LLVM 15.0.6, 256 bits)" and the like: for logs and for tests that fail.
[[nodiscard]] char const* gl_renderer_name();

}  // namespace gatepost

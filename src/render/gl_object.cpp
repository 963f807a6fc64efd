#include "render/gl_object.hpp"

#include "base/error.hpp"

#include <glad/gl.h>

namespace gatepost {

template <GlKind kind>
GlObject<kind> GlObject<kind>::make() requires(kind != GlKind::shader) {
    unsigned id = 0;
    if constexpr (kind == GlKind::buffer) {
        glGenBuffers(1, &id);
    } else if constexpr (kind == GlKind::vertex_array) {
        glGenVertexArrays(1, &id);
    } else if constexpr (kind == GlKind::texture) {
        glGenTextures(1, &id);
    } else if constexpr (kind == GlKind::framebuffer) {
        glGenFramebuffers(1, &id);
    } else {
        id = glCreateProgram();
    }
    return GlObject{id};
}

template <GlKind kind>
void GlObject<kind>::release() {
    if (m_id == 0) {
        return;
    }
    if constexpr (kind == GlKind::buffer) {
        glDeleteBuffers(1, &m_id);
    } else if constexpr (kind == GlKind::vertex_array) {
        glDeleteVertexArrays(1, &m_id);
    } else if constexpr (kind == GlKind::texture) {
        glDeleteTextures(1, &m_id);
    } else if constexpr (kind == GlKind::framebuffer) {
        glDeleteFramebuffers(1, &m_id);
    } else if constexpr (kind == GlKind::shader) {
        glDeleteShader(m_id);
    } else {
        glDeleteProgram(m_id);
    }
    m_id = 0;
}

template class GlObject<GlKind::buffer>;
template class GlObject<GlKind::vertex_array>;
template class GlObject<GlKind::texture>;
template class GlObject<GlKind::framebuffer>;
template class GlObject<GlKind::shader>;
template class GlObject<GlKind::program>;

void load_gl(void (*(*find)(char const* name))()) {
    int const version = gladLoadGL(find);
    if (version < GLAD_MAKE_VERSION(3, 3)) {
        throw fmt_error("OpenGL 3.3 is needed; this machine offers {}.{}", GLAD_VERSION_MAJOR(version),
                        GLAD_VERSION_MINOR(version));
    }
}

char const* gl_renderer_name() { return reinterpret_cast<char const*>(glGetString(GL_RENDERER)); }

}  // namespace gatepost

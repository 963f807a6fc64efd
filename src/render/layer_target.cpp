#include "render/layer_target.hpp"

#include <glad/gl.h>

namespace gatepost {

void LayerTarget::resize(int width_px, int height_px) {
    if (width_px == m_width_px && height_px == m_height_px) {
        return;
    }
    m_width_px = width_px;
    m_height_px = height_px;
    m_texture = GlTexture::make();
    glBindTexture(GL_TEXTURE_2D, m_texture.id());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width_px, height_px, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    if (m_framebuffer.id() == 0) {
        m_framebuffer = GlFramebuffer::make();
        m_no_vertices = GlVertexArray::make();
    }
    glBindFramebuffer(GL_FRAMEBUFFER, m_framebuffer.id());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, m_texture.id(), 0);
}

void LayerTarget::begin(int width_px, int height_px) {
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &m_framebuffer_before);
    glActiveTexture(GL_TEXTURE0);
    resize(width_px, height_px);
    glBindFramebuffer(GL_FRAMEBUFFER, m_framebuffer.id());
    glClearColor(0, 0, 0, 0);
    glClear(GL_COLOR_BUFFER_BIT);
}

void LayerTarget::composite(float opacity) {
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(m_framebuffer_before));
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, m_texture.id());
    m_program.use();
    m_program.set("u_layer", 0);
    m_program.set("u_opacity", opacity);
    glBindVertexArray(m_no_vertices.id());
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

}  // namespace gatepost

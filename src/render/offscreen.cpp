#include "render/offscreen.hpp"

#include "base/error.hpp"
#include "render/gl_object.hpp"

#include <glad/gl.h>

namespace gatepost {

Image render_to_image(int width_px, int height_px, std::function<void()> const& draw) {
    GLint limit = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &limit);
    if (width_px < 1 || height_px < 1 || width_px > limit || height_px > limit) {
        throw fmt_error("a picture of {} x {} pixels cannot be drawn here: each side may have 1 to {}",
                        width_px, height_px, limit);
    }
    GLint before = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &before);
    GlTexture const texture = GlTexture::make();
    glBindTexture(GL_TEXTURE_2D, texture.id());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width_px, height_px, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    GlFramebuffer const framebuffer = GlFramebuffer::make();
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.id());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture.id(), 0);
    glViewport(0, 0, width_px, height_px);
    draw();
    Image image{width_px, height_px, {}};
    image.rgba.resize(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.id());
    glReadPixels(0, 0, width_px, height_px, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(before));
    flip_rows(image);
    return image;
}

}  // namespace gatepost

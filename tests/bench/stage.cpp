#include "bench/stage.hpp"

#include <glad/gl.h>

#include <algorithm>
#include <cstdint>
#include <thread>
#include <vector>

namespace gatepost::bench {

Stage::Stage()
    : m_texture(GlTexture::make()),
      m_framebuffer(GlFramebuffer::make()),
      m_pool(
          std::max(2U, std::thread::hardware_concurrency()), [this] { m_finished_jobs.release(); },
          JobPool::Priority::behind_drawing) {
    glBindTexture(GL_TEXTURE_2D, m_texture.id());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, picture_width_px, picture_height_px, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, m_framebuffer.id());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, m_texture.id(), 0);
    glViewport(0, 0, picture_width_px, picture_height_px);
}

void Stage::wait_for_job() {
    constexpr std::chrono::milliseconds loading_tick{100};
    if (m_finished_jobs.try_acquire_for(loading_tick)) {
        while (m_finished_jobs.try_acquire()) {
        }
    }
}

void Stage::finish_drawing() { glFinish(); }

bool Stage::shows_something() {
    std::vector<std::uint32_t> pixels(std::size_t{picture_width_px} * picture_height_px);
    glReadPixels(0, 0, picture_width_px, picture_height_px, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    // The data box is taller than the picture, so the corner is background.
    return std::any_of(pixels.begin(), pixels.end(),
                       [&](std::uint32_t pixel) { return pixel != pixels.front(); });
}

}  // namespace gatepost::bench

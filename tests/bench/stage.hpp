#pragma once

#include "base/job.hpp"
#include "render/gl_object.hpp"
#include "render/headless_context.hpp"
#include "text/font_set.hpp"

#include <chrono>
#include <semaphore>

namespace gatepost::bench {

constexpr int picture_width_px = 1920;
constexpr int picture_height_px = 1080;

/// What the window is to the viewer: a GL context with a framebuffer to draw into, the workers, and the sleep
/// that a finished job ends. The framebuffer is bound from construction on.
class Stage {
  public:
    Stage();

    [[nodiscard]] JobPool& pool() { return m_pool; }
    [[nodiscard]] FontSet& fonts() { return m_fonts; }

    /// Sleeps until a job has finished since the last call, or for as long as the viewer would.
    void wait_for_job();
    /// Waits until all that was drawn is in the framebuffer.
    static void finish_drawing();
    /// Whether the framebuffer holds more than the background. Costs some milliseconds.
    [[nodiscard]] static bool shows_something();

  private:
    HeadlessContext m_context;
    GlTexture m_texture;
    GlFramebuffer m_framebuffer;
    FontSet m_fonts;
    std::counting_semaphore<> m_finished_jobs{0};
    JobPool m_pool;  // last, so that it is gone before what it wakes
};

}  // namespace gatepost::bench

#include "app/offscreen_context.hpp"

#include "app/window.hpp"
#include "base/error.hpp"

#include <GLFW/glfw3.h>

namespace gatepost {

struct OffscreenContext::Impl {
    GLFWwindow* window = nullptr;
};

/// GLFW has contexts with windows alone; this one is never shown. The other hints are those of the window.
OffscreenContext::OffscreenContext(Window const& /*like*/) : m_impl(std::make_unique<Impl>()) {
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    m_impl->window = glfwCreateWindow(1, 1, "gatepost", nullptr, nullptr);
    glfwWindowHint(GLFW_VISIBLE, GLFW_TRUE);
    if (m_impl->window == nullptr) {
        char const* reason = nullptr;
        glfwGetError(&reason);
        throw fmt_error("no picture can be drawn here ({})",
                        reason != nullptr ? reason : "there is no second OpenGL context");
    }
}

OffscreenContext::~OffscreenContext() { glfwDestroyWindow(m_impl->window); }

OffscreenContext::Current::Current(OffscreenContext const& context) {
    glfwMakeContextCurrent(context.m_impl->window);
}

OffscreenContext::Current::~Current() { glfwMakeContextCurrent(nullptr); }

}  // namespace gatepost

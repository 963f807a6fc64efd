#include "render/headless_context.hpp"

#include "base/error.hpp"
#include "render/gl_object.hpp"

#include <EGL/egl.h>
#include <EGL/eglext.h>

#include <array>

namespace gatepost {

struct HeadlessContext::Impl {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;

    Impl() = default;
    ~Impl() {
        if (display != EGL_NO_DISPLAY) {
            eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
            if (context != EGL_NO_CONTEXT) {
                eglDestroyContext(display, context);
            }
            eglTerminate(display);
        }
    }
    Impl(Impl const&) = delete;
    Impl& operator=(Impl const&) = delete;
};

namespace {

bool initialise(EGLDisplay display) {
    return display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) == EGL_TRUE;
}

EGLDisplay open_display() {
    EGLDisplay const surfaceless = eglGetPlatformDisplay(
        EGL_PLATFORM_SURFACELESS_MESA, reinterpret_cast<void*>(EGL_DEFAULT_DISPLAY), nullptr);
    if (initialise(surfaceless)) {
        return surfaceless;
    }
    auto const query_devices =
        reinterpret_cast<PFNEGLQUERYDEVICESEXTPROC>(eglGetProcAddress("eglQueryDevicesEXT"));
    EGLDeviceEXT device = nullptr;
    EGLint count = 0;
    if (query_devices != nullptr && query_devices(1, &device, &count) == EGL_TRUE && count > 0) {
        EGLDisplay const display = eglGetPlatformDisplay(EGL_PLATFORM_DEVICE_EXT, device, nullptr);
        if (initialise(display)) {
            return display;
        }
    }
    throw fmt_error(
        "no OpenGL without a display here: EGL offers neither a surfaceless platform nor a device");
}

}  // namespace

HeadlessContext::HeadlessContext() : m_impl(std::make_unique<Impl>()) {
    m_impl->display = open_display();
    constexpr std::array<EGLint, 5> wanted{EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, 0,
                                           EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    eglBindAPI(EGL_OPENGL_API);
    eglChooseConfig(m_impl->display, wanted.data(), &config, 1, &count);
    constexpr std::array<EGLint, 7> version{EGL_CONTEXT_MAJOR_VERSION,
                                            3,
                                            EGL_CONTEXT_MINOR_VERSION,
                                            3,
                                            EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                            EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                            EGL_NONE};
    m_impl->context = eglCreateContext(m_impl->display, count > 0 ? config : EGL_NO_CONFIG_KHR,
                                       EGL_NO_CONTEXT, version.data());
    if (m_impl->context == EGL_NO_CONTEXT) {
        throw fmt_error("EGL makes no OpenGL 3.3 core context here (error {:#x})", eglGetError());
    }
    if (eglMakeCurrent(m_impl->display, EGL_NO_SURFACE, EGL_NO_SURFACE, m_impl->context) != EGL_TRUE) {
        throw fmt_error("the OpenGL context cannot be used without a surface (EGL error {:#x})",
                        eglGetError());
    }
    load_gl(eglGetProcAddress);
}

HeadlessContext::~HeadlessContext() = default;

}  // namespace gatepost

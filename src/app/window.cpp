#include "app/window.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "render/gl_object.hpp"

#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>

#include <utility>

namespace gatepost {

namespace {

struct WindowDeleter {
    void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};

Modifiers modifiers_of(int mods) {
    return {(mods & GLFW_MOD_SHIFT) != 0, (mods & GLFW_MOD_CONTROL) != 0, (mods & GLFW_MOD_ALT) != 0};
}

Button button_of(int button) {
    switch (button) {
        case GLFW_MOUSE_BUTTON_LEFT: return Button::left;
        case GLFW_MOUSE_BUTTON_RIGHT: return Button::right;
        case GLFW_MOUSE_BUTTON_MIDDLE: return Button::middle;
        case GLFW_MOUSE_BUTTON_4: return Button::back;
        case GLFW_MOUSE_BUTTON_5: return Button::forward;
        default: return Button::other;
    }
}

KeyPressed key_of(int key, int mods) {
    Modifiers const modifiers = modifiers_of(mods);
    switch (key) {
        case GLFW_KEY_ESCAPE: return {Key::escape, 0, modifiers};
        case GLFW_KEY_LEFT: return {Key::left, 0, modifiers};
        case GLFW_KEY_RIGHT: return {Key::right, 0, modifiers};
        case GLFW_KEY_UP: return {Key::up, 0, modifiers};
        case GLFW_KEY_DOWN: return {Key::down, 0, modifiers};
        case GLFW_KEY_PAGE_UP: return {Key::page_up, 0, modifiers};
        case GLFW_KEY_PAGE_DOWN: return {Key::page_down, 0, modifiers};
        case GLFW_KEY_F6: return {Key::f6, 0, modifiers};
        case GLFW_KEY_TAB: return {Key::tab, 0, modifiers};
        case GLFW_KEY_KP_ADD: return {Key::character, '=', modifiers};
        case GLFW_KEY_KP_SUBTRACT: return {Key::character, '-', modifiers};
        default: break;
    }
    bool const printable = key >= GLFW_KEY_SPACE && key <= GLFW_KEY_GRAVE_ACCENT;
    return {printable ? Key::character : Key::other, printable ? static_cast<char>(key) : '\0', modifiers};
}

}  // namespace

struct Window::Impl {
    std::unique_ptr<GLFWwindow, WindowDeleter> window;
    std::vector<InputEvent> events;
    bool happened = false;

    std::vector<int> pressed;           ///< keys, since ImGui was fed last
    std::vector<int> held_for_a_frame;  ///< those that are up again and that ImGui takes for held

    /// What GLFW calls goes through C, which no exception may do: an event for which there is no memory is
    /// lost.
    template <class Act>
    static void at(GLFWwindow* from, Act const& act) noexcept {
        try {
            act(*static_cast<Impl*>(glfwGetWindowUserPointer(from)));
        } catch (std::exception const& failure) {
            log_error("{}", failure.what());
        }
    }

    void push(InputEvent event) {
        events.push_back(std::move(event));
        happened = true;
    }

    /// Window coordinates → framebuffer pixels → logical pixels.
    [[nodiscard]] Point logical(double x, double y) const {
        int window_width = 1;
        int framebuffer_width = 1;
        float ratio = 1;
        glfwGetWindowSize(window.get(), &window_width, nullptr);
        glfwGetFramebufferSize(window.get(), &framebuffer_width, nullptr);
        glfwGetWindowContentScale(window.get(), &ratio, nullptr);
        double const factor =
            static_cast<double>(framebuffer_width) / std::max(window_width, 1) / static_cast<double>(ratio);
        return {x * factor, y * factor};
    }
    [[nodiscard]] Point cursor() const {
        double x = 0;
        double y = 0;
        glfwGetCursorPos(window.get(), &x, &y);
        return logical(x, y);
    }

    /// ImGui before 1.87 looks at a frame's keys as they are then: one that went down and up again since the
    /// last frame would be lost, so it is shown as held for this one.
    void show_short_presses(ImGuiIO& io) {
#if IMGUI_VERSION_NUM < 18700
        for (int const key : held_for_a_frame) {
            io.KeysDown[key] = glfwGetKey(window.get(), key) == GLFW_PRESS;
        }
        held_for_a_frame.clear();
        for (int const key : pressed) {
            if (!io.KeysDown[key]) {
                io.KeysDown[key] = true;
                held_for_a_frame.push_back(key);
            }
        }
#else
        static_cast<void>(io);
#endif
        pressed.clear();
    }

    void listen() {
        GLFWwindow* const w = window.get();
        glfwSetWindowUserPointer(w, this);
        glfwSetCursorPosCallback(w, [](GLFWwindow* from, double x, double y) {
            at(from, [&](Impl& self) { self.push(PointerMoved{self.logical(x, y)}); });
        });
        glfwSetCursorEnterCallback(w, [](GLFWwindow* from, int entered) {
            if (entered == GLFW_FALSE) {
                at(from, [](Impl& self) { self.push(PointerLeft{}); });
            }
        });
        glfwSetMouseButtonCallback(w, [](GLFWwindow* from, int button, int action, int mods) {
            at(from, [&](Impl& self) {
                if (action == GLFW_PRESS) {
                    self.push(ButtonPressed{button_of(button), modifiers_of(mods), self.cursor()});
                } else {
                    self.push(ButtonReleased{button_of(button), self.cursor()});
                }
            });
        });
        glfwSetScrollCallback(w, [](GLFWwindow* from, double, double dy) {
            bool const control = glfwGetKey(from, GLFW_KEY_LEFT_CONTROL) == GLFW_PRESS ||
                                 glfwGetKey(from, GLFW_KEY_RIGHT_CONTROL) == GLFW_PRESS;
            at(from, [&](Impl& self) { self.push(Scrolled{dy, {.control = control}, self.cursor()}); });
        });
        glfwSetKeyCallback(w, [](GLFWwindow* from, int key, int, int action, int mods) {
            at(from, [&](Impl& self) {
                if (action != GLFW_RELEASE) {
                    self.push(key_of(key, mods));
                }
                if (action == GLFW_PRESS && key != GLFW_KEY_UNKNOWN) {
                    self.pressed.push_back(key);
                }
            });
        });
        glfwSetDropCallback(w, [](GLFWwindow* from, int count, char const** paths) {
            at(from, [&](Impl& self) { self.push(FilesDropped{{paths, paths + count}}); });
        });
        glfwSetWindowRefreshCallback(
            w, [](GLFWwindow* from) { at(from, [](Impl& self) { self.happened = true; }); });
        glfwSetFramebufferSizeCallback(
            w, [](GLFWwindow* from, int, int) { at(from, [](Impl& self) { self.happened = true; }); });
    }
};

WindowSystem::WindowSystem() {
    if (glfwInit() == GLFW_FALSE) {
        char const* reason = nullptr;
        glfwGetError(&reason);
        throw fmt_error("no window can be opened here ({}); --screenshot FILE draws without one",
                        reason != nullptr ? reason : "no display");
    }
}

WindowSystem::~WindowSystem() { glfwTerminate(); }
void WindowSystem::wake() { glfwPostEmptyEvent(); }

Window::Window(WindowSystem const& /*system*/, char const* title, int width_px, int height_px)
    : m_impl(std::make_unique<Impl>()) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    m_impl->window.reset(glfwCreateWindow(width_px, height_px, title, nullptr, nullptr));
    if (!m_impl->window) {
        char const* reason = nullptr;
        glfwGetError(&reason);
        throw fmt_error("no window with OpenGL 3.3 can be opened here ({})",
                        reason != nullptr ? reason : "no reason given");
    }
    glfwMakeContextCurrent(m_impl->window.get());
    glfwSwapInterval(1);
    load_gl(glfwGetProcAddress);
    m_impl->listen();
}

Window::~Window() = default;

bool Window::wait(double timeout_s) {
    m_impl->happened = false;
    double const begun_s = glfwGetTime();
    if (timeout_s > 0) {
        glfwWaitEventsTimeout(timeout_s);
    } else {
        glfwPollEvents();
    }
    // An empty event has no callback: it is known by an early end of the wait.
    return m_impl->happened || glfwGetTime() - begun_s < timeout_s;
}

std::vector<InputEvent> Window::take_events() { return std::exchange(m_impl->events, {}); }
bool Window::should_close() const { return glfwWindowShouldClose(m_impl->window.get()) != 0; }
void Window::close() { glfwSetWindowShouldClose(m_impl->window.get(), GLFW_TRUE); }
void Window::swap() { glfwSwapBuffers(m_impl->window.get()); }
void Window::copy_to_clipboard(std::string const& text) {
    glfwSetClipboardString(m_impl->window.get(), text.c_str());
}

int Window::framebuffer_width_px() const {
    int width = 0;
    glfwGetFramebufferSize(m_impl->window.get(), &width, nullptr);
    return std::max(width, 1);
}

int Window::framebuffer_height_px() const {
    int height = 0;
    glfwGetFramebufferSize(m_impl->window.get(), nullptr, &height);
    return std::max(height, 1);
}

double Window::pixel_ratio() const {
    float ratio = 1;
    glfwGetWindowContentScale(m_impl->window.get(), &ratio, nullptr);
    return static_cast<double>(ratio);
}

void Window::start_imgui() {
    ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    ImGui_ImplGlfw_InitForOpenGL(m_impl->window.get(), true);
    ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
}
void Window::stop_imgui() { ImGui_ImplGlfw_Shutdown(); }

void Window::feed_imgui() const {
    ImGui_ImplGlfw_NewFrame();
    ImGuiIO& io = ImGui::GetIO();
    m_impl->show_short_presses(io);
    if (io.DisplaySize.x > 0) {
        float const factor = static_cast<float>(framebuffer_width_px()) / io.DisplaySize.x;
        io.MousePos = {io.MousePos.x * factor, io.MousePos.y * factor};
    }
#if IMGUI_VERSION_NUM < 18700  // from 1.89 on it takes Enter for what Space does by itself
    for (int const key : {GLFW_KEY_ENTER, GLFW_KEY_KP_ENTER}) {
        bool const was_up = io.KeysDownDuration[key] < 0;
        if (io.KeysDown[key] && was_up && !io.WantTextInput) {
            io.NavInputs[ImGuiNavInput_Activate] = 1;
        }
    }
#endif
}

}  // namespace gatepost

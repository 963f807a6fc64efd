#include "app/window.hpp"

#include "app/frame_events.hpp"
#include "app/window_icon.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "render/gl_object.hpp"

#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <optional>
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

/// The character on a key in the layout of the keyboard: what is Q on it closes the program, wherever it
/// lies. Digits are those of the row above the letters, whether or not the layout wants Shift for them.
char character_of(int key, int scancode) {
    bool const is_printable = key >= GLFW_KEY_SPACE && key <= GLFW_KEY_GRAVE_ACCENT;
    if (!is_printable) {
        return 0;
    }
    bool const is_digit = key >= GLFW_KEY_0 && key <= GLFW_KEY_9;
    char const* const name = is_digit ? nullptr : glfwGetKeyName(key, scancode);
    bool const is_plain = name != nullptr && name[0] > ' ' && name[0] < 127 && name[1] == '\0';
    char const found = is_plain ? name[0] : static_cast<char>(key);
    return found >= 'a' && found <= 'z' ? static_cast<char>(found - 'a' + 'A') : found;
}

KeyPressed key_of(int key, int scancode, int mods) {
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
        case GLFW_KEY_F10: return {Key::f10, 0, modifiers};
        case GLFW_KEY_F11: return {Key::f11, 0, modifiers};
        case GLFW_KEY_TAB: return {Key::tab, 0, modifiers};
        case GLFW_KEY_KP_ADD: return {Key::character, '=', modifiers};
        case GLFW_KEY_KP_SUBTRACT: return {Key::character, '-', modifiers};
        default: break;
    }
    char const character = character_of(key, scancode);
    return {character != 0 ? Key::character : Key::other, character, modifiers};
}

}  // namespace

struct Window::Impl {
    std::unique_ptr<GLFWwindow, WindowDeleter> window;
    FrameEvents events;
    bool happened = false;
    double zoom = 1;
    double scale = 1;
    std::string title;
    std::optional<std::array<int, 4>> before_full_screen;  ///< place and size

    /// Keys and what was held with them, since ImGui was fed last.
    std::vector<std::pair<int, Modifiers>> pressed;
    std::optional<Point> moved_to;      ///< by the last event that told it
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
        events.push(std::move(event));
        happened = true;
    }

    /// Window coordinates → framebuffer pixels → logical pixels.
    [[nodiscard]] Point logical(double x, double y) const {
        int window_width = 1;
        int framebuffer_width = 1;
        glfwGetWindowSize(window.get(), &window_width, nullptr);
        glfwGetFramebufferSize(window.get(), &framebuffer_width, nullptr);
        double const factor =
            static_cast<double>(framebuffer_width) / std::max(window_width, 1) / pixel_ratio();
        return {x * factor, y * factor};
    }
    [[nodiscard]] double screen_ratio() const {
        float ratio = 1;
        glfwGetWindowContentScale(window.get(), &ratio, nullptr);
        return static_cast<double>(ratio);
    }
    [[nodiscard]] double pixel_ratio() const { return screen_ratio() * zoom * scale; }

    /// The pointer stands still while logical pixels become larger or smaller.
    void follow_ratio(double ratio_before) {
        double const factor = ratio_before / pixel_ratio();
        events.scale(factor);
        moved_to = moved_to ? std::optional{*moved_to * factor} : std::nullopt;
    }
    /// Where the pointer was when the event that is being told happened. The system's answer would be where
    /// it is now.
    [[nodiscard]] Point cursor() const {
        if (moved_to) {
            return *moved_to;
        }
        double x = 0;
        double y = 0;
        glfwGetCursorPos(window.get(), &x, &y);
        return logical(x, y);
    }

    /// ImGui before 1.87 looks at a frame's keys as they are then: one that went down and up again since the
    /// last frame would be lost, so it is shown as held for this one.
    void show_short_presses(ImGuiIO& io) {
#if IMGUI_VERSION_NUM < 18700
        auto const is_key_down = [&](int left, int right) {
            return glfwGetKey(window.get(), left) == GLFW_PRESS ||
                   glfwGetKey(window.get(), right) == GLFW_PRESS;
        };
        for (int const key : held_for_a_frame) {
            io.KeysDown[key] = glfwGetKey(window.get(), key) == GLFW_PRESS;
        }
        held_for_a_frame.clear();
        Modifiers held{is_key_down(GLFW_KEY_LEFT_SHIFT, GLFW_KEY_RIGHT_SHIFT),
                       is_key_down(GLFW_KEY_LEFT_CONTROL, GLFW_KEY_RIGHT_CONTROL),
                       is_key_down(GLFW_KEY_LEFT_ALT, GLFW_KEY_RIGHT_ALT)};
        for (auto const& [key, modifiers] : pressed) {
            held.shift = held.shift || modifiers.shift;  // Ctrl may be up again as well
            held.control = held.control || modifiers.control;
            held.alt = held.alt || modifiers.alt;
            if (!io.KeysDown[key]) {
                io.KeysDown[key] = true;
                held_for_a_frame.push_back(key);
            }
        }
        io.KeyShift = held.shift;
        io.KeyCtrl = held.control;
        io.KeyAlt = held.alt;
#else
        static_cast<void>(io);
#endif
        pressed.clear();
    }

    void listen() {
        GLFWwindow* const w = window.get();
        glfwSetWindowUserPointer(w, this);
        glfwSetCursorPosCallback(w, [](GLFWwindow* from, double x, double y) {
            at(from, [&](Impl& self) {
                self.moved_to = self.logical(x, y);
                self.push(PointerMoved{*self.moved_to});
            });
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
        glfwSetKeyCallback(w, [](GLFWwindow* from, int key, int scancode, int action, int mods) {
            at(from, [&](Impl& self) {
                if (action != GLFW_RELEASE) {
                    self.push(key_of(key, scancode, mods));
                }
                if (action == GLFW_PRESS && key != GLFW_KEY_UNKNOWN) {
                    self.pressed.emplace_back(key, modifiers_of(mods));
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

namespace {

/// Desktops draw it in their lists of windows. Where the window system has no such thing (Wayland), the
/// .desktop file brings it, and GLFW does nothing.
void give_icon(GLFWwindow* window) {
    std::vector<Image> sizes = window_icon();
    std::vector<GLFWimage> images;
    for (Image& image : sizes) {
        images.push_back({image.width_px, image.height_px, image.rgba.data()});
    }
    glfwSetWindowIcon(window, static_cast<int>(images.size()), images.data());
}

}  // namespace

Window::Window(WindowSystem const& /*system*/, char const* title, int width_px, int height_px)
    : m_impl(std::make_unique<Impl>()) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    // Desktops find gatepost.desktop by these (its StartupWMClass).
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "gatepost");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "gatepost");
    m_impl->window.reset(glfwCreateWindow(width_px, height_px, title, nullptr, nullptr));
    if (!m_impl->window) {
        char const* reason = nullptr;
        glfwGetError(&reason);
        throw fmt_error("no window with OpenGL 3.3 can be opened here ({})",
                        reason != nullptr ? reason : "no reason given");
    }
    give_icon(m_impl->window.get());
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

std::vector<InputEvent> Window::take_events() { return m_impl->events.take(); }
bool Window::has_more_events() const { return m_impl->events.has_more(); }
bool Window::should_close() const { return glfwWindowShouldClose(m_impl->window.get()) != 0; }
void Window::close() { glfwSetWindowShouldClose(m_impl->window.get(), GLFW_TRUE); }
void Window::stay() { glfwSetWindowShouldClose(m_impl->window.get(), GLFW_FALSE); }
void Window::set_title(std::string const& title) {
    if (title != m_impl->title) {
        m_impl->title = title;
        glfwSetWindowTitle(m_impl->window.get(), title.c_str());
    }
}

void Window::toggle_full_screen() {
    GLFWwindow* const window = m_impl->window.get();
    if (auto const before = std::exchange(m_impl->before_full_screen, std::nullopt)) {
        glfwSetWindowMonitor(window, nullptr, (*before)[0], (*before)[1], (*before)[2], (*before)[3],
                             GLFW_DONT_CARE);
        return;
    }
    GLFWmonitor* const monitor = glfwGetPrimaryMonitor();
    GLFWvidmode const* const mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr;
    if (mode == nullptr) {
        throw fmt_error("this screen has no full-screen mode");
    }
    std::array<int, 4> place{};
    auto& [x, y, width, height] = place;
    glfwGetWindowPos(window, &x, &y);
    glfwGetWindowSize(window, &width, &height);
    m_impl->before_full_screen = place;
    glfwSetWindowMonitor(window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

bool Window::is_full_screen() const { return m_impl->before_full_screen.has_value(); }

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

double Window::pixel_ratio() const { return m_impl->pixel_ratio(); }
double Window::screen_pixel_ratio() const { return m_impl->screen_ratio(); }
void Window::set_zoom(double zoom) {
    double const before = m_impl->pixel_ratio();
    m_impl->zoom = zoom;
    m_impl->follow_ratio(before);
}
void Window::set_scale(double scale) {
    double const before = m_impl->pixel_ratio();
    m_impl->scale = scale;
    m_impl->follow_ratio(before);
}

void Window::start_imgui() {
    ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    ImGui_ImplGlfw_InitForOpenGL(m_impl->window.get(), true);
    ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
}
void Window::stop_imgui() { ImGui_ImplGlfw_Shutdown(); }

void Window::feed_imgui() {
    ImGui_ImplGlfw_NewFrame();
    ImGuiIO& io = ImGui::GetIO();
    m_impl->show_short_presses(io);
    m_impl->events.begin_frame();
#if IMGUI_VERSION_NUM < 18700        // later ones keep the changes in turn themselves
    if (io.MousePos.x > -FLT_MAX) {  // the pointer is over the window, and the window has the keyboard
        Point const at = m_impl->events.pointer() * m_impl->pixel_ratio();
        io.MousePos = {static_cast<float>(at.x), static_cast<float>(at.y)};
    }
    std::copy(m_impl->events.is_down().begin(), m_impl->events.is_down().end(), io.MouseDown);
#endif
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

#pragma once

#include "geo/point.hpp"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace gatepost {

struct Modifiers {
    bool shift = false;
    bool control = false;
    bool alt = false;
};
enum class Button { left, right, middle, back, forward, other };
/// Keys that the map answers to; letters and digits come as their character.
enum class Key { character, escape, left, right, up, down, page_up, page_down, tab, f6, other };

/// Positions are logical pixels from the window's upper left corner.
struct PointerMoved {
    Point at;
};
struct ButtonPressed {
    Button button = Button::other;
    Modifiers modifiers;
    Point at;
};
struct ButtonReleased {
    Button button = Button::other;
    Point at;
};
struct Scrolled {
    double steps = 0;
    Modifiers modifiers;
    Point at;
};
struct KeyPressed {
    Key key = Key::other;
    char character = 0;
    Modifiers modifiers;
};
struct FilesDropped {
    std::vector<std::string> paths;
};
struct PointerLeft {};
using InputEvent = std::variant<PointerMoved, ButtonPressed, ButtonReleased, Scrolled, KeyPressed,
                                FilesDropped, PointerLeft>;

/// GLFW itself. It comes before everything that may wake the loop, and goes after it.
class WindowSystem {
  public:
    /// Throws Error in words if there is no display.
    WindowSystem();
    ~WindowSystem();
    WindowSystem(WindowSystem const&) = delete;
    WindowSystem& operator=(WindowSystem const&) = delete;

    /// Wakes the sleeping loop, from any thread.
    static void wake();
};

/// The one window: its GL context and its input as a queue. The loop of the program sleeps in here.
class Window {
  public:
    /// Opens the window and makes its context current. Throws Error in words if there is no OpenGL 3.3.
    Window(WindowSystem const& system, char const* title, int width_px, int height_px);
    ~Window();
    Window(Window const&) = delete;
    Window& operator=(Window const&) = delete;

    /// Sleeps until something happens or `timeout_s` is over; 0 only looks. True if something happened.
    bool wait(double timeout_s);
    [[nodiscard]] std::vector<InputEvent> take_events();
    [[nodiscard]] bool should_close() const;
    void close();
    void swap();
    void copy_to_clipboard(std::string const& text);

    [[nodiscard]] int framebuffer_width_px() const;
    [[nodiscard]] int framebuffer_height_px() const;
    /// Framebuffer pixels in one logical pixel: decided here and nowhere else.
    [[nodiscard]] double pixel_ratio() const;

    /// ImGui's own view of this window.
    void start_imgui();
    static void stop_imgui();
    void feed_imgui() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace gatepost

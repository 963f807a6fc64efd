#pragma once

#include "app/input_event.hpp"
#include "geo/point.hpp"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace gatepost {

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
    /// The input of this frame: what happened up to the next press or release of a button. ImGui sees one of
    /// them a frame at its place, so that a fast press and drag takes what was pressed. Call it after
    /// feed_imgui().
    [[nodiscard]] std::vector<InputEvent> take_events();
    /// Whether there is more, for the next frame.
    [[nodiscard]] bool has_more_events() const;
    [[nodiscard]] bool should_close() const;
    void close();
    /// It was asked to close and stays.
    void stay();
    void set_title(std::string const& title);
    void toggle_full_screen();
    [[nodiscard]] bool is_full_screen() const;
    void swap();
    void copy_to_clipboard(std::string const& text);

    [[nodiscard]] int framebuffer_width_px() const;
    [[nodiscard]] int framebuffer_height_px() const;
    /// Framebuffer pixels in one logical pixel: decided here and nowhere else. It is the screen's ratio times
    /// the zoom that a person chose.
    [[nodiscard]] double pixel_ratio() const;
    [[nodiscard]] double screen_pixel_ratio() const;
    void set_zoom(double zoom);
    /// The zoom that the command line asks for, besides.
    void set_scale(double scale);

    /// ImGui's own view of this window.
    void start_imgui();
    static void stop_imgui();
    void feed_imgui();

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace gatepost

#pragma once

#include "text/font_set.hpp"
#include "ui/interface.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace gatepost {

/// Owns the ImGui context and its GL backend, with or without a window, and runs the interface's frames.
/// Needs a current GL context from construction to destruction.
class InterfaceHost {
  public:
    /// Fonts are looked up when there is something to write.
    InterfaceHost(FontSet& fonts, double pixel_ratio);
    ~InterfaceHost();
    InterfaceHost(InterfaceHost const&) = delete;
    InterfaceHost& operator=(InterfaceHost const&) = delete;

    /// One frame of the interface into the bound framebuffer. `begin_input` feeds it a window's input;
    /// without one, size and time are fixed, so that pictures come out the same.
    Commands frame(InterfaceModel const& model, int width_px, int height_px,
                   std::function<void()> const& begin_input = {});

    /// The window has moved to a screen of other density: everything is written anew.
    void set_pixel_ratio(double pixel_ratio);
    /// What the panels of the last frame cover, in logical pixels.
    [[nodiscard]] std::vector<Box> const& covered_screen() const { return m_typed.covered_screen; }
    /// What panels are filled with: legend swatches are drawn on it.
    [[nodiscard]] static Colour paper();

  private:
    Commands lay_out(InterfaceModel const& model, int width_px, int height_px,
                     std::function<void()> const& begin_input);
    void bake_fonts(InterfaceModel const& model);
    FontSet& m_font_set;
    float m_pixel_ratio;
    std::optional<InterfaceFonts> m_fonts;
    TypedTexts m_typed;
    Theme m_theme = Theme::light;
    bool m_is_baked = false;
};

}  // namespace gatepost

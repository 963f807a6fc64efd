#pragma once

#include "render/gl_object.hpp"

#include <string>

namespace gatepost {

/// A pair of shaders from shaders/NAME.vert and NAME.frag. It is compiled on first use: creating the first
/// context is slow enough without it.
class ShaderProgram {
  public:
    explicit ShaderProgram(std::string name) : m_name(std::move(name)) {}

    /// Makes it current. Throws Error with the driver's words if it does not compile.
    void use();
    void set(char const* uniform, int value) const;
    void set(char const* uniform, float value) const;
    void set(char const* uniform, float x, float y) const;

  private:
    void compile();
    [[nodiscard]] int location(char const* uniform) const;

    std::string m_name;
    GlProgram m_program;
};

}  // namespace gatepost

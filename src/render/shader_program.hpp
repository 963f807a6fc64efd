#pragma once

#include "render/gl_object.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gatepost {

/// A pair of shaders from shaders/NAME.vert and NAME.frag. It is compiled when it is begun or first used, not
/// when it is made: creating the first context is slow enough without it.
class ShaderProgram {
  public:
    explicit ShaderProgram(std::string name) : m_name(std::move(name)) {}

    /// Has the driver start compiling, and returns. Some drivers take a tenth of a second for each program,
    /// on threads of their own: begun early, it is ready when it is used. Says nothing of failures; use()
    /// does.
    void begin();
    /// Makes it current. Throws Error with the driver's words if it does not compile.
    void use();
    void set(char const* uniform, int value);
    void set(char const* uniform, float value);
    void set(char const* uniform, float x, float y);

  private:
    struct Uniform {
        std::string name;
        int location;
    };
    void finish();
    [[nodiscard]] int location(std::string_view uniform);

    std::string m_name;
    GlShader m_vertex;  // the stages live until the program is linked
    GlShader m_fragment;
    GlProgram m_program;
    bool m_is_ready = false;
    std::vector<Uniform> m_uniforms;  // asked for so far
};

}  // namespace gatepost

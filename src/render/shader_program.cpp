#include "render/shader_program.hpp"

#include "base/error.hpp"
#include "render/shader_source.hpp"

#include <glad/gl.h>

#include <algorithm>
#include <array>

namespace gatepost {

namespace {

GlShader begun_stage(GLenum type, std::string const& name) {
    GlShader shader(glCreateShader(type));
    std::string const source = shader_source(name);
    char const* const text = source.c_str();
    glShaderSource(shader.id(), 1, &text, nullptr);
    glCompileShader(shader.id());
    return shader;
}

void check_stage(GlShader const& shader, std::string const& name) {
    GLint compiled = 0;
    glGetShaderiv(shader.id(), GL_COMPILE_STATUS, &compiled);
    if (compiled == 0) {
        std::array<char, 2048> log{};
        glGetShaderInfoLog(shader.id(), static_cast<GLsizei>(log.size()), nullptr, log.data());
        throw fmt_error("shader {} does not compile: {}", name, log.data());
    }
}

}  // namespace

void ShaderProgram::begin() {
    if (m_program.id() != 0) {
        return;
    }
    m_vertex = begun_stage(GL_VERTEX_SHADER, m_name + ".vert");
    m_fragment = begun_stage(GL_FRAGMENT_SHADER, m_name + ".frag");
    m_program = GlProgram::make();
    glAttachShader(m_program.id(), m_vertex.id());
    glAttachShader(m_program.id(), m_fragment.id());
    glLinkProgram(m_program.id());
}

/// Waits for the driver. The first question about a program's state is what waits, so it comes last.
void ShaderProgram::finish() {
    begin();
    GLint linked = 0;
    glGetProgramiv(m_program.id(), GL_LINK_STATUS, &linked);
    if (linked == 0) {
        check_stage(m_vertex, m_name + ".vert");
        check_stage(m_fragment, m_name + ".frag");
        std::array<char, 2048> log{};
        glGetProgramInfoLog(m_program.id(), static_cast<GLsizei>(log.size()), nullptr, log.data());
        throw fmt_error("shader {} does not link: {}", m_name, log.data());
    }
    glDetachShader(m_program.id(), m_vertex.id());
    glDetachShader(m_program.id(), m_fragment.id());
    m_vertex = {};
    m_fragment = {};
    m_is_ready = true;
}

void ShaderProgram::use() {
    if (!m_is_ready) {
        finish();
    }
    glUseProgram(m_program.id());
}

/// The driver is asked once for each: a frame of many layers sets some 100,000.
int ShaderProgram::location(std::string_view uniform) {
    auto const known = std::find_if(m_uniforms.begin(), m_uniforms.end(),
                                    [&](Uniform const& other) { return other.name == uniform; });
    if (known != m_uniforms.end()) {
        return known->location;
    }
    Uniform asked{std::string(uniform), 0};
    asked.location = glGetUniformLocation(m_program.id(), asked.name.c_str());
    m_uniforms.push_back(std::move(asked));
    return m_uniforms.back().location;
}

void ShaderProgram::set(char const* uniform, int value) { glUniform1i(location(uniform), value); }
void ShaderProgram::set(char const* uniform, float value) { glUniform1f(location(uniform), value); }
void ShaderProgram::set(char const* uniform, float x, float y) { glUniform2f(location(uniform), x, y); }

}  // namespace gatepost

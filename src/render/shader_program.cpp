#include "render/shader_program.hpp"

#include "base/error.hpp"
#include "render/shader_source.hpp"

#include <glad/gl.h>

#include <array>

namespace gatepost {

namespace {

/// A shader lives only until its program is linked.
struct Shader {
    GLuint id;
    explicit Shader(GLenum type) : id(glCreateShader(type)) {}
    ~Shader() { glDeleteShader(id); }
    Shader(Shader const&) = delete;
    Shader& operator=(Shader const&) = delete;
};

void compile_stage(Shader const& shader, std::string const& name) {
    std::string const source = shader_source(name);
    char const* const text = source.c_str();
    glShaderSource(shader.id, 1, &text, nullptr);
    glCompileShader(shader.id);
    GLint compiled = 0;
    glGetShaderiv(shader.id, GL_COMPILE_STATUS, &compiled);
    if (compiled == 0) {
        std::array<char, 2048> log{};
        glGetShaderInfoLog(shader.id, static_cast<GLsizei>(log.size()), nullptr, log.data());
        throw fmt_error("shader {} does not compile: {}", name, log.data());
    }
}

}  // namespace

void ShaderProgram::compile() {
    Shader const vertex(GL_VERTEX_SHADER);
    Shader const fragment(GL_FRAGMENT_SHADER);
    compile_stage(vertex, m_name + ".vert");
    compile_stage(fragment, m_name + ".frag");
    GlProgram program = GlProgram::make();
    glAttachShader(program.id(), vertex.id);
    glAttachShader(program.id(), fragment.id);
    glLinkProgram(program.id());
    GLint linked = 0;
    glGetProgramiv(program.id(), GL_LINK_STATUS, &linked);
    if (linked == 0) {
        std::array<char, 2048> log{};
        glGetProgramInfoLog(program.id(), static_cast<GLsizei>(log.size()), nullptr, log.data());
        throw fmt_error("shader {} does not link: {}", m_name, log.data());
    }
    glDetachShader(program.id(), vertex.id);
    glDetachShader(program.id(), fragment.id);
    m_program = std::move(program);
}

void ShaderProgram::use() {
    if (m_program.id() == 0) {
        compile();
    }
    glUseProgram(m_program.id());
}

int ShaderProgram::location(char const* uniform) const {
    return glGetUniformLocation(m_program.id(), uniform);
}

void ShaderProgram::set(char const* uniform, int value) const { glUniform1i(location(uniform), value); }
void ShaderProgram::set(char const* uniform, float value) const { glUniform1f(location(uniform), value); }
void ShaderProgram::set(char const* uniform, float x, float y) const { glUniform2f(location(uniform), x, y); }

}  // namespace gatepost

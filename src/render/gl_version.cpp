#include "render/gl_version.hpp"

#include "render/gl_object.hpp"

#include <glad/gl.h>

namespace gatepost {

std::string gl_version() {
    auto const* const version = reinterpret_cast<char const*>(glGetString(GL_VERSION));
    return std::string{version != nullptr ? version : "unknown"} + ", " + gl_renderer_name();
}

}  // namespace gatepost

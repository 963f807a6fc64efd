#include "render/shader_source.hpp"

#include "base/error.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace gatepost {

std::string shader_source(std::string const& name) {
    char const* const folder = std::getenv("GATEPOST_SHADERS");  // safe: main thread only
    if (folder != nullptr) {
        std::ifstream const file(std::string{folder} + "/" + name);
        std::ostringstream text;
        text << file.rdbuf();
        if (file) {
            return text.str();
        }
    }
    std::string_view const text = embedded_shader(name);
    if (text.empty()) {
        throw fmt_error("there is no shader named {}", name);
    }
    return std::string{text};
}

}  // namespace gatepost

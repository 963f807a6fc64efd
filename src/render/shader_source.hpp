#pragma once

#include <string>
#include <string_view>

namespace gatepost {

/// The text of shaders/NAME as it was when the program was built; empty if there is none of that name.
[[nodiscard]] std::string_view embedded_shader(std::string_view name);

/// The same, but from the folder $GATEPOST_SHADERS if that is set, so that shaders can be tried without
/// building.
[[nodiscard]] std::string shader_source(std::string const& name);

}  // namespace gatepost

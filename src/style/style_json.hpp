#pragma once

#include "style/style.hpp"

#include <string>
#include <string_view>

namespace gatepost {

/// A layer's style as JSON, for a person to keep, read and change (README.md has the keys).
[[nodiscard]] std::string style_to_json(LayerStyle const& style);

/// The style that a JSON text describes; what it leaves out is as in `base`. Throws Error that names the key
/// and what is wrong with it.
[[nodiscard]] LayerStyle style_from_json(std::string_view json_text, LayerStyle const& base);

}  // namespace gatepost

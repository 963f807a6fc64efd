#pragma once

#include "base/json.hpp"
#include "style/style.hpp"

#include <string>
#include <string_view>

namespace gatepost {

/// A layer's style as JSON, for the user to keep, read and change (README.md has the keys).
[[nodiscard]] std::string style_to_json(LayerStyle const& style);

/// The style that a JSON text describes; what it leaves out is as in `base`. Throws Error that names the key
/// and what is wrong with it.
[[nodiscard]] LayerStyle style_from_json(std::string_view json_text, LayerStyle const& base);

/// The same as a part of a larger file, without a version of its own; `place` is its JSON path there.
[[nodiscard]] Json style_tree(LayerStyle const& style);
[[nodiscard]] LayerStyle style_from_tree(Json const& json, LayerStyle const& base, std::string const& place);

/// Whether this format knows a key of a style, of one of its classes, or of a class's labels.
[[nodiscard]] bool is_style_key(std::string_view key);
[[nodiscard]] bool is_style_class_key(std::string_view key);

}  // namespace gatepost

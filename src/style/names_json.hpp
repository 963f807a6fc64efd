#pragma once

#include "base/json_object.hpp"
#include "style/style.hpp"

#include <string_view>

namespace gatepost {

/// How the names of a class look, as the member `names` of a style says it (README).
void read_names(JsonObject const& reader, LabelClass& names);
/// Whether it is a key of that member.
[[nodiscard]] bool is_style_names_key(std::string_view key);
[[nodiscard]] Json names_to_json(LabelClass const& names);

}  // namespace gatepost
